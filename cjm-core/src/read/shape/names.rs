//! [`Names`]: which member each name of an object is.

/// For the names of objects of a known shape: the place of the member among those of its entity.
pub(crate) struct Names(Vec<u8>);

impl Names {
    /// Nothing is known of any.
    pub(crate) const UNKNOWN: &'static Self = &Self(Vec::new());

    pub(super) fn new(nodes: usize) -> Self {
        Self(vec![0; nodes])
    }

    pub(super) fn set(&mut self, name: u32, place: usize) {
        if let (Some(known), Ok(place)) = (self.0.get_mut(name as usize), u8::try_from(place + 1)) {
            *known = place;
        }
    }

    pub(crate) fn place(&self, name: u32) -> Option<u64> {
        self.0.get(name as usize).and_then(|known| known.checked_sub(1)).map(u64::from)
    }
}
