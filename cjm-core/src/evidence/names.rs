//! [`Names`]: texts as numbers.

use std::hash::BuildHasher;

use foldhash::fast::RandomState;
use hashbrown::HashTable;

/// No name.
pub(crate) const NONE: u32 = u32::MAX;

/// Different texts by code: the first that comes has 0. Nothing is ever listed in the order of hashes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    bytes: Vec<u8>,
    ends: Vec<usize>,
    table: HashTable<u32>,
    state: RandomState,
}

/// A text that has no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Nameless {
    NotUtf8,
    TooMany,
}

fn text<'a>(bytes: &'a [u8], ends: &[usize], code: u32) -> &'a [u8] {
    let at = code as usize;
    let from = at.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
    ends.get(at).and_then(|&to| bytes.get(from..to)).unwrap_or_default()
}

impl Names {
    /// The code of a text, a new one if need be.
    pub(crate) fn code(&mut self, name: &[u8]) -> Result<u32, Nameless> {
        let Self { bytes, ends, table, state } = self;
        let hash = state.hash_one(name);
        if let Some(code) = table.find(hash, |&code| text(bytes, ends, code) == name) {
            return Ok(*code);
        }
        if std::str::from_utf8(name).is_err() {
            return Err(Nameless::NotUtf8);
        }
        let code = u32::try_from(ends.len()).ok().filter(|&code| code != NONE).ok_or(Nameless::TooMany)?;
        bytes.extend_from_slice(name);
        ends.push(bytes.len());
        table.insert_unique(hash, code, |&code| state.hash_one(text(bytes, ends, code)));
        Ok(code)
    }

    /// The code of a text that is there already.
    pub(crate) fn find(&self, name: &[u8]) -> Option<u32> {
        let Self { bytes, ends, table, state } = self;
        table.find(state.hash_one(name), |&code| text(bytes, ends, code) == name).copied()
    }

    /// The text of a code; empty where there is none.
    pub(crate) fn name(&self, code: u32) -> &str {
        std::str::from_utf8(text(&self.bytes, &self.ends, code)).unwrap_or_default()
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// All names in their order, and the place in it of each code.
    pub(crate) fn ranked(&self) -> (Vec<String>, Vec<u32>) {
        let mut codes: Vec<u32> = (0..self.len()).map(|code| code as u32).collect();
        codes.sort_unstable_by(|&a, &b| self.name(a).cmp(self.name(b)));
        let mut ranks = vec![NONE; codes.len()];
        for (rank, &code) in codes.iter().enumerate() {
            if let Some(place) = ranks.get_mut(code as usize) {
                *place = rank as u32;
            }
        }
        (codes.iter().map(|&code| self.name(code).to_owned()).collect(), ranks)
    }
}

#[cfg(test)]
mod tests {
    use super::{Nameless, Names};

    #[test]
    fn a_text_keeps_its_code() {
        let mut names = Names::default();
        let codes: Vec<_> = ["b", "", "a", "b", "NA"].map(|name| names.code(name.as_bytes()).unwrap()).into();
        assert_eq!(codes, [0, 1, 2, 0, 3]);
        assert_eq!((names.name(0), names.name(1), names.name(9)), ("b", "", ""));
        assert_eq!((names.find(b"a"), names.find(b"c")), (Some(2), None));
        assert_eq!(names.code(b"\xff"), Err(Nameless::NotUtf8));
        assert_eq!(names.ranked(), (["", "NA", "a", "b"].map(str::to_owned).into(), vec![3, 0, 2, 1]));
    }
}
