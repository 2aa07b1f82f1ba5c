//! [`SHEETS`]: what stands where in a workbook. The writer and the reader both follow it.
//!
//! What a cell may hold follows from the shape of the document; what no column shows stands as JSON in a
//! hidden last column, so nothing is ever lost.

mod board;
mod columns;
mod library;
mod sheets;

pub(super) use board::{CELLS, NOTES};
pub(super) use sheets::SHEETS;

use super::form::Form;
use crate::model::Kind;
use crate::read::{Shape, document_shape};

/// One tab.
pub(super) struct Sheet {
    pub(super) title: &'static str,
    /// What it is for, in a line.
    pub(super) about: &'static str,
    pub(super) rows: Rows,
    /// What its rows are, where they have ids.
    pub(super) kind: Option<Kind>,
    /// The members that lead to the rows in the shape of a document.
    pub(super) path: &'static [&'static str],
    pub(super) columns: &'static [Column],
    /// Shown also while it is empty.
    pub(super) open: bool,
}

/// Which things the rows of a sheet are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rows {
    /// The document itself; one column of the sheet.
    Document,
    /// The maps; a column of the sheet each.
    Maps,
    Stages,
    Steps,
    /// Items of these lists of a step, whose texts are also lines of the step's own cells.
    Lanes(&'static [&'static str]),
    /// Items of a list of a step.
    InStep(&'static str),
    /// Items of a list of a map.
    InMap(&'static str),
    /// Items of a list of an opportunity.
    InOpportunity(&'static str),
    /// Failures of cells.
    Failures,
    /// Readings of a map, a stage or a step.
    Readings,
    /// Ratings of needs, and those of one map only.
    Ratings,
    /// Items of a list of the document.
    Library(&'static str),
    /// Items of a list of such an item.
    InLibrary {
        list: &'static str,
        member: &'static str,
    },
}

/// One column.
pub(super) struct Column {
    /// Member of the thing, `/` between levels; of a key what it names.
    pub(super) member: &'static str,
    pub(super) title: &'static str,
    /// In characters.
    pub(super) width: u16,
    /// What to write there.
    pub(super) help: &'static str,
    /// Says where the row belongs; not a member of the thing.
    pub(super) is_key: bool,
    /// What it may name.
    pub(super) to: &'static [Kind],
    /// Words that it takes besides.
    pub(super) words: &'static [&'static str],
}

impl Column {
    const fn to(mut self, to: &'static [Kind]) -> Self {
        self.to = to;
        self
    }

    const fn or(mut self, words: &'static [&'static str]) -> Self {
        self.words = words;
        self
    }
}

const fn column(member: &'static str, title: &'static str, width: u16, help: &'static str) -> Column {
    Column { member, title, width, help, is_key: false, to: &[], words: &[] }
}

const fn key(member: &'static str, title: &'static str, to: &'static [Kind], help: &'static str) -> Column {
    Column { member, title, width: 16, help, is_key: true, to, words: &[] }
}

/// The tab with the guidance.
pub(super) const GUIDE: &str = "Read me";
/// The heading of the hidden last column.
pub(super) const MORE: &str = "More (leave as it is)";

impl Sheet {
    /// Whether its things are columns, not rows.
    pub(super) fn is_turned(&self) -> bool {
        matches!(self.rows, Rows::Document | Rows::Maps)
    }

    /// How the values of a column stand in its cells.
    pub(super) fn form(&self, column: &Column) -> Form {
        if column.is_key {
            return if column.to.is_empty() { Form::Choice(column.words) } else { Form::Reference };
        }
        let shape = self.shape(column.member);
        shape.and_then(|shape| Form::of(shape, !column.to.is_empty())).unwrap_or(Form::Plain)
    }

    /// The shape of a member of its things.
    pub(super) fn shape(&self, member: &str) -> Option<&'static Shape> {
        let mut path = self.path.iter().copied().chain(member.split('/').filter(|&name| name != "0"));
        path.try_fold(document_shape(), inner)
    }

    /// The member that is its things' name.
    pub(super) fn name_member(&self) -> Option<&'static str> {
        let names = ["name", "title", "text", "question"];
        names.into_iter().find(|name| self.columns.iter().any(|column| column.member == *name))
    }
}

/// The shape of the member `name` of an object, also of the objects of a list.
fn inner(shape: &'static Shape, name: &str) -> Option<&'static Shape> {
    match shape {
        Shape::Object(object) => {
            object.members.iter().find(|member| member.name == name).map(|member| member.shape)
        }
        Shape::List(item) => inner(item, name),
        Shape::Either(shapes) => shapes.iter().find_map(|shape| inner(shape, name)),
        _ => None,
    }
}

/// The index of the sheet of this name; neither case nor blanks count.
pub(super) fn named(title: &str) -> Option<usize> {
    SHEETS.iter().position(|sheet| fold(sheet.title) == fold(title))
}

/// The index of the sheet with these rows.
pub(super) fn sheet_of(rows: Rows) -> Option<usize> {
    SHEETS.iter().position(|sheet| sheet.rows == rows)
}

/// What two headings have in common that are the same.
pub(super) fn fold(text: &str) -> String {
    text.chars().filter(|character| character.is_alphanumeric()).collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{MORE, SHEETS, fold};

    #[test]
    fn every_column_is_a_member_of_the_format() {
        for sheet in SHEETS {
            for column in sheet.columns.iter().filter(|column| !column.is_key) {
                assert!(sheet.shape(column.member).is_some(), "{} {}", sheet.title, column.member);
            }
        }
    }

    #[test]
    fn headings_and_titles_stand_once() {
        let titles: BTreeSet<String> = SHEETS.iter().map(|sheet| fold(sheet.title)).collect();
        assert_eq!(titles.len(), SHEETS.len());
        for sheet in SHEETS {
            let mut headings: BTreeSet<String> = sheet.columns.iter().map(|it| fold(it.title)).collect();
            headings.insert(fold(MORE));
            assert_eq!(headings.len(), sheet.columns.len() + 1, "{}", sheet.title);
            assert!(sheet.columns.iter().all(|column| column.help.len() <= 100), "{}", sheet.title);
        }
    }
}
