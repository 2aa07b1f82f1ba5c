//! [`Note`]: what a reader of a result must know, and where it comes from.

use std::collections::BTreeSet;

use serde::Serialize;

/// Something that could not be used, or had to be assumed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Note {
    /// The place in the document, RFC 6901.
    pub pointer: String,
    /// What is so, in words.
    pub message: String,
}

/// Notes in the order in which they arise, each once.
#[derive(Debug, Default)]
pub(super) struct Notes {
    notes: Vec<Note>,
    seen: BTreeSet<(String, String)>,
}

impl Notes {
    pub(super) fn add(&mut self, pointer: impl Into<String>, message: impl Into<String>) {
        let note = Note { pointer: pointer.into(), message: message.into() };
        if self.seen.insert((note.pointer.clone(), note.message.clone())) {
            self.notes.push(note);
        }
    }

    pub(super) fn into_vec(self) -> Vec<Note> {
        self.notes
    }
}
