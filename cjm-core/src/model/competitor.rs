//! [`Competitor`]: somebody else who serves the same needs.

use super::entity::entity;
use super::{Amount, Id, Text};

entity! {
    /// Somebody else who serves the same needs, or the way in which customers help themselves.
    Competitor {
        /// Stable id, unique in the document; never `us`.
        id: Id,
        /// What it is called.
        name: Text,
        /// Weight among the competitors, such as market share; relative to the others'.
        share: Option<Amount>,
    }
}
