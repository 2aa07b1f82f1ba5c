//! [`Failure`]: how something on our side can go wrong.

use super::entity::{choice, entity};
use super::{Id, Text};

choice! {
    /// Low, medium or high.
    Level {
        /// Low.
        Low = "low",
        /// Medium.
        Medium = "medium",
        /// High.
        High = "high",
    }
}

entity! {
    /// How something on our side can go wrong: a fail point (Shostack 1984). The way back is a flow
    /// of kind `recovery`.
    Failure {
        /// Stable id, unique in the map.
        id: Id,
        /// What goes wrong.
        text: Text,
        /// How likely it is.
        likelihood: Option<Level>,
        /// How much it hurts the customer.
        impact: Option<Level>,
        /// The department that answers for it.
        owner: Option<Id>,
    }
}
