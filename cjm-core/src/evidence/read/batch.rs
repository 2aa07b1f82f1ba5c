//! [`Batch`]: some rows of a table that comes as columns.

use super::column::Column;

/// Some rows, with the columns that are wanted.
pub(crate) struct Batch {
    /// How many rows come before.
    pub(crate) before: u64,
    pub(crate) rows: usize,
    /// By the place of the heading; nothing = not wanted.
    columns: Vec<Option<Column>>,
}

impl Batch {
    pub(crate) fn new(before: u64, rows: usize, columns: Vec<Option<Column>>) -> Self {
        Self { before, rows, columns }
    }

    pub(crate) fn column(&self, at: usize) -> Option<&Column> {
        self.columns.get(at)?.as_ref()
    }
}
