//! [`Counts`]: counts by key.

use super::slots::Slots;

/// Counts of the keys that occur.
pub(crate) struct Counts<T> {
    slots: Slots,
    counts: Vec<T>,
}

impl<T: Default> Counts<T> {
    /// For keys below `keys`.
    pub(crate) fn new(keys: u64) -> Self {
        Self { slots: Slots::new(keys), counts: Vec::new() }
    }

    /// The counts of a key.
    #[inline(always)]
    pub(crate) fn at(&mut self, key: u64) -> Option<&mut T> {
        let place = self.slots.place(key);
        if place >= self.counts.len() {
            self.counts.push(T::default());
        }
        self.counts.get_mut(place)
    }

    /// All keys with their counts.
    pub(crate) fn all(self) -> impl Iterator<Item = (u64, T)> {
        let Self { slots, counts } = self;
        slots.into_keys().into_iter().zip(counts)
    }
}

/// Counts of what comes up in a case once or several times.
#[derive(Default)]
pub(crate) struct Seen<T> {
    /// The case in which it came up last.
    case: u32,
    pub(crate) counts: T,
}

impl<T> Seen<T> {
    /// Whether this is the first time in a case.
    #[inline(always)]
    pub(crate) fn begins(&mut self, case: u32) -> bool {
        std::mem::replace(&mut self.case, case) != case
    }
}
