//! [`Ranks`]: numbers by their place in order, without putting them in order.

/// Numbers are told apart by their highest bit and this many below it.
const FINE: u32 = 5;

/// Shelves for all numbers.
const SHELVES: usize = 33 << FINE;

/// Below the exponent and the bits of a float that tell its shelf.
const BELOW: u32 = f64::MANTISSA_DIGITS - 1 - FINE;

/// The exponent of one half, the least that is on a shelf: each number is, and a half.
const HALF: u64 = 0.5_f64.to_bits() >> BELOW;

/// How many of some numbers are on each shelf: those of a shelf are below those of the next.
pub(crate) struct Ranks<'a> {
    pages: Vec<&'a [u32]>,
    counts: [u32; SHELVES],
}

fn shelf(number: u32) -> usize {
    (((f64::from(number) + 0.5).to_bits() >> BELOW) - HALF) as usize
}

/// The least number of a shelf that has one, and how far the greatest lies above it.
fn range(shelf: usize) -> (u32, u32) {
    let least = |shelf: usize| (f64::from_bits((shelf as u64 + HALF) << BELOW) - 0.5).ceil() as u64;
    let (own, next) = (least(shelf), least(shelf + 1));
    (own as u32, next.saturating_sub(own + 1) as u32)
}

impl<'a> Ranks<'a> {
    /// Of numbers that are given some at a time.
    pub(crate) fn new(pages: impl Iterator<Item = &'a [u32]>) -> Self {
        let pages: Vec<&[u32]> = pages.collect();
        let mut counts = [0; SHELVES];
        for page in &pages {
            for &number in *page {
                if let Some(count) = counts.get_mut(shelf(number)) {
                    *count += 1;
                }
            }
        }
        Self { pages, counts }
    }

    /// The number at a place in order, and the one after it; nothing outside.
    pub(crate) fn at(&self, place: usize) -> Option<(u32, Option<u32>)> {
        let mut before = 0;
        let (own, _) = self.counts.iter().enumerate().find(|(_, count)| {
            before += **count as usize;
            before > place
        })?;
        let mut among = self.on(own);
        let inside = place - (before - among.len());
        let (_, &mut low, above) = among.select_nth_unstable(inside);
        let next = above.iter().copied().min().or_else(|| {
            let later = self.counts.iter().enumerate().skip(own + 1).find(|(_, count)| **count > 0)?;
            self.on(later.0).into_iter().min()
        });
        Some((low, next))
    }

    /// The numbers on a shelf that has some.
    fn on(&self, own: usize) -> Vec<u32> {
        let (least, span) = range(own);
        let mut among = Vec::with_capacity(self.counts.get(own).copied().unwrap_or_default() as usize);
        for page in &self.pages {
            among.extend(page.iter().filter(|number| number.wrapping_sub(least) <= span));
        }
        among
    }
}

#[cfg(test)]
mod tests {
    use super::{Ranks, SHELVES, range, shelf};

    #[test]
    fn shelves_are_in_the_order_of_their_numbers() {
        let around = (0..32).flat_map(|bit| [0_u32, 1, 2, 3].map(|more| (1_u32 << bit).wrapping_add(more)));
        let mut numbers: Vec<u32> = (0..5_000).chain(around).chain([u32::MAX - 1, u32::MAX]).collect();
        numbers.sort_unstable();
        assert!(numbers.is_sorted_by_key(|&number| shelf(number)));
        assert!(shelf(u32::MAX) < SHELVES);
        assert_ne!(shelf(31), shelf(32));
        for number in numbers {
            let (least, span) = range(shelf(number));
            assert!(shelf(least) == shelf(number) && number - least <= span, "{number}");
            assert!(least.checked_add(span + 1).is_none_or(|next| shelf(next) > shelf(number)));
        }
    }

    #[test]
    fn every_place_is_that_of_the_sorted_numbers() {
        let mut seed = 7_u32;
        let mut numbers: Vec<u32> = Vec::new();
        for at in 0..2_000 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            numbers.push(seed >> (at % 32));
        }
        let mut sorted = numbers.clone();
        sorted.sort_unstable();
        let ranks = Ranks::new(numbers.chunks(77));
        for place in 0..=sorted.len() {
            let expected = sorted.get(place).map(|&low| (low, sorted.get(place + 1).copied()));
            assert_eq!(ranks.at(place), expected, "{place}");
        }
    }
}
