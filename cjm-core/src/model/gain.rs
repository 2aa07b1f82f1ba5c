//! [`Gain`]: what pleases.

use super::entity::entity;
use super::{Amount, Count, Fraction, Id, PainStatus, Text};

entity! {
    /// What pleases the customer in a step, and must not get lost.
    Gain {
        /// Stable id, unique in the map. The same id in another map means the same gain.
        id: Id,
        /// What pleases.
        text: Text,
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
