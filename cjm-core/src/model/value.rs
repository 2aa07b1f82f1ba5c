//! [`Value`]: what a completed journey is worth.

use super::Amount;
use super::entity::entity;

entity! {
    /// What a completed journey is worth to us.
    Value {
        /// Money for each customer who completes the journey.
        per_conversion = "perConversion": Amount,
        /// Its currency: an ISO 4217 code such as `EUR`.
        currency: String,
    }
}
