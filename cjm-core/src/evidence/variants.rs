//! [`Variants`]: the different sequences of events.

use std::hash::BuildHasher;

use foldhash::fast::RandomState;
use hashbrown::HashTable;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// How many cases went each way. Ways are told apart by all their events, not by a hash of them.
#[derive(Clone, Default)]
pub(crate) struct Variants {
    events: Vec<u32>,
    ends: Vec<usize>,
    cases: Vec<u64>,
    /// Each with half of its hash.
    table: HashTable<(u32, u32)>,
    state: RandomState,
}

fn path<'a>(events: &'a [u32], ends: &[usize], at: u32) -> &'a [u32] {
    let at = at as usize;
    let from = at.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
    ends.get(at).and_then(|&to| events.get(from..to)).unwrap_or_default()
}

/// A whole hash again: by the golden ratio (Knuth, The Art of Computer Programming 3, 6.4).
fn spread(half: u32) -> u64 {
    u64::from(half).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

impl Variants {
    pub(crate) fn add(&mut self, way: &[u32], count: u64) {
        let Self { events, ends, cases, table, state } = self;
        let half = state.hash_one(way) as u32;
        let same = |&(own, at): &(u32, u32)| own == half && path(events, ends, at) == way;
        if let Some(&(_, at)) = table.find(spread(half), same) {
            if let Some(cases) = cases.get_mut(at as usize) {
                *cases += count;
            }
            return;
        }
        let at = ends.len() as u32;
        events.extend_from_slice(way);
        ends.push(events.len());
        cases.push(count);
        table.insert_unique(spread(half), (half, at), |&(half, _)| spread(half));
    }

    pub(crate) fn len(&self) -> u64 {
        self.ends.len() as u64
    }

    /// All ways with their cases, in no order that means anything.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&[u32], u64)> {
        self.cases.iter().enumerate().map(|(at, &cases)| (path(&self.events, &self.ends, at as u32), cases))
    }

    /// The most frequent ways, equal ones by their events.
    pub(crate) fn top(&self, most: usize) -> Vec<(&[u32], u64)> {
        let mut all: Vec<(&[u32], u64)> = self.iter().collect();
        let order = |a: &(&[u32], u64), b: &(&[u32], u64)| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0));
        if most < all.len() {
            all.select_nth_unstable_by(most, order);
            all.truncate(most);
        }
        all.sort_unstable_by(order);
        all
    }

    /// The same with other codes for the events.
    pub(crate) fn recoded(&self, codes: &[u32]) -> Self {
        let mut new = Self::default();
        let mut way = Vec::new();
        for (events, cases) in self.iter() {
            way.clear();
            way.extend(events.iter().filter_map(|&event| codes.get(event as usize)));
            new.add(&way, cases);
        }
        new
    }

    pub(crate) fn absorb(&mut self, other: Self) {
        if self.ends.is_empty() {
            *self = other;
            return;
        }
        for (way, cases) in other.iter() {
            self.add(way, cases);
        }
    }
}

impl Serialize for Variants {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut all: Vec<(&[u32], u64)> = self.iter().collect();
        all.sort_unstable();
        all.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Variants {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut variants = Self::default();
        for (way, cases) in Vec::<(Vec<u32>, u64)>::deserialize(deserializer)? {
            variants.add(&way, cases);
        }
        Ok(variants)
    }
}

#[cfg(test)]
mod tests {
    use super::Variants;

    #[test]
    fn ways_are_counted_and_the_frequent_come_first() {
        let mut variants = Variants::default();
        for way in [&[2, 1][..], &[1], &[2, 1], &[], &[1, 2]] {
            variants.add(way, 1);
        }
        assert_eq!(variants.len(), 4);
        assert_eq!(variants.top(3), [(&[2, 1][..], 2), (&[][..], 1), (&[1][..], 1)]);
        let other = variants.recoded(&[0, 9, 8]);
        assert_eq!(other.top(1), [(&[8, 9][..], 2)]);
    }
}
