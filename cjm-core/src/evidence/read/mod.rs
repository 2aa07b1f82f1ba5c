//! Tables as they come: delimited text and JSON, plain or packed.

mod cells;
mod delimited;
mod objects;
mod unpack;

pub(crate) use cells::{Cells, Each};
use delimited::Sheet;
use objects::Objects;
pub(crate) use unpack::unpack;

use crate::Error;

/// What is known by its first bytes, and not read.
const FOREIGN: [(&[u8], &str); 5] = [
    (&[0xff, 0xfe], "UTF-16"),
    (&[0xfe, 0xff], "UTF-16"),
    (b"PAR1", "Parquet"),
    (b"ARROW1", "Arrow IPC"),
    (b"PK\x03\x04", "a workbook or another ZIP archive"),
];

/// A table of rows and named columns.
pub(crate) enum Rows<'a> {
    Delimited(Sheet<'a>),
    Objects(Objects<'a>),
}

impl<'a> Rows<'a> {
    /// Reads the headings; `data` is plain.
    pub(crate) fn new(data: &'a [u8]) -> Result<Self, Error> {
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

    /// `csv` or `ndjson`.
    pub(crate) fn format(&self) -> &'static str {
        match self {
            Self::Delimited(_) => "csv",
            Self::Objects(_) => "ndjson",
        }
    }

    pub(crate) fn headings(&self) -> &[String] {
        match self {
            Self::Delimited(sheet) => &sheet.headings,
            Self::Objects(objects) => &objects.headings,
        }
    }

    /// All rows with at least the cells of the columns that are wanted, at their places.
    pub(crate) fn each(&self, wanted: &[usize], each: &mut Each<'_>) -> Result<(), Error> {
        match self {
            Self::Delimited(sheet) => sheet.rows(each),
            Self::Objects(objects) => objects.rows(wanted, each),
        }
    }
}
