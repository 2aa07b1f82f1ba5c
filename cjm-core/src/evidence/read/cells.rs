//! [`Cells`]: one row of a table.

/// The cells of a row.
#[derive(Default, Clone, Copy)]
pub(crate) struct Cells<'a> {
    text: &'a [u8],
    spans: &'a [(usize, usize)],
}

impl<'a> Cells<'a> {
    /// Cells as ranges of `text`.
    pub(crate) fn new(text: &'a [u8], spans: &'a [(usize, usize)]) -> Self {
        Self { text, spans }
    }

    /// A cell; empty where there is none.
    pub(crate) fn get(&self, column: usize) -> &'a [u8] {
        self.spans.get(column).and_then(|&(from, to)| self.text.get(from..to)).unwrap_or_default()
    }
}

/// Takes a row by its number (from 1), or what is wrong with it; an error ends the reading.
pub(crate) type Each<'a> = dyn FnMut(u64, Result<Cells<'_>, String>) -> Result<(), crate::Error> + 'a;
