//! [`Table`]: the rows of one sheet, whichever way they go.

use super::cell::{Cell, Place};
use super::layout::SHEETS;

/// The rows of one sheet.
#[derive(Debug, Clone, Default)]
pub(super) struct Table {
    pub(super) rows: Vec<Row>,
}

/// One thing: a row of its sheet, or a column where the sheet is turned.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    pub(super) place: Place,
    /// In the order of the layout's columns; at most one a column.
    pub(super) slots: Vec<Slot>,
    /// JSON of what the other cells do not show, with its place.
    pub(super) more: Option<(String, Place)>,
}

#[derive(Debug, Clone)]
pub(super) struct Slot {
    /// The index of the layout's column.
    pub(super) column: usize,
    pub(super) cell: Cell,
    pub(super) place: Place,
}

/// A table for each sheet of the layout.
pub(super) type Book = Vec<Table>;

pub(super) fn empty_book() -> Book {
    vec![Table::default(); SHEETS.len()]
}

impl Row {
    /// The cell below the heading of this member.
    pub(super) fn slot(&self, sheet: usize, member: &str) -> Option<&Slot> {
        let columns = SHEETS.get(sheet).map_or(&[][..], |sheet| sheet.columns);
        let at = columns.iter().position(|column| column.member == member)?;
        self.slots.iter().find(|slot| slot.column == at)
    }

    /// The words of that cell; empty where there are none.
    pub(super) fn words(&self, sheet: usize, member: &str) -> String {
        self.slot(sheet, member).map(|slot| slot.cell.words()).unwrap_or_default()
    }
}
