//! [`Trigger`]: what sets the customer going.

use super::Text;
use super::entity::entity;

entity! {
    /// What sets the customer going.
    Trigger {
        /// What happens.
        text: Text,
        /// What sort of thing it is, in your own words: `problem`, `contractRenewal`, `lifeEvent`.
        kind: Option<String>,
    }
}
