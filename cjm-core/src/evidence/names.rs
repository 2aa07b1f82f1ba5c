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
    table: HashTable<Entry>,
    state: RandomState,
}

/// What tells names apart without a look at their bytes: short ones are wholly in it, of others a hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Glance {
    body: u64,
    /// The last bytes, and above them how many there are.
    end: u32,
}

/// A glance and a code, without a gap between.
#[derive(Debug, Clone, Copy)]
struct Entry {
    body: u64,
    end: u32,
    code: u32,
}

impl Entry {
    fn glance(self) -> Glance {
        Glance { body: self.body, end: self.end }
    }
}

/// At the top of `end`: the name is longer than a glance.
const LONG: u32 = 0xff << 24;

impl Glance {
    fn new(name: &[u8], state: &RandomState) -> Self {
        let length = (name.len() as u32) << 24;
        let word = |bytes: &[u8; 4]| u32::from_le_bytes(*bytes);
        match name {
            [] => Self { body: 0, end: length },
            [a] => Self { body: u64::from(*a), end: length },
            [a, b] => Self { body: u64::from(u16::from_le_bytes([*a, *b])), end: length },
            [a, b, c] => Self { body: u64::from(word(&[*a, *b, *c, 0])), end: length },
            _ => match (name.first_chunk::<8>(), name.first_chunk::<4>(), name.last_chunk::<4>()) {
                (Some(body), _, Some(last)) if name.len() < 12 => {
                    Self { body: u64::from_le_bytes(*body), end: word(last) >> 8 | length }
                }
                (None, Some(first), Some(last)) => {
                    Self { body: u64::from(word(first)) | u64::from(word(last)) << 32, end: length }
                }
                _ => Self { body: state.hash_one(name), end: LONG },
            },
        }
    }

    fn is_whole(self) -> bool {
        self.end < LONG
    }
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
        let glance = Glance::new(name, &self.state);
        let hash = self.state.hash_one(glance);
        self.known(glance, hash, || name).map_or_else(|| self.add(glance, hash, name), Ok)
    }

    fn add(&mut self, glance: Glance, hash: u64, name: &[u8]) -> Result<u32, Nameless> {
        let Self { bytes, ends, table, state } = self;
        if std::str::from_utf8(name).is_err() {
            return Err(Nameless::NotUtf8);
        }
        let code = u32::try_from(ends.len()).ok().filter(|&code| code != NONE).ok_or(Nameless::TooMany)?;
        bytes.extend_from_slice(name);
        ends.push(bytes.len());
        let Glance { body, end } = glance;
        table.insert_unique(hash, Entry { body, end, code }, |own| state.hash_one(own.glance()));
        Ok(code)
    }

    /// The codes of many texts, `NONE` of an empty one; nothing if one of them can have none. All are looked at
    /// before the first is looked for, so that memory is waited for together.
    #[cfg(feature = "arrow")]
    pub(crate) fn codes<'t>(&mut self, count: usize, name: impl Fn(usize) -> &'t [u8]) -> Option<Vec<u32>> {
        let glance = |at| {
            let glance = Glance::new(name(at), &self.state);
            (glance, self.state.hash_one(glance))
        };
        let glances: Vec<(Glance, u64)> = (0..count).map(glance).collect();
        let mut codes = vec![NONE; count];
        for (at, (own, (glance, hash))) in codes.iter_mut().zip(glances).enumerate() {
            if glance.end > 0 {
                let known = self.known(glance, hash, || name(at));
                *own = known.map_or_else(|| self.add(glance, hash, name(at)), Ok).ok()?;
            }
        }
        Some(codes)
    }

    /// The code of a text that is there already.
    pub(crate) fn find(&self, name: &[u8]) -> Option<u32> {
        let glance = Glance::new(name, &self.state);
        self.known(glance, self.state.hash_one(glance), || name)
    }

    /// Asks for the name only where the glance does not hold all of it.
    fn known<'t>(&self, glance: Glance, hash: u64, name: impl Fn() -> &'t [u8]) -> Option<u32> {
        let same = |own: &Entry| {
            own.glance() == glance && (glance.is_whole() || text(&self.bytes, &self.ends, own.code) == name())
        };
        self.table.find(hash, same).map(|own| own.code)
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
    #[cfg(feature = "arrow")]
    use super::NONE;
    use super::{Nameless, Names};

    #[test]
    fn texts_of_every_length_are_told_apart() {
        let mut names = Names::default();
        let mut all: Vec<String> = Vec::new();
        for length in 0..40 {
            for letter in ["a", "b"] {
                let plain = "a".repeat(length);
                all.push(plain.clone());
                // One letter differs, at each place.
                for at in 0..length {
                    let mut other = plain.clone();
                    other.replace_range(at..=at, letter);
                    all.push(other);
                }
            }
        }
        all.sort_unstable();
        all.dedup();
        let codes: Vec<u32> = all.iter().map(|name| names.code(name.as_bytes()).unwrap()).collect();
        assert_eq!(codes, (0..all.len() as u32).collect::<Vec<_>>());
        assert!((0..).zip(&all).all(|(code, name)| names.find(name.as_bytes()) == Some(code)));
        assert!((0..).zip(&all).all(|(code, name)| names.name(code) == name));
    }

    #[test]
    fn a_text_keeps_its_code() {
        let mut names = Names::default();
        let codes: Vec<_> = ["b", "", "a", "b", "NA"].map(|name| names.code(name.as_bytes()).unwrap()).into();
        assert_eq!(codes, [0, 1, 2, 0, 3]);
        assert_eq!((names.name(0), names.name(1), names.name(9)), ("b", "", ""));
        assert_eq!((names.find(b"a"), names.find(b"c")), (Some(2), None));
        assert_eq!(names.code(b"\xff"), Err(Nameless::NotUtf8));
        #[cfg(feature = "arrow")]
        {
            let long = "a name that is longer than a glance";
            let all = ["c", "", "NA", long, "b", "c", long];
            let codes = names.clone().codes(all.len(), |at| all[at].as_bytes());
            assert_eq!(codes, Some(vec![4, NONE, 3, 5, 0, 4, 5]));
            assert_eq!(names.clone().codes(1, |_| b"\xff"), None);
        }
        assert_eq!(names.ranked(), (["", "NA", "a", "b"].map(str::to_owned).into(), vec![3, 0, 2, 1]));
    }
}
