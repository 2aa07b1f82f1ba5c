//! [`Variants`]: the different sequences of events.

use std::hint::black_box;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::codes::{Codes, Look};

/// So many ways of others are added at a time.
const AT_ONCE: usize = 64;

/// How many cases went each way.
#[derive(Clone, Default)]
pub(crate) struct Variants {
    /// Events as bytes: ways are in the order of their bytes as of their events.
    ways: Codes,
    cases: Vec<u64>,
}

/// One more event of a way: codes below 128 take a byte, others begin with how many bytes follow.
#[inline]
pub(crate) fn go(way: &mut Vec<u8>, event: u32) {
    if event < 0x80 { way.push(event as u8) } else { go_far(way, event) }
}

#[inline(never)]
fn go_far(way: &mut Vec<u8>, event: u32) {
    match event.to_be_bytes() {
        [0, 0, a, b] if a < 0x40 => way.extend([0x80 | a, b]),
        [0, a, b, c] if a < 0x20 => way.extend([0xc0 | a, b, c]),
        [a, b, c, d] if a < 0x10 => way.extend([0xe0 | a, b, c, d]),
        [a, b, c, d] => way.extend([0xf0, a, b, c, d]),
    }
}

/// The events of a way.
fn events(mut way: &[u8]) -> Vec<u32> {
    let mut events = Vec::with_capacity(way.len());
    loop {
        let (event, rest) = match *way {
            [a, ref rest @ ..] if a < 0x80 => ([0, 0, 0, a], rest),
            [a, b, ref rest @ ..] if a < 0xc0 => ([0, 0, a & 0x3f, b], rest),
            [a, b, c, ref rest @ ..] if a < 0xe0 => ([0, a & 0x1f, b, c], rest),
            [a, b, c, d, ref rest @ ..] if a < 0xf0 => ([a & 0x0f, b, c, d], rest),
            [_, a, b, c, d, ref rest @ ..] => ([a, b, c, d], rest),
            _ => return events,
        };
        events.push(u32::from_be_bytes(event));
        way = rest;
    }
}

impl Variants {
    /// A way that cases went.
    pub(crate) fn add(&mut self, way: &[u8], count: u64) {
        self.add_seen(self.ways.seen(way), way, count);
    }

    /// As [`Codes::seen`] and [`Codes::visit`]: of some ways all before the first is added.
    pub(crate) fn seen(&self, way: &[u8]) -> Look {
        self.ways.seen(way)
    }

    pub(crate) fn visit(&self, look: Look) -> u32 {
        self.ways.visit(look)
    }

    pub(crate) fn add_seen(&mut self, look: Look, way: &[u8], count: u64) {
        // More ways than codes would need more memory than there is.
        let Some(at) = self.ways.code_of(look, way) else { return };
        match self.cases.get_mut(at as usize) {
            Some(cases) => *cases += count,
            None => self.cases.push(count),
        }
    }

    pub(crate) fn len(&self) -> u64 {
        self.cases.len() as u64
    }

    /// All ways with their cases, in no order that means anything.
    fn iter(&self) -> impl Iterator<Item = (&[u8], u64)> {
        (0..).zip(&self.cases).map(|(at, &cases)| (self.ways.get(at), cases))
    }

    /// The most frequent ways, equal ones by their events.
    pub(crate) fn top(&self, most: usize) -> Vec<(Vec<u32>, u64)> {
        let mut all: Vec<(&[u8], u64)> = self.iter().collect();
        let order = |a: &(&[u8], u64), b: &(&[u8], u64)| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0));
        if most < all.len() {
            all.select_nth_unstable_by(most, order);
            all.truncate(most);
        }
        all.sort_unstable_by(order);
        all.into_iter().map(|(way, cases)| (events(way), cases)).collect()
    }

    /// The same with other codes for the events.
    pub(crate) fn recoded(&self, codes: &[u32]) -> Self {
        let mut new = Self::default();
        let mut own = Vec::new();
        for (way, cases) in self.iter() {
            own.clear();
            let recoded = events(way).into_iter().filter_map(|event| codes.get(event as usize));
            recoded.for_each(|&event| go(&mut own, event));
            new.add(&own, cases);
        }
        new
    }

    pub(crate) fn absorb(&mut self, other: Self) {
        if self.cases.is_empty() {
            *self = other;
            return;
        }
        let mut looks = Vec::with_capacity(AT_ONCE);
        let mut ways = other.iter();
        loop {
            let some: Vec<(&[u8], u64)> = ways.by_ref().take(AT_ONCE).collect();
            if some.is_empty() {
                return;
            }
            looks.extend(some.iter().map(|&(way, _)| self.seen(way)));
            black_box(looks.iter().fold(0, |all, &look| all ^ self.visit(look)));
            for ((way, cases), look) in some.into_iter().zip(looks.drain(..)) {
                self.add_seen(look, way, cases);
            }
        }
    }
}

impl Serialize for Variants {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut all: Vec<(&[u8], u64)> = self.iter().collect();
        all.sort_unstable();
        serializer.collect_seq(all.into_iter().map(|(way, cases)| (events(way), cases)))
    }
}

impl<'de> Deserialize<'de> for Variants {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut variants = Self::default();
        let mut way = Vec::new();
        for (events, cases) in Vec::<(Vec<u32>, u64)>::deserialize(deserializer)? {
            way.clear();
            events.into_iter().for_each(|event| go(&mut way, event));
            variants.add(&way, cases);
        }
        Ok(variants)
    }
}

#[cfg(test)]
mod tests {
    use super::{Variants, events, go};

    fn way(events: &[u32]) -> Vec<u8> {
        let mut way = Vec::new();
        events.iter().for_each(|&event| go(&mut way, event));
        way
    }

    #[test]
    fn ways_are_counted_and_the_frequent_come_first() {
        let mut variants = Variants::default();
        for events in [&[2, 1][..], &[1], &[2, 1], &[], &[1, 2]] {
            variants.add(&way(events), 1);
        }
        assert_eq!(variants.len(), 4);
        assert_eq!(variants.top(3), [(vec![2, 1], 2), (vec![], 1), (vec![1], 1)]);
        let other = variants.recoded(&[0, 9, 8]);
        assert_eq!(other.top(1), [(vec![8, 9], 2)]);
    }

    #[test]
    fn ways_have_the_order_of_their_events() {
        let codes = (0..32).flat_map(|bit| [(1_u32 << bit) - 1, 1 << bit]).chain([u32::MAX]);
        let mut ways: Vec<Vec<u32>> =
            codes.flat_map(|code| [vec![code], vec![code, 3], vec![3, code]]).collect();
        ways.sort_unstable();
        ways.dedup();
        assert!(ways.is_sorted_by_key(|events| way(events)));
        assert!(ways.iter().all(|own| events(&way(own)) == *own));
    }
}
