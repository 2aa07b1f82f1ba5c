//! [`Places`]: from model paths and bytes to places in the text.

use std::ops::Range;

use super::Span;
use crate::model::Path;
use crate::read::{Broken, Tape};

/// From model paths and bytes to places in the text.
#[derive(Clone, Copy)]
pub(super) struct Places<'d> {
    pub(super) tape: &'d Tape<'d>,
    pub(super) broken: &'d Broken,
    pub(super) file: Option<&'d str>,
}

/// Where something stands, kept for later.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(super) pointer: String,
    pub(super) span: Option<Span>,
}

impl Places<'_> {
    /// The span of some bytes; lines and columns are found for all at once, in the end.
    pub(super) fn span(&self, bytes: Range<usize>) -> Option<Span> {
        let Range { start, end } = bytes;
        Some(Span { start, end, line: 0, column: 0, end_line: 0, end_column: 0 })
    }

    /// Pointer and span of a node of the tape. Of an object with an id only the id is underlined:
    /// nobody wants a whole map to be.
    pub(super) fn of(&self, node: u32) -> Place {
        let shown = self.tape.get(node, "id").unwrap_or(node);
        Place { pointer: self.tape.pointer(node), span: self.span(self.tape.bytes(shown)) }
    }

    /// The node of what the typed model calls `path`, or the nearest that holds it. Broken items,
    /// which the model left out, are counted again.
    pub(super) fn node(&self, path: &Path<'_>) -> u32 {
        match path {
            Path::Root => 0,
            Path::Member(parent, name) => {
                let parent = self.node(parent);
                self.tape
                    .members(parent)
                    .filter(|(_, value)| !self.broken.contains(*value))
                    .find(|&(key, _)| self.tape.string(key).is_some_and(|key| key == *name))
                    .map_or(parent, |(_, value)| value)
            }
            Path::Index(parent, index) => {
                let parent = self.node(parent);
                self.broken.item(self.tape, parent, *index).unwrap_or(parent)
            }
        }
    }
}
