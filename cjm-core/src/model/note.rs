//! [`Note`]: a remark, and who made it.

use super::entity::entity;
use super::{Count, Id, Text};

entity! {
    /// A remark: something done, thought, hoped for. Written as a plain text where it says no more
    /// than that.
    Note short str {
        /// The words.
        text: Text,
        /// The persona it belongs to; absent = all of the map's.
        persona: Option<Id>,
        /// What it rests on.
        evidence: Vec<Id>,
        /// Votes it got in a workshop.
        votes: Option<Count>,
        /// Who wrote it.
        author: Option<String>,
    }
}

impl Note {
    pub(crate) fn from_short(text: &str) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    pub(crate) fn as_short(&self) -> Option<&str> {
        match self {
            Self { text: Text::Plain(text), persona: None, evidence, votes: None, author: None, extra }
                if evidence.is_empty() && extra.is_empty() =>
            {
                Some(text)
            }
            _ => None,
        }
    }
}

impl From<&str> for Note {
    fn from(text: &str) -> Self {
        Self::from_short(text)
    }
}
