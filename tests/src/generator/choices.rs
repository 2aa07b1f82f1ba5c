//! [`Choices`]: where randomness comes from.

/// Numbers to draw from: given ones and then zeros, or without end from a seed. A drawn 0 is always
/// the simplest choice.
#[derive(Debug, Clone)]
pub struct Choices {
    given: std::vec::IntoIter<u32>,
    seed: Option<u64>,
}

impl Choices {
    /// These, then zeros.
    pub fn new(given: Vec<u32>) -> Self {
        Self { given: given.into_iter(), seed: None }
    }

    /// Without end (SplitMix64: Steele, Lea, Flood, 2014).
    pub fn seeded(seed: u64) -> Self {
        Self { given: Vec::new().into_iter(), seed: Some(seed) }
    }

    /// Any number.
    pub fn number(&mut self) -> u32 {
        match &mut self.seed {
            None => self.given.next().unwrap_or(0),
            Some(state) => {
                *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
                let mut mixed = *state;
                mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
                mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
                ((mixed ^ (mixed >> 31)) >> 32) as u32
            }
        }
    }

    /// A number below `count`, which must not be 0.
    pub fn below(&mut self, count: usize) -> usize {
        self.number() as usize % count
    }

    /// Yes in `percent` of 100 cases; no when nothing is left to draw.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) >= 100 - percent.min(100)
    }

    /// One of `items`.
    pub fn one<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }

    /// The items in another order; in theirs when nothing is left to draw.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in 0..items.len() {
            let other = at + self.below(items.len() - at);
            items.swap(at, other);
        }
    }
}
