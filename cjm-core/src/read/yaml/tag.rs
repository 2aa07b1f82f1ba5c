//! Tags (`!!str`, `!point`): a document needs none, and one that says something else than what stands
//! behind it is refused: others would read another value.

use std::ops::Range;

use granit_parser::{Span, Tag};

use crate::read::Fault;

/// What stands before a value.
pub(super) struct Tagged<'t> {
    tag: Option<&'t Tag>,
    bytes: Range<usize>,
}

impl<'t> Tagged<'t> {
    /// `start`: the byte at which the parser began to count.
    pub(super) fn new(tag: Option<&'t Tag>, span: Span, start: usize) -> Self {
        let bytes = span.tag_span().and_then(|tag| tag.byte_range()).unwrap_or_default();
        Self { tag, bytes: bytes.start + start..bytes.end + start }
    }

    /// Whether it makes a text of what would be a number without it.
    pub(super) fn makes_text(&self) -> bool {
        self.tag.is_some_and(|tag| tag.is_yaml_core_schema_tag("str") || is_bare(tag))
    }

    /// Refuses what is none of `allowed`, the names of core tags.
    pub(super) fn check(self, allowed: &[&str]) -> Result<(), Fault> {
        let Some(tag) = self.tag.filter(|tag| !is_bare(tag)) else { return Ok(()) };
        let fault = match tag.core_suffix() {
            Some(name) if allowed.contains(&name) => return Ok(()),
            Some(name) => Fault::grammar(self.bytes, format!("this is no `!!{name}`")),
            None => Fault::grammar(
                self.bytes,
                format!("the tag `{}` means nothing in a journey map", tag.original()),
            ),
        };
        Err(fault.help("remove the tag"))
    }
}

/// `!` alone: whatever it is, it is no number.
fn is_bare(tag: &Tag) -> bool {
    tag.original() == "!"
}
