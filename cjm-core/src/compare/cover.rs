//! [`Cover`]: how much of a document is compared.

use std::collections::BTreeSet;

/// How much of the document a board holds beside the map.
#[derive(Clone, Copy)]
pub(super) enum Cover<'c> {
    /// Everything.
    All,
    /// Library entries of these ids.
    Entries(&'c BTreeSet<String>),
    /// The same, and of things that the boards compared hold word for word no more than a list of id
    /// and name.
    Different(&'c BTreeSet<String>),
}

impl<'c> Cover<'c> {
    /// Library entries of these ids; `brief` if what both boards hold word for word is told apart.
    pub(super) fn of(entries: &'c BTreeSet<String>, brief: bool) -> Self {
        if brief { Self::Different(entries) } else { Self::Entries(entries) }
    }
}
