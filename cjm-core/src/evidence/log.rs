//! [`Log`]: events in the order in which they came.

/// An event: what happened to whom and when.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Row {
    /// Milliseconds since 1970 in UTC.
    pub(crate) time: i64,
    /// `NONE` = of nobody.
    pub(crate) case: u32,
    /// Into the kinds of events.
    pub(crate) kind: u32,
}

/// So many to a part: nothing is copied as a log grows, and what has been seen can be let go.
const PART: usize = 1 << 12;

/// Events in the order in which they came, 16 bytes each.
#[derive(Debug, Clone, Default)]
pub(crate) struct Log {
    parts: Vec<Vec<Row>>,
}

impl Log {
    #[inline]
    pub(crate) fn push(&mut self, row: Row) {
        match self.parts.last_mut() {
            Some(part) if part.len() < PART => part.push(row),
            _ => self.begin(row),
        }
    }

    #[cold]
    fn begin(&mut self, row: Row) {
        let mut part = Vec::with_capacity(PART);
        part.push(row);
        self.parts.push(part);
    }

    pub(crate) fn len(&self) -> usize {
        // All parts but the last are full.
        self.parts.last().map_or(0, |last| (self.parts.len() - 1) * PART + last.len())
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Row> {
        self.parts.iter().flatten()
    }

    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Row> {
        self.parts.iter_mut().flatten()
    }

    /// All parts; each is let go before the next one comes.
    pub(crate) fn into_parts(self) -> impl Iterator<Item = Vec<Row>> {
        self.parts.into_iter()
    }

    /// The parts in their order.
    pub(crate) fn parts(&self) -> impl Iterator<Item = &[Row]> {
        self.parts.iter().map(Vec::as_slice)
    }

    /// The first and the last time.
    pub(crate) fn period(&self) -> Option<(i64, i64)> {
        let first = self.iter().map(|row| row.time).min()?;
        Some((first, self.iter().map(|row| row.time).max()?))
    }
}
