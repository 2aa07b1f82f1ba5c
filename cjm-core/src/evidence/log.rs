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

/// So many to a part, four kilobytes: nothing is copied as a log grows, and what has been seen is let go and
/// becomes pages of [`Times`](super::times::Times), which are as large.
const PART: usize = 1 << 8;

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

    /// Many events, as each would be written.
    #[cfg(feature = "arrow")]
    pub(crate) fn extend(&mut self, mut rows: impl ExactSizeIterator<Item = Row>) {
        while rows.len() > 0 {
            match self.parts.last_mut() {
                Some(part) if part.len() < PART => part.extend(rows.by_ref().take(PART - part.len())),
                _ => self.parts.push(Vec::with_capacity(PART)),
            }
        }
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

    /// The first and the last time, and how many cases there may be: the greatest code and one.
    pub(crate) fn extent(&self) -> Option<Extent> {
        let mut rows = self.iter();
        let new = |row: &Row| Extent { first: row.time, last: row.time, cases: row.case.wrapping_add(1) };
        let first = new(rows.next()?);
        Some(rows.map(new).fold(first, |all, row| Extent {
            first: all.first.min(row.first),
            last: all.last.max(row.last),
            // `NONE` counts as none.
            cases: all.cases.max(row.cases),
        }))
    }
}

/// What lies between the least and the greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Extent {
    pub(crate) first: i64,
    pub(crate) last: i64,
    pub(crate) cases: u32,
}
