//! [`Forest`]: which numbers belong together.

/// Sets that are joined and never split: a forest with path halving and union by size (Tarjan, van
/// Leeuwen, Worst-case analysis of set union algorithms, 1984).
#[derive(Debug)]
pub(super) struct Forest {
    parents: Vec<u32>,
    sizes: Vec<u32>,
}

impl Forest {
    /// As many sets as numbers.
    pub(super) fn new(count: u32) -> Self {
        Self { parents: (0..count).collect(), sizes: vec![1; count as usize] }
    }

    fn parent(&self, number: u32) -> u32 {
        self.parents.get(number as usize).copied().unwrap_or(number)
    }

    /// The number that stands for the set of `number`: which one it is depends on the order of joins.
    pub(super) fn find(&mut self, mut number: u32) -> u32 {
        loop {
            let parent = self.parent(number);
            if parent == number {
                return number;
            }
            let above = self.parent(parent);
            if let Some(place) = self.parents.get_mut(number as usize) {
                *place = above;
            }
            number = above;
        }
    }

    /// How many are in the set that `root` stands for.
    pub(super) fn size(&self, root: u32) -> u32 {
        self.sizes.get(root as usize).copied().unwrap_or(1)
    }

    /// Makes two sets one; what stands for it then, and what no longer does. Nothing where they were.
    pub(super) fn join(&mut self, a: u32, b: u32) -> Option<(u32, u32)> {
        let (a, b) = (self.find(a), self.find(b));
        if a == b {
            return None;
        }
        let (stays, goes) = if self.size(a) >= self.size(b) { (a, b) } else { (b, a) };
        let size = self.size(stays) + self.size(goes);
        if let Some(parent) = self.parents.get_mut(goes as usize) {
            *parent = stays;
        }
        if let Some(place) = self.sizes.get_mut(stays as usize) {
            *place = size;
        }
        Some((stays, goes))
    }

    /// Takes the sets of these numbers apart; all numbers of a set must be among them.
    pub(super) fn split(&mut self, numbers: &[u32]) {
        for &number in numbers {
            if let Some(parent) = self.parents.get_mut(number as usize) {
                *parent = number;
            }
            if let Some(size) = self.sizes.get_mut(number as usize) {
                *size = 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Forest;

    #[test]
    fn what_is_joined_is_one_set() {
        let mut forest = Forest::new(5);
        assert!(forest.join(0, 1).is_some());
        assert!(forest.join(3, 4).is_some());
        assert!(forest.join(1, 0).is_none());
        assert!(forest.join(4, 0).is_some());
        let root = forest.find(3);
        assert_eq!((forest.find(1), forest.size(root)), (root, 4));
        assert_eq!(forest.find(2), 2);
        forest.split(&[0, 1, 3, 4]);
        assert_eq!((forest.find(3), forest.size(3)), (3, 1));
    }
}
