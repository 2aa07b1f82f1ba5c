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
pub(crate) const PART: usize = 1 << 8;

/// Events in the order in which they came, 16 bytes each.
#[derive(Debug, Clone, Default)]
pub(crate) struct Log {
    parts: Vec<Vec<Row>>,
    extent: Extent,
}

impl Log {
    #[inline]
    pub(crate) fn push(&mut self, row: Row) {
        self.extent = self.extent.and(Extent::of(row));
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

    /// Many events, as each would be written. `extent` = theirs.
    #[cfg(feature = "arrow")]
    pub(crate) fn extend(&mut self, extent: Extent, mut rows: impl ExactSizeIterator<Item = Row> + Clone) {
        self.extent = self.extent.and(extent);
        while rows.len() > 0 {
            match self.parts.last_mut() {
                Some(part) if part.len() < PART => {
                    let room = PART - part.len();
                    part.extend(rows.clone().take(room));
                    rows.nth(room - 1);
                }
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

    /// Gives each event the case that `new` makes of its own.
    pub(crate) fn recase(&mut self, new: impl Fn(u32) -> u32) {
        self.extent.cases = 0;
        for row in self.parts.iter_mut().flatten() {
            row.case = new(row.case);
            self.extent = self.extent.and(Extent::of(*row));
        }
    }

    /// All parts; each is let go before the next one comes.
    pub(crate) fn into_parts(self) -> impl Iterator<Item = Vec<Row>> {
        self.parts.into_iter()
    }

    /// The first and the last time, and how many cases there may be.
    pub(crate) fn extent(&self) -> Option<Extent> {
        (self.len() > 0).then_some(self.extent)
    }
}

/// What lies between the least and the greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Extent {
    pub(crate) first: i64,
    pub(crate) last: i64,
    /// The greatest code and one.
    pub(crate) cases: u32,
}

impl Default for Extent {
    /// Of nothing.
    fn default() -> Self {
        Self { first: i64::MAX, last: i64::MIN, cases: 0 }
    }
}

impl Extent {
    /// `NONE` counts as no case.
    fn of(Row { time, case, .. }: Row) -> Self {
        Self { first: time, last: time, cases: case.wrapping_add(1) }
    }

    fn and(self, other: Self) -> Self {
        Self {
            first: self.first.min(other.first),
            last: self.last.max(other.last),
            cases: self.cases.max(other.cases),
        }
    }
}
