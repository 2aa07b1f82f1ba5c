//! [`Slots`]: places for the keys that occur, of many that might.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::names::NONE;

/// More possible keys than this are looked up by hash.
const DENSE: u64 = 1 << 20;

/// Gives each key that comes a place, counting up from 0.
pub(crate) struct Slots {
    dense: Vec<u32>,
    sparse: HashMap<u64, u32, RandomState>,
    keys: Vec<u64>,
}

impl Slots {
    /// For keys below `keys`.
    pub(crate) fn new(keys: u64) -> Self {
        let dense = if keys <= DENSE { vec![NONE; keys as usize] } else { Vec::new() };
        Self { dense, sparse: HashMap::default(), keys: Vec::new() }
    }

    /// The place of a key, a new one if need be.
    #[inline]
    pub(crate) fn place(&mut self, key: u64) -> usize {
        if let Some(&place) = self.dense.get(key as usize).filter(|&&place| place != NONE) {
            return place as usize;
        }
        self.other(key)
    }

    fn other(&mut self, key: u64) -> usize {
        let next = self.keys.len() as u32;
        let place = match self.dense.get_mut(key as usize) {
            Some(place) => place,
            None => self.sparse.entry(key).or_insert(NONE),
        };
        if *place == NONE {
            *place = next;
            self.keys.push(key);
        }
        *place as usize
    }

    /// The keys by place.
    pub(crate) fn into_keys(self) -> Vec<u64> {
        self.keys
    }
}

#[cfg(test)]
mod tests {
    use super::{DENSE, Slots};

    #[test]
    fn few_and_many_keys_are_placed_alike() {
        for keys in [10, DENSE * 2] {
            let mut slots = Slots::new(keys);
            assert_eq!([7, 3, 7, 9].map(|key| slots.place(key)), [0, 1, 0, 2]);
            assert_eq!(slots.into_keys(), [7, 3, 9]);
        }
    }
}
