//! HTML: one real table, no script, readable with styles removed.

use super::Options;
use super::table::Table;

pub(super) fn page(table: &Table, _: &Options) -> String {
    super::markup(&table.title.text)
}
