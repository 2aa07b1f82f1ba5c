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
    /// The first eight bytes, zeros behind them.
    body: u64,
    /// The three after them, and above how many bytes there are.
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

/// So many names are looked at together.
#[cfg(feature = "arrow")]
const AT_ONCE: usize = 256;

/// At the top of `end`: the name is longer than a glance.
const LONG: u32 = 0xff << 24;

impl Glance {
    fn new(name: &[u8], state: &RandomState) -> Self {
        let length = name.len() as u32;
        let word = |bytes: &[u8; 4]| u64::from(u32::from_le_bytes(*bytes));
        let (body, rest) =
            match (name, name.first_chunk::<8>(), name.first_chunk::<4>(), name.last_chunk::<4>()) {
                ([], ..) => (0, 0),
                ([a], ..) => (u64::from(*a), 0),
                ([a, b], ..) => (u64::from(u16::from_le_bytes([*a, *b])), 0),
                ([a, b, c], ..) => (word(&[*a, *b, *c, 0]), 0),
                // The last bytes lie over the first ones.
                (_, None, Some(first), Some(last)) => (word(first) | word(last) << (8 * (length - 4)), 0),
                (_, Some(body), _, Some(last)) if length < 12 => {
                    (u64::from_le_bytes(*body), (word(last) >> (8 * (12 - length))) as u32)
                }
                _ => return Self { body: state.hash_one(name), end: LONG },
            };
        Self { body, end: rest | length << 24 }
    }

    /// The same of a text in Arrow's layout, which holds short ones too: four bytes tell how long it is, twelve
    /// are its beginning.
    #[cfg(feature = "arrow")]
    fn of_view(view: u128) -> Option<Self> {
        let length = view as u32;
        if length > 11 {
            return None;
        }
        // Whatever lies behind the text.
        let text = (view >> 32) & !(u128::MAX << (8 * length));
        Some(Self { body: text as u64, end: (text >> 64) as u32 | length << 24 })
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

    /// The codes of many texts, `NONE` of an empty one; nothing if one of them can have none. Some are looked at
    /// before the first of them is looked for, so that memory is waited for together. `views` = the texts in
    /// Arrow's layout, if they have it.
    #[cfg(feature = "arrow")]
    pub(crate) fn codes<'t>(
        &mut self,
        count: usize,
        views: Option<&[u128]>,
        name: impl Fn(usize) -> &'t [u8],
    ) -> Option<Vec<u32>> {
        let mut codes = vec![NONE; count];
        let mut glances = [(Glance { body: 0, end: 0 }, 0); AT_ONCE];
        for (part, own) in codes.chunks_mut(AT_ONCE).enumerate() {
            let first = part * AT_ONCE;
            for (at, own) in (first..first + own.len()).zip(&mut glances) {
                let view = views.and_then(|views| views.get(at)).and_then(|&view| Glance::of_view(view));
                let glance = view.unwrap_or_else(|| Glance::new(name(at), &self.state));
                *own = (glance, self.state.hash_one(glance));
            }
            for ((at, own), &(glance, hash)) in (first..).zip(own).zip(&glances) {
                if glance.end > 0 {
                    let known = self.known(glance, hash, || name(at));
                    *own = known.map_or_else(|| self.add(glance, hash, name(at)), Ok).ok()?;
                }
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

    #[cfg(feature = "arrow")]
    #[test]
    fn a_text_in_arrow_s_layout_is_the_same_text() {
        let texts: Vec<String> =
            (0..40).map(|length| "abcdefghijklmnopqrst".repeat(2)[..length].to_owned()).collect();
        let views: Vec<u128> = texts
            .iter()
            .map(|text| {
                let mut view = [0xff; 16];
                view[..4].copy_from_slice(&(text.len() as u32).to_le_bytes());
                let short = &text.as_bytes()[..text.len().min(12)];
                view[4..4 + short.len()].copy_from_slice(short);
                u128::from_le_bytes(view)
            })
            .collect();
        let mut names = Names::default();
        let name = |at: usize| texts[at].as_bytes();
        let codes = names.codes(texts.len(), Some(&views), name).unwrap();
        assert_eq!(codes, std::iter::once(NONE).chain(0..39).collect::<Vec<_>>());
        assert_eq!(names.codes(texts.len(), None, name), Some(codes));
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
            let codes = names.clone().codes(all.len(), None, |at| all[at].as_bytes());
            assert_eq!(codes, Some(vec![4, NONE, 3, 5, 0, 4, 5]));
            assert_eq!(names.clone().codes(1, None, |_| b"\xff"), None);
        }
        assert_eq!(names.ranked(), (["", "NA", "a", "b"].map(str::to_owned).into(), vec![3, 0, 2, 1]));
    }
}
