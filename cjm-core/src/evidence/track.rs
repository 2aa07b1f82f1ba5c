//! [`Track`]: where a case has been on the map.

/// Where the case in hand has been on the map.
#[derive(Default)]
pub(super) struct Track {
    pub(super) stages: Vec<Visit>,
    pub(super) steps: Vec<Visit>,
    /// The stages that it reached, and those from which it has not gone on to a later one.
    pub(super) reached: Vec<u32>,
    pub(super) open: Vec<u32>,
    /// The last step with its stage, and when.
    pub(super) last: Option<(u32, u32, i64)>,
    /// How many events on the map.
    pub(super) events: usize,
}

impl Track {
    /// A new case, which has been nowhere.
    pub(super) fn begin(&mut self) {
        self.reached.clear();
        self.open.clear();
        self.last = None;
        self.events = 0;
    }
}

/// The first time at a place, in the case of this number.
#[derive(Default, Clone, Copy)]
pub(super) struct Visit {
    pub(super) case: u32,
    pub(super) first: i64,
    /// The case that came back.
    pub(super) returned: u32,
}

impl Visit {
    /// Whether this is the first time in the case.
    #[inline]
    pub(super) fn begins(&mut self, case: u32, time: i64) -> bool {
        let new = self.case != case;
        if new {
            (self.case, self.first) = (case, time);
        }
        new
    }

    /// Whether the case has not been counted yet for coming back.
    pub(super) fn comes_back(&mut self, case: u32) -> bool {
        std::mem::replace(&mut self.returned, case) != case
    }
}
