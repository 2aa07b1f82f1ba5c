//! Which things of two maps are the same: by id, by what the caller says, and where asked for by what
//! they say themselves.

use std::collections::{BTreeMap, BTreeSet};

use super::board::{Board, Card};
use super::change_set::{Matched, MatchedBy};
use super::name;
use super::print;
use super::similarity::{self, Features};
use crate::Error;
use crate::error::nearest;

/// How things without a common id are matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Matching {
    /// Not at all: ids and the mapping decide.
    #[default]
    Ids,
    /// By equal content, then by equal names, then by similarity; each match says how sure it is.
    Auto,
}

/// Things taken for the same although their ids differ, and some that might be.
#[derive(Debug, Default)]
pub(super) struct Matches {
    pub(super) sure: Vec<Matched>,
    pub(super) possible: Vec<Matched>,
}

/// Similarity from which two things are taken for the same, and by how much they must be ahead of any
/// other pair; and from which they are at least named. In ten-thousandths.
const ENOUGH: u32 = 5_500;
const AHEAD: u32 = 1_000;
const WORTH_A_LOOK: u32 = 4_000;

/// Matches the things of two boards.
///
/// # Errors
/// [`Error::UnknownId`] or [`Error::Unusable`] if the mapping cannot be used.
pub(super) fn find(
    a: &Board<'_>,
    b: &Board<'_>,
    matching: Matching,
    mapping: &BTreeMap<String, String>,
    maps: &str,
    taken: &BTreeSet<String>,
    languages: [Option<&str>; 2],
) -> Result<Matches, Error> {
    let mut matcher =
        Matcher { a, b, there: vec![None; a.len()], back: vec![None; b.len()], found: Vec::new(), languages };
    matcher.given(mapping, maps)?;
    matcher.by_id();
    let mut possible = Vec::new();
    if matching == Matching::Auto {
        matcher.by_content()?;
        matcher.by_name();
        possible = matcher.by_similarity();
    }
    let mut sure = matcher.found;
    free(&mut sure, taken);
    Ok(Matches { sure, possible })
}

/// Drops what was matched by itself onto an id that something else keeps.
fn free(sure: &mut Vec<Matched>, taken: &BTreeSet<String>) {
    loop {
        let leaving: BTreeSet<String> = sure.iter().map(|pair| pair.from.clone()).collect();
        let before = sure.len();
        sure.retain(|pair| {
            pair.by == MatchedBy::Mapping || !taken.contains(&pair.to) || leaving.contains(&pair.to)
        });
        if sure.len() == before {
            return;
        }
    }
}

struct Matcher<'m, 'x> {
    a: &'m Board<'x>,
    b: &'m Board<'x>,
    there: Vec<Option<usize>>,
    back: Vec<Option<usize>>,
    found: Vec<Matched>,
    languages: [Option<&'m str>; 2],
}

impl<'x> Matcher<'_, 'x> {
    fn pair(&mut self, a: usize, b: usize) {
        if let (Some(there), Some(back)) = (self.there.get_mut(a), self.back.get_mut(b)) {
            *there = Some(b);
            *back = Some(a);
        }
    }

    fn take(&mut self, a: usize, b: usize, by: MatchedBy, score: f64) {
        self.pair(a, b);
        let (from, to) = (self.a.address(a).to_owned(), self.b.address(b).to_owned());
        if from != to {
            let kind = self.a.card(a).map(Card::kind).unwrap_or_default();
            self.found.push(Matched { kind, from, to, by, score });
        }
    }

    fn given(&mut self, mapping: &BTreeMap<String, String>, maps: &str) -> Result<(), Error> {
        for (from, to) in mapping.iter().filter(|(from, _)| *from != maps) {
            let (a, b) = (find_id(self.a, from)?, find_id(self.b, to)?);
            let kind = |board: &Board<'x>, at| board.card(at).map(Card::kind).unwrap_or_default();
            let (old, new) = (kind(self.a, a), kind(self.b, b));
            if old != new {
                return Err(Error::Unusable {
                    message: format!("the mapping takes the {old} `{from}` for the {new} `{to}`"),
                    hint: Some("only things of one kind can be the same".to_owned()),
                });
            }
            if let Some(other) = self.back.get(b).copied().flatten() {
                return Err(Error::Unusable {
                    message: format!(
                        "the mapping takes both `{}` and `{from}` for `{to}`",
                        self.a.address(other)
                    ),
                    hint: Some("keep one of them; the other then counts as removed".to_owned()),
                });
            }
            self.take(a, b, MatchedBy::Mapping, 1.0);
        }
        Ok(())
    }

    fn by_id(&mut self) {
        for b in things(self.b) {
            let Some(card) = self.b.card(b) else { continue };
            let a = self.a.find(&card.address, Some(card.object.map_or("", |object| object.name)));
            if let Some(a) = a.filter(|&a| self.is_free(a, b)) {
                self.pair(a, b);
            }
        }
    }

    fn is_free(&self, a: usize, b: usize) -> bool {
        self.there.get(a) == Some(&None) && self.back.get(b) == Some(&None)
    }

    /// Things that are left, with what they are told apart by; only those that stand alone in that.
    fn unique<K: Ord>(
        &self,
        key_a: impl Fn(usize) -> Option<K>,
        key_b: impl Fn(usize) -> Option<K>,
    ) -> Vec<(usize, usize)> {
        let mut sides: BTreeMap<K, [Vec<usize>; 2]> = BTreeMap::new();
        let left = |list: &[Option<usize>], at: usize| list.get(at) == Some(&None);
        for at in things(self.a).filter(|&at| left(&self.there, at)) {
            if let Some(key) = key_a(at) {
                sides.entry(key).or_default()[0].push(at);
            }
        }
        for at in things(self.b).filter(|&at| left(&self.back, at)) {
            if let Some(key) = key_b(at) {
                sides.entry(key).or_default()[1].push(at);
            }
        }
        let mut pairs: Vec<(usize, usize)> = sides
            .into_values()
            .filter_map(|[a, b]| match (a.as_slice(), b.as_slice()) {
                (&[a], &[b]) => Some((a, b)),
                _ => None,
            })
            .collect();
        pairs.sort_unstable();
        pairs
    }

    /// Things that say the same, ids aside, and everything inside them.
    fn by_content(&mut self) -> Result<(), Error> {
        let bare = |board: &Board<'x>| -> Result<Vec<Option<(String, String)>>, Error> {
            let mut texts = vec![None; board.len()];
            for at in things(board) {
                let kind = board.card(at).map(Card::kind).unwrap_or_default();
                if let (Some(text), Some(_)) = (texts.get_mut(at), name::name(board, at, None)) {
                    *text = Some((kind, print::bare(board, at)?));
                }
            }
            Ok(texts)
        };
        let (a, b) = (bare(self.a)?, bare(self.b)?);
        let key = |texts: &[Option<(String, String)>], at: usize| texts.get(at).cloned().flatten();
        for (a, b) in self.unique(|at| key(&a, at), |at| key(&b, at)) {
            if self.is_free(a, b) {
                self.alike(a, b);
            }
        }
        Ok(())
    }

    /// Matches two things of equal content, and what is inside them one by one.
    fn alike(&mut self, a: usize, b: usize) {
        self.take(a, b, MatchedBy::Content, 0.98);
        let lists: Vec<&'static str> = self.a.card(a).into_iter().flat_map(Card::lists).collect();
        for list in lists {
            let pairs: Vec<(usize, usize)> = self.a.list(a, list).zip(self.b.list(b, list)).collect();
            for (a, b) in pairs {
                let with_id = self.a.card(a).is_some_and(|card| card.id.is_some());
                if with_id && self.is_free(a, b) {
                    self.alike(a, b);
                }
            }
        }
    }

    /// Things of one kind and one name: first inside what is matched already, then anywhere.
    fn by_name(&mut self) {
        let title = |board: &Board<'x>, language, at: usize| {
            let kind = board.card(at)?.kind();
            let name = similarity::plain(&name::name(board, at, language)?);
            (!name.is_empty()).then_some((kind, name))
        };
        let [of_a, of_b] = self.languages;
        for _level in 0..LEVELS {
            let pairs = self.unique(
                |at| Some((self.parent(self.a, at)?, title(self.a, of_a, at)?)),
                |at| Some((self.parent_in_a(at)?, title(self.b, of_b, at)?)),
            );
            if pairs.is_empty() {
                break;
            }
            for (a, b) in pairs {
                self.take(a, b, MatchedBy::Name, 0.9);
            }
        }
        for (a, b) in self.unique(|at| title(self.a, of_a, at), |at| title(self.b, of_b, at)) {
            self.take(a, b, MatchedBy::Name, 0.9);
        }
    }

    fn parent(&self, board: &Board<'x>, at: usize) -> Option<usize> {
        board.card(at)?.spot.map(|(parent, _)| parent)
    }

    /// The card of `a` that is the same as the parent of a card of `b`.
    fn parent_in_a(&self, b: usize) -> Option<usize> {
        let parent = self.parent(self.b, b)?;
        if parent == super::board::ROOT {
            return Some(super::board::ROOT);
        }
        self.back.get(parent).copied().flatten()
    }

    /// The most similar things, those that stand in the same thing first. Gives the pairs that are
    /// similar, but not enough, or not clearly more than others.
    fn by_similarity(&mut self) -> Vec<Matched> {
        let mut candidates = Vec::new();
        for together in [true, false] {
            candidates = self.candidates();
            let mut of_a: BTreeMap<usize, Vec<(u32, usize)>> = BTreeMap::new();
            let mut of_b: BTreeMap<usize, Vec<(u32, usize)>> = BTreeMap::new();
            for &(score, a, b) in &candidates {
                of_a.entry(a).or_default().push((score, b));
                of_b.entry(b).or_default().push((score, a));
            }
            let mut open = candidates.clone();
            open.retain(|&(score, a, b)| {
                score >= ENOUGH && (!together || self.parent(self.a, a) == self.parent_in_a(b))
            });
            open.sort_by_key(|&(score, a, b)| (std::cmp::Reverse(score), a, b));
            for (score, a, b) in open {
                if !self.is_free(a, b) {
                    continue;
                }
                let rivals_of_a =
                    of_a.get(&a).into_iter().flatten().filter(|(_, y)| *y != b && self.is_free(a, *y));
                let rivals_of_b =
                    of_b.get(&b).into_iter().flatten().filter(|(_, x)| *x != a && self.is_free(*x, b));
                let rival = rivals_of_a.chain(rivals_of_b).map(|(score, _)| *score).max().unwrap_or(0);
                if score >= rival + AHEAD {
                    self.take(a, b, MatchedBy::Similarity, f64::from(score) / 10_000.0);
                }
            }
        }
        let mut best: BTreeMap<usize, (u32, usize)> = BTreeMap::new();
        for (score, a, b) in
            candidates.into_iter().filter(|&(score, a, b)| score >= WORTH_A_LOOK && self.is_free(a, b))
        {
            let known = best.entry(a).or_insert((score, b));
            if score > known.0 {
                *known = (score, b);
            }
        }
        let address = |board: &Board<'x>, at| board.address(at).to_owned();
        best.into_iter()
            .map(|(a, (score, b))| Matched {
                kind: self.a.card(a).map(Card::kind).unwrap_or_default(),
                from: address(self.a, a),
                to: address(self.b, b),
                by: MatchedBy::Similarity,
                score: f64::from(score) / 10_000.0,
            })
            .collect()
    }

    /// For each thing that is left the few of its kind that are most like it: `(score, a, b)`.
    fn candidates(&self) -> Vec<(u32, usize, usize)> {
        let features = |board: &Board<'x>,
                        list: &[Option<usize>],
                        language|
         -> BTreeMap<String, Vec<(usize, Features)>> {
            let mut kinds: BTreeMap<String, Vec<(usize, Features)>> = BTreeMap::new();
            let places = similarity::places(board);
            for at in things(board).filter(|&at| list.get(at) == Some(&None)) {
                let kind = board.card(at).map(Card::kind).unwrap_or_default();
                kinds.entry(kind).or_default().push((at, Features::of(board, at, language, &places)));
            }
            kinds
        };
        let (left, mut right) = (
            features(self.a, &self.there, self.languages[0]),
            features(self.b, &self.back, self.languages[1]),
        );
        let mut found = Vec::new();
        for (kind, ours) in left {
            let theirs = right.remove(&kind).unwrap_or_default();
            let index = similarity::Index::new(theirs.iter().map(|(_, features)| features));
            for (a, features) in &ours {
                for at in index.nearest(features) {
                    if let Some((b, other)) = theirs.get(at) {
                        let children = self.children(*a, *b);
                        found.push((features.like(other, children), *a, *b));
                    }
                }
            }
        }
        found
    }

    /// Dice coefficient of what stands inside two things, in ten-thousandths; nothing if nothing does.
    fn children(&self, a: usize, b: usize) -> Option<u32> {
        let inside = |board: &Board<'x>, at: usize| -> Vec<usize> {
            board.card(at).into_iter().flat_map(Card::lists).flat_map(|list| board.list(at, list)).collect()
        };
        let (ours, theirs) = (inside(self.a, a), inside(self.b, b));
        let both = ours.len() + theirs.len();
        let twin = |at: &&usize| self.there.get(**at).copied().flatten();
        let common = ours
            .iter()
            .filter(|at| twin(at).is_some_and(|twin| self.parent(self.b, twin) == Some(b)))
            .count();
        (both > 0).then(|| (2 * common * 10_000 / both) as u32)
    }
}

/// More levels than things stand inside each other.
const LEVELS: usize = 8;

/// The cards of things that have an id of their own, the map aside.
fn things(board: &Board<'_>) -> impl Iterator<Item = usize> {
    (0..board.len()).filter(|&at| {
        board
            .card(at)
            .is_some_and(|card| card.id.is_some() && card.object.is_none_or(|object| object.name != "map"))
    })
}

fn find_id(board: &Board<'_>, id: &str) -> Result<usize, Error> {
    board.find(id, None).filter(|&at| board.card(at).is_some_and(|card| card.id.is_some())).ok_or_else(|| {
        Error::UnknownId { kind: "thing", id: id.to_owned(), suggestion: nearest(id, board.ids()) }
    })
}
