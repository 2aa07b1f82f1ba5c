//! [`Ranks`]: numbers by their place in order, without putting them in order.

/// Numbers are told apart by their highest bit and this many below it.
const FINE: u32 = 2;

/// Shelves for all numbers.
const SHELVES: usize = 33 << FINE;

/// Below the exponent and the bits of a float that tell its shelf.
const BELOW: u32 = f64::MANTISSA_DIGITS - 1 - FINE;

/// The exponent of one half, the least that is on a shelf: each number is, and a half.
const HALF: u64 = 0.5_f64.to_bits() >> BELOW;

#[inline(always)]
fn shelf(number: u32) -> usize {
    (((f64::from(number) + 0.5).to_bits() >> BELOW) - HALF) as usize
}

/// Some numbers, shelf by shelf: those of a shelf are below those of the next, and in no order among themselves.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Page {
    numbers: Vec<u32>,
    /// Where each shelf ends.
    ends: [u16; SHELVES],
    sum: u64,
}

impl Page {
    /// No more numbers than that.
    pub(crate) const MOST: usize = 1 << 10;

    pub(crate) fn new(numbers: &[u32]) -> Self {
        let mut ends = [0_u16; SHELVES];
        for &number in numbers {
            if let Some(count) = ends.get_mut(shelf(number)) {
                *count += 1;
            }
        }
        // Each place moves from where its shelf begins to where it ends.
        let mut before: u16 = 0;
        for place in &mut ends {
            before += std::mem::replace(place, before);
        }
        let mut ordered = vec![0; numbers.len()];
        for &number in numbers {
            let Some(end) = ends.get_mut(shelf(number)) else { continue };
            if let Some(place) = ordered.get_mut(usize::from(*end)) {
                *place = number;
            }
            *end += 1;
        }
        Self { numbers: ordered, ends, sum: numbers.iter().copied().map(u64::from).sum() }
    }

    pub(crate) fn numbers(&self) -> &[u32] {
        &self.numbers
    }

    pub(crate) fn sum(&self) -> u64 {
        self.sum
    }

    fn on(&self, shelf: usize) -> &[u32] {
        let end = |shelf: usize| self.ends.get(shelf).map_or(0, |&end| usize::from(end));
        let from = shelf.checked_sub(1).map_or(0, end);
        self.numbers.get(from..end(shelf)).unwrap_or_default()
    }
}

/// How many of some numbers are on each shelf.
pub(crate) struct Ranks<'a> {
    pages: Vec<&'a Page>,
    counts: [u32; SHELVES],
}

impl<'a> Ranks<'a> {
    /// Of the numbers of all pages.
    pub(crate) fn new(pages: Vec<&'a Page>) -> Self {
        // Sums of where shelves end are differences only at the end.
        let mut counts = [0_u32; SHELVES];
        for page in &pages {
            counts.iter_mut().zip(&page.ends).for_each(|(count, &end)| *count += u32::from(end));
        }
        let mut before = 0;
        for count in &mut counts {
            before = std::mem::replace(count, count.wrapping_sub(before));
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

    /// The numbers on a shelf.
    fn on(&self, own: usize) -> Vec<u32> {
        let mut among = Vec::with_capacity(self.counts.get(own).copied().unwrap_or_default() as usize);
        for page in &self.pages {
            among.extend_from_slice(page.on(own));
        }
        among
    }
}

#[cfg(test)]
mod tests {
    use super::{Page, Ranks, SHELVES, shelf};

    #[test]
    fn shelves_are_in_the_order_of_their_numbers() {
        let around = (0..32).flat_map(|bit| [0_u32, 1, 2, 3].map(|more| (1_u32 << bit).wrapping_add(more)));
        let mut numbers: Vec<u32> = (0..5_000).chain(around).chain([u32::MAX - 1, u32::MAX]).collect();
        numbers.sort_unstable();
        assert!(numbers.is_sorted_by_key(|&number| shelf(number)));
        assert!(shelf(u32::MAX) < SHELVES);
        assert_ne!(shelf(31), shelf(32));
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
        let pages: Vec<Page> = numbers.chunks(77).map(Page::new).collect();
        let ranks = Ranks::new(pages.iter().collect());
        for place in 0..=sorted.len() {
            let expected = sorted.get(place).map(|&low| (low, sorted.get(place + 1).copied()));
            assert_eq!(ranks.at(place), expected, "{place}");
        }
    }
}
