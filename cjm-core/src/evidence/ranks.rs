//! [`Ranks`]: numbers by their place in order, without putting them in order.

/// Numbers are told apart by their highest bit and this many below it.
const FINE: u32 = 5;

/// Shelves for all numbers.
const SHELVES: usize = 32 << FINE;

/// How many of some numbers are on each shelf: those of a shelf are below those of the next.
pub(crate) struct Ranks<'a> {
    numbers: &'a [u32],
    counts: [u32; SHELVES],
}

fn shelf(number: u32) -> usize {
    let highest = 31 - (number | 1 << FINE).leading_zeros();
    let below = (number >> (highest - FINE)) & ((1 << FINE) - 1);
    // Small numbers, which have not as many bits, are all on the first shelves.
    ((highest - FINE) << FINE | below) as usize + (usize::from(number >= 1 << FINE) << FINE)
}

/// The least number of a shelf, and how far the greatest lies above it.
fn range(shelf: usize) -> (u32, u32) {
    let shelf = shelf as u32;
    match (shelf >> FINE).checked_sub(1) {
        None => (shelf, 0),
        Some(width) => ((shelf & ((1 << FINE) - 1) | 1 << FINE) << width, (1 << width) - 1),
    }
}

impl<'a> Ranks<'a> {
    pub(crate) fn new(numbers: &'a [u32]) -> Self {
        let mut counts = [0; SHELVES];
        for &number in numbers {
            if let Some(count) = counts.get_mut(shelf(number)) {
                *count += 1;
            }
        }
        Self { numbers, counts }
    }

    /// The number at a place in order, and the one after it; nothing outside.
    pub(crate) fn at(&self, place: usize) -> Option<(u32, Option<u32>)> {
        let mut before = 0;
        let (own, _) = self.counts.iter().enumerate().find(|(_, count)| {
            before += **count as usize;
            before > place
        })?;
        let mut among: Vec<u32> = self.on(own).collect();
        let inside = place - (before - among.len());
        let (_, &mut low, above) = among.select_nth_unstable(inside);
        let next = above.iter().copied().min().or_else(|| {
            let later = self.counts.iter().enumerate().skip(own + 1).find(|(_, count)| **count > 0)?;
            self.on(later.0).min()
        });
        Some((low, next))
    }

    fn on(&self, own: usize) -> impl Iterator<Item = u32> {
        let (least, span) = range(own);
        self.numbers.iter().copied().filter(move |number| number.wrapping_sub(least) <= span)
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
            assert!(least.checked_add(span + 1).is_none_or(|next| shelf(next) == shelf(number) + 1));
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
        let ranks = Ranks::new(&numbers);
        for place in 0..=sorted.len() {
            let expected = sorted.get(place).map(|&low| (low, sorted.get(place + 1).copied()));
            assert_eq!(ranks.at(place), expected, "{place}");
        }
    }
}
