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

/// A table of rows and named columns.
pub(crate) enum Rows<'a> {
    Delimited(Sheet<'a>),
    Objects(Objects<'a>),
}

impl<'a> Rows<'a> {
    /// Reads the headings; `data` is plain.
    pub(crate) fn new(data: &'a [u8]) -> Result<Self, Error> {
        if data.starts_with(&[0xff, 0xfe]) || data.starts_with(&[0xfe, 0xff]) {
            return Err(Error::Unusable {
                message: "the table is UTF-16".to_owned(),
                hint: Some("save it as CSV in UTF-8".to_owned()),
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
