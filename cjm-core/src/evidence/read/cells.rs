//! [`Cells`]: one row of a table.

#[cfg(feature = "arrow")]
use super::batch::Batch;

/// The cells of a row.
#[derive(Clone, Copy)]
pub(crate) enum Cells<'a> {
    /// As ranges of a text.
    Text { text: &'a [u8], spans: &'a [(usize, usize)] },
    #[cfg(feature = "arrow")]
    Row { batch: &'a Batch, row: usize },
}

/// When something happened, as a table tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Moment<'a> {
    /// As text; empty = not told.
    Text(&'a [u8]),
    /// Milliseconds since 1970 in UTC.
    #[cfg(feature = "arrow")]
    Utc(i64),
    /// The same on the wall of a zone that the table does not name.
    #[cfg(feature = "arrow")]
    Wall(i64),
}

impl<'a> Cells<'a> {
    /// Cells as ranges of `text`.
    pub(crate) fn new(text: &'a [u8], spans: &'a [(usize, usize)]) -> Self {
        Self::Text { text, spans }
    }

    /// A cell as text; empty where there is none.
    pub(crate) fn get(&self, column: usize) -> &'a [u8] {
        match *self {
            Self::Text { text, spans } => {
                spans.get(column).and_then(|&(from, to)| text.get(from..to)).unwrap_or_default()
            }
            #[cfg(feature = "arrow")]
            Self::Row { batch, row } => batch.column(column).map_or(&b""[..], |column| column.text(row)),
        }
    }

    /// A cell that tells a time.
    pub(crate) fn moment(&self, column: usize) -> Moment<'a> {
        match *self {
            Self::Text { .. } => Moment::Text(self.get(column)),
            #[cfg(feature = "arrow")]
            Self::Row { batch, row } => {
                batch.column(column).map_or(Moment::Text(b""), |column| column.moment(row))
            }
        }
    }
}

/// Takes a row by its number (from 1), or what is wrong with it; an error ends the reading.
pub(crate) type Each<'a> = dyn FnMut(u64, Result<Cells<'_>, String>) -> Result<(), crate::Error> + 'a;
