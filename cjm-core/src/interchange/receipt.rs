//! [`Receipt`]: what came over from one format to another, and what did not.

use std::collections::BTreeMap;

use serde::Serialize;

/// What an import or an export carried over, and what it could not.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Receipt {
    /// The other format: `mermaid`, `csv` …
    pub format: &'static str,
    /// How many things of each kind came over: `stages`, `steps`, `personas` …
    pub carried: BTreeMap<&'static str, u64>,
    /// What the target cannot hold, a kind of thing each.
    pub lost: Vec<Loss>,
    /// How many remarks there are.
    pub remarked: u64,
    /// The first hundred of them, in the order of the source.
    pub remarks: Vec<Remark>,
}

/// Things of one kind that the target cannot hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Loss {
    /// What it is: of a document its members, with `*` for any item of a list
    /// (`/maps/*/stages/*/steps/*/pains`); of another format a word for it.
    pub what: String,
    /// How many there are.
    pub count: u64,
    /// RFC 6901 pointer to the first, in a document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
    /// The line of the first, in a text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// The cell of the first, in a workbook: `Steps!F7`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
}

/// Something that came over otherwise than it may have been meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Remark {
    /// The line, from 1, in a text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// The column, from 1, in Unicode scalar values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
    /// RFC 6901 pointer, in a document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
    /// The cell, in a workbook: `Steps!F7`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
    /// What happened.
    pub message: String,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<&'static str>,
}

impl Receipt {
    /// More are counted, but not listed.
    const MOST_REMARKS: usize = 100;

    pub(super) fn new(format: &'static str) -> Self {
        Self { format, ..Self::default() }
    }

    pub(super) fn carry(&mut self, what: &'static str, count: usize) {
        if count > 0 {
            *self.carried.entry(what).or_default() += count as u64;
        }
    }

    /// One more thing that is lost; `place` is where the first of its kind stands.
    pub(super) fn lose(&mut self, what: &str, place: Place) {
        match self.lost.iter_mut().find(|loss| loss.what == what) {
            Some(loss) => loss.count += 1,
            None => {
                let (pointer, line, cell) = match place {
                    Place::Pointer(pointer) => (Some(pointer), None, None),
                    Place::Line(line) => (None, Some(line), None),
                    #[cfg(feature = "workbook")]
                    Place::Cell(cell) => (None, None, Some(cell)),
                };
                self.lost.push(Loss { what: what.to_owned(), count: 1, pointer, line, cell });
            }
        }
    }

    pub(super) fn remark(&mut self, remark: Remark) {
        self.remarked += 1;
        if self.remarks.len() < Self::MOST_REMARKS {
            self.remarks.push(remark);
        }
    }
}

/// Where something stands that is lost.
pub(super) enum Place {
    Pointer(String),
    Line(usize),
    /// Of a workbook: `Steps!F7`
    #[cfg(feature = "workbook")]
    Cell(String),
}

impl Remark {
    /// About a line of a table.
    #[cfg(any(feature = "survey", feature = "workbook"))]
    pub(super) fn on(line: usize, message: impl Into<String>, help: &'static str) -> Self {
        Self { line: Some(line), ..Self::about(message, help) }
    }

    /// About a cell of a workbook.
    #[cfg(feature = "workbook")]
    pub(super) fn in_cell(cell: String, message: impl Into<String>, help: &'static str) -> Self {
        Self { cell: Some(cell), ..Self::about(message, help) }
    }

    /// About the whole.
    pub(super) fn about(message: impl Into<String>, help: &'static str) -> Self {
        let help = Some(help).filter(|help| !help.is_empty());
        Self { line: None, column: None, pointer: None, cell: None, message: message.into(), help }
    }
}
