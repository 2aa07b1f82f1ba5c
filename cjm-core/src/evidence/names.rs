//! [`Names`]: texts as numbers.

use super::codes::Codes;

/// No name.
pub(crate) const NONE: u32 = u32::MAX;

/// Different names by code: the first that comes has 0. Nothing is ever listed in the order of hashes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names(Codes);

/// A text that has no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Nameless {
    NotUtf8,
    TooMany,
}

fn is_utf8(text: &[u8]) -> bool {
    std::str::from_utf8(text).is_ok()
}

impl Names {
    /// The code of a text, a new one if need be.
    pub(crate) fn code(&mut self, name: &[u8]) -> Result<u32, Nameless> {
        let nameless = || if is_utf8(name) { Nameless::TooMany } else { Nameless::NotUtf8 };
        self.0.code(name, is_utf8).ok_or_else(nameless)
    }

    /// The codes of many texts, `NONE` of an empty one; nothing if one of them can have none. `views` = the texts
    /// in Arrow's layout, if they have it.
    #[cfg(feature = "arrow")]
    pub(crate) fn codes<'t>(
        &mut self,
        count: usize,
        views: Option<&[u128]>,
        name: impl Fn(usize) -> &'t [u8],
    ) -> Option<Vec<u32>> {
        self.0.codes(count, views, name, is_utf8)
    }

    /// The code of a text that is there already.
    pub(crate) fn find(&self, name: &[u8]) -> Option<u32> {
        self.0.find(name)
    }

    /// The text of a code; empty where there is none.
    pub(crate) fn name(&self, code: u32) -> &str {
        std::str::from_utf8(self.0.get(code)).unwrap_or_default()
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
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
        let letters = "abcdefghijklmnopqrst".repeat(2);
        let texts: Vec<String> = (0..40).map(|length| letters.chars().take(length).collect()).collect();
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
