//! [`Cell`]: what our side does in a step.

use super::entity::entity;
use super::{Duration, Failure, Id, Note};

entity! {
    /// What our side does or shows in one step. Written as a plain text where it says no more than
    /// that.
    Cell short str {
        /// Stable id, unique in the map; only needed to be named in a flow or elsewhere.
        id: Option<Id>,
        ..
        /// What is done, and what that claim rests on.
        note: Note,
        /// The department that does it.
        department: Option<Id>,
        /// The department that customers or colleagues take for it.
        perceived_owner = "perceivedOwner": Option<Id>,
        /// The system it is done with.
        system: Option<String>,
        /// How long it lies before somebody begins.
        wait: Option<Duration>,
        /// How long the work takes.
        duration: Option<Duration>,
        /// How it can go wrong.
        failures: Vec<Failure>,
    }
}

impl Cell {
    pub(crate) fn from_short(text: &str) -> Self {
        Self { note: text.into(), ..Self::default() }
    }

    pub(crate) fn as_short(&self) -> Option<&str> {
        match self {
            Self {
                id: None,
                note,
                department: None,
                perceived_owner: None,
                system: None,
                wait: None,
                duration: None,
                failures,
                extra,
            } if failures.is_empty() && extra.is_empty() => note.as_short(),
            _ => None,
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::from_short(text)
    }
}
