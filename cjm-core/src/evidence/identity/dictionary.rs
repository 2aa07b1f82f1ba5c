//! [`Dictionary`]: different values, numbered as they first appear.

use foldhash::fast::RandomState;
use hashbrown::HashTable;
use std::hash::BuildHasher as _;

/// Different values of one kind. The first has the number 0.
#[derive(Debug, Clone, Default)]
pub(super) struct Dictionary {
    bytes: Vec<u8>,
    /// Where each value ends.
    ends: Vec<usize>,
    slots: HashTable<Slot>,
    hasher: RandomState,
}

#[derive(Debug, Clone, Copy)]
struct Slot {
    hash: u64,
    code: u32,
}

impl Dictionary {
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The value of a number; nothing where there is none.
    pub(super) fn value(&self, code: u32) -> Option<&[u8]> {
        value(&self.bytes, &self.ends, code)
    }

    /// The number of a value that is there already.
    pub(super) fn find(&self, wanted: &[u8]) -> Option<u32> {
        let hash = self.hasher.hash_one(wanted);
        let same = |slot: &Slot| slot.hash == hash && self.value(slot.code) == Some(wanted);
        self.slots.find(hash, same).map(|slot| slot.code)
    }

    /// The number of a value, a new one where it is new.
    pub(super) fn code(&mut self, wanted: &[u8]) -> u32 {
        let Self { bytes, ends, slots, hasher } = self;
        let hash = hasher.hash_one(wanted);
        let same = |slot: &Slot| slot.hash == hash && value(bytes, ends, slot.code) == Some(wanted);
        if let Some(slot) = slots.find(hash, same) {
            return slot.code;
        }
        let code = ends.len() as u32;
        slots.insert_unique(hash, Slot { hash, code }, |slot| slot.hash);
        bytes.extend_from_slice(wanted);
        ends.push(bytes.len());
        code
    }
}

fn value<'a>(bytes: &'a [u8], ends: &[usize], code: u32) -> Option<&'a [u8]> {
    let at = code as usize;
    let start = at.checked_sub(1).map_or(Some(0), |before| ends.get(before).copied())?;
    bytes.get(start..*ends.get(at)?)
}

#[cfg(test)]
mod tests {
    use super::Dictionary;

    #[test]
    fn values_are_numbered_as_they_appear() {
        let mut dictionary = Dictionary::default();
        let codes: Vec<u32> = ["b", "", "a", "b", ""].map(|value| dictionary.code(value.as_bytes())).to_vec();
        assert_eq!(codes, [0, 1, 2, 0, 1]);
        assert_eq!(dictionary.len(), 3);
        assert_eq!(dictionary.value(1), Some(&b""[..]));
        assert_eq!(dictionary.value(3), None);
        assert_eq!((dictionary.find(b"a"), dictionary.find(b"c")), (Some(2), None));
    }
}
