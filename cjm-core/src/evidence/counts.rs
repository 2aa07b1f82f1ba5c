//! [`Counts`]: counts by key.

use super::slots::Slots;

/// Counts by key.
pub(crate) struct Counts<T> {
    /// Nothing where the places are the keys.
    slots: Option<Slots>,
    counts: Vec<T>,
}

/// Counts of all possible keys may take so many bytes.
const FEW: u64 = 1 << 18;

impl<T: Default> Counts<T> {
    /// For keys below `keys`.
    pub(crate) fn new(keys: u64) -> Self {
        let few = keys <= FEW / (size_of::<T>() as u64).max(1);
        let mut counts = Vec::new();
        counts.resize_with(if few { keys as usize } else { 0 }, T::default);
        Self { slots: (!few).then(|| Slots::new(keys)), counts }
    }

    /// The counts of a key.
    #[inline(always)]
    pub(crate) fn at(&mut self, key: u64) -> Option<&mut T> {
        let Some(slots) = &mut self.slots else { return self.counts.get_mut(key as usize) };
        let place = slots.place(key);
        if place >= self.counts.len() {
            self.counts.push(T::default());
        }
        self.counts.get_mut(place)
    }

    /// All keys that occur with their counts, and maybe others.
    pub(crate) fn all(self) -> impl Iterator<Item = (u64, T)> {
        let Self { slots, counts } = self;
        let keys = slots.map_or_else(|| (0..counts.len() as u64).collect(), Slots::into_keys);
        keys.into_iter().zip(counts)
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
    /// Whether it has come up at all.
    pub(crate) fn is_seen(&self) -> bool {
        self.case > 0
    }

    /// Whether this is the first time in a case.
    #[inline(always)]
    pub(crate) fn begins(&mut self, case: u32) -> bool {
        std::mem::replace(&mut self.case, case) != case
    }
}
