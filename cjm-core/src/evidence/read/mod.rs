//! Tables as they come: delimited text and JSON, plain or packed.

#[cfg(feature = "arrow")]
mod batch;
mod cells;
#[cfg(feature = "arrow")]
mod column;
#[cfg(feature = "arrow")]
mod columns;
mod delimited;
#[cfg(feature = "arrow")]
mod ipc;
mod members;
mod objects;
#[cfg(feature = "arrow")]
mod parquet;
mod unpack;

#[cfg(feature = "arrow")]
pub(crate) use batch::Batch;
pub(crate) use cells::{Cells, Each, Moment};
#[cfg(feature = "arrow")]
pub(crate) use column::Column;
#[cfg(feature = "arrow")]
pub use columns::Batches;
#[cfg(feature = "arrow")]
use columns::Columns;
use delimited::Sheet;
use objects::Objects;
pub(crate) use unpack::unpack;

use super::options::Table;
use crate::Error;

/// What is known by its first bytes, and not read.
const FOREIGN: [(&[u8], &str); 6] = [
    (&[0xff, 0xfe], "UTF-16"),
    (&[0xfe, 0xff], "UTF-16"),
    (b"PAR1", "Parquet"),
    (b"ARROW1", "Arrow IPC"),
    (&[0xff; 4], "Arrow IPC"),
    (b"PK\x03\x04", "a workbook or another ZIP archive"),
];

/// A table of rows and named columns.
pub(crate) enum Rows<'a> {
    Delimited(Sheet<'a>),
    Objects(Objects<'a>),
    #[cfg(feature = "arrow")]
    Columns(Columns<'a>),
}

impl<'a> Rows<'a> {
    /// Reads the headings; `data` is plain.
    fn new(data: &'a [u8]) -> Result<Self, Error> {
        #[cfg(feature = "arrow")]
        if let Some(columns) = Columns::new(data) {
            return columns.map(Self::Columns);
        }
        let foreign = FOREIGN.iter().find(|(beginning, _)| data.starts_with(beginning));
        if let Some((_, name)) = foreign {
            return Err(Error::Unusable {
                message: format!("the table is {name}"),
                hint: Some("save it as CSV or NDJSON in UTF-8".to_owned()),
            });
        }
        let data = data.strip_prefix(b"\xef\xbb\xbf").unwrap_or(data);
        match data.trim_ascii_start().first() {
            Some(b'{' | b'[') => Objects::new(data).map(Self::Objects),
            _ => Sheet::new(data).map(Self::Delimited),
        }
    }

    /// The rows of a table, whose bytes are `data` when unpacked.
    #[cfg_attr(not(feature = "arrow"), expect(unused_variables, reason = "only columns are lent"))]
    pub(crate) fn of_table(table: &Table<'a>, data: &'a [u8]) -> Result<Self, Error> {
        #[cfg(feature = "arrow")]
        if let Some(batches) = table.batches {
            return Ok(Self::Columns(Columns::of_batches(batches)));
        }
        Self::new(data)
    }

    /// `csv`, `ndjson`, `parquet` or `arrow`.
    pub(crate) fn format(&self) -> &'static str {
        match self {
            Self::Delimited(_) => "csv",
            Self::Objects(_) => "ndjson",
            #[cfg(feature = "arrow")]
            Self::Columns(columns) => columns.format(),
        }
    }

    pub(crate) fn headings(&self) -> &[String] {
        match self {
            Self::Delimited(sheet) => &sheet.headings,
            Self::Objects(objects) => &objects.headings,
            #[cfg(feature = "arrow")]
            Self::Columns(columns) => &columns.headings,
        }
    }

    /// All rows with at least the cells of the columns that are wanted, at their places.
    pub(crate) fn each(&self, wanted: &[usize], each: &mut Each<'_>) -> Result<(), Error> {
        match self {
            Self::Delimited(sheet) => sheet.rows(each),
            Self::Objects(objects) => objects.rows(wanted, each),
            #[cfg(feature = "arrow")]
            Self::Columns(columns) => columns.rows(wanted, each),
        }
    }

    /// The rows as columns, if they come so.
    #[cfg(feature = "arrow")]
    pub(crate) fn columns(&self) -> Option<&Columns<'a>> {
        match self {
            Self::Columns(columns) => Some(columns),
            _ => None,
        }
    }
}
