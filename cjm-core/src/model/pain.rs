//! [`Pain`]: what hurts.

use super::entity::{choice, entity};
use super::{Amount, Count, Fraction, Id, Measure, Text};

choice! {
    /// What is being done about a pain, or a gain.
    PainStatus {
        /// Nothing yet.
        Open = "open",
        /// Somebody is at it.
        InProgress = "inProgress",
        /// It is done.
        Fixed = "fixed",
        /// It stays as it is.
        Accepted = "accepted",
    }
}

entity! {
    /// What hurts the customer in a step.
    Pain {
        /// Stable id, unique in the map. The same id in another map means the same pain.
        id: Id,
        /// What hurts.
        text: Text,
        /// How much it hurts; default scale `severity5`, 1 (least) to 5 (most).
        severity: Option<Measure>,
        /// How many times a journey it happens, 0 or more.
        frequency: Option<Amount>,
        /// Share of the map's customers who meet it, 0 to 1.
        reach: Option<Fraction>,
        /// The needs it touches.
        needs: Vec<Id>,
        /// The persona it belongs to; absent = all of the map's.
        persona: Option<Id>,
        /// What it rests on.
        evidence: Vec<Id>,
        /// Votes it got in a workshop.
        votes: Option<Count>,
        /// Who wrote it.
        author: Option<String>,
        /// What is being done about it.
        status: Option<PainStatus>,
    }
}
