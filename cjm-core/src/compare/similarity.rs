//! How alike two things are by what they say: whole numbers throughout, so that every machine gets the
//! same answer.

use std::collections::{BTreeSet, HashMap};

use super::board::{Board, Card};
use super::name::name;
use super::value::parse;
use crate::model::Any;

/// Weights, in ten-thousandths. What neither of two things has does not count.
const NAME: u32 = 4_500;
const WORDS: u32 = 1_500;
const CHANNELS: u32 = 1_500;
const CHILDREN: u32 = 2_000;
const POSITION: u32 = 500;

/// How many of the most similar things are looked at closely.
const FEW: usize = 8;

/// What is compared of a thing.
#[derive(Debug, Default)]
pub(super) struct Features {
    /// Groups of three letters of the name, blanks at both ends (Dice coefficient: Dice 1945; on letter
    /// groups: Adamson and Boreham 1974).
    name: BTreeSet<[char; 3]>,
    /// Words of everything else that it says.
    words: BTreeSet<String>,
    /// Channels and touchpoints.
    channels: BTreeSet<String>,
    /// Where it stands among its neighbours, 0 to 10,000.
    position: u32,
}

impl Features {
    /// `places` are those of the board.
    pub(super) fn of(board: &Board<'_>, at: usize, language: Option<&str>, places: &[u32]) -> Self {
        let mut features = Self { position: places.get(at).copied().unwrap_or(0), ..Self::default() };
        if let Some(name) = name(board, at, language) {
            let letters: Vec<char> = format!(" {} ", plain(&name)).chars().collect();
            features.name = letters.windows(3).filter_map(|three| three.try_into().ok()).collect();
        }
        for (member, text) in board.members(at).into_iter().flatten() {
            let Ok(value) = parse(text) else { continue };
            match member.as_ref() {
                "channels" | "touchpoints" => strings(&value, &mut |id| {
                    features.channels.insert(id.to_owned());
                }),
                "goal" | "actions" | "thoughts" | "emotions" | "quote" | "role" | "text" | "question" => {
                    strings(&value, &mut |text| {
                        features.words.extend(
                            plain(text).split(' ').filter(|word| !word.is_empty()).map(str::to_owned),
                        );
                    });
                }
                _ => {}
            }
        }
        features
    }

    /// How alike two things are, in ten-thousandths; `children` is how alike what stands inside them is.
    pub(super) fn like(&self, other: &Self, children: Option<u32>) -> u32 {
        let parts = [
            (NAME, dice(&self.name, &other.name)),
            (WORDS, dice(&self.words, &other.words)),
            (CHANNELS, dice(&self.channels, &other.channels)),
            (CHILDREN, children),
            (POSITION, Some(10_000 - self.position.abs_diff(other.position).min(10_000))),
        ];
        let (mut sum, mut weights) = (0, 0);
        for (weight, part) in parts {
            if let Some(part) = part {
                sum += weight * part;
                weights += weight;
            }
        }
        sum.checked_div(weights).unwrap_or(0)
    }
}

/// Where each card stands among its neighbours, from 0 (first) to 10,000 (last).
pub(super) fn places(board: &Board<'_>) -> Vec<u32> {
    let mut places = vec![0; board.len()];
    for parent in 0..board.len() {
        for list in board.card(parent).into_iter().flat_map(Card::lists) {
            let items: Vec<usize> = board.list(parent, list).collect();
            let last = items.len().saturating_sub(1).max(1);
            for (index, item) in items.into_iter().enumerate() {
                if let Some(place) = places.get_mut(item) {
                    *place = (index * 10_000 / last) as u32;
                }
            }
        }
    }
    places
}

/// Twice the common ones by all, in ten-thousandths; nothing if neither has any.
fn dice<T: Ord>(a: &BTreeSet<T>, b: &BTreeSet<T>) -> Option<u32> {
    let all = a.len() + b.len();
    (all > 0).then(|| (2 * a.intersection(b).count() * 10_000 / all) as u32)
}

/// A text in small letters, without punctuation, one blank between words.
pub(super) fn plain(text: &str) -> String {
    let words = text.split(|character: char| !character.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

fn strings(value: &Any, visit: &mut dyn FnMut(&str)) {
    match value {
        Any::String(text) => visit(text),
        Any::List(items) => items.iter().for_each(|item| strings(item, visit)),
        Any::Object(members) => {
            let said = members.iter().filter(|(name, _)| {
                !matches!(name.as_str(), "persona" | "evidence" | "author" | "scale")
                    && !name.starts_with("x-")
            });
            said.for_each(|(_, value)| strings(value, visit));
        }
        _ => {}
    }
}

/// Things by the letters of their names.
pub(super) struct Index {
    by_letters: HashMap<[char; 3], Vec<usize>>,
    /// Things without a name.
    nameless: Vec<usize>,
}

impl Index {
    pub(super) fn new<'f>(things: impl Iterator<Item = &'f Features>) -> Self {
        let mut index = Self { by_letters: HashMap::new(), nameless: Vec::new() };
        for (at, features) in things.enumerate() {
            if features.name.is_empty() {
                index.nameless.push(at);
            }
            for letters in &features.name {
                index.by_letters.entry(*letters).or_default().push(at);
            }
        }
        index
    }

    /// The few things that share most letters with this one, the first ones first; for a thing without
    /// a name others without.
    pub(super) fn nearest(&self, features: &Features) -> Vec<usize> {
        if features.name.is_empty() {
            return self.nameless.iter().copied().take(FEW).collect();
        }
        let mut common: HashMap<usize, usize> = HashMap::new();
        // Letters that most names have tell nothing and would cost most.
        const MOST: usize = 400;
        let lists = features.name.iter().filter_map(|letters| self.by_letters.get(letters));
        for at in lists.filter(|list| list.len() <= MOST).flatten() {
            *common.entry(*at).or_default() += 1;
        }
        let mut best: Vec<(usize, usize)> =
            common.into_iter().map(|(at, count)| (usize::MAX - count, at)).collect();
        best.sort_unstable();
        best.into_iter().take(FEW).map(|(_, at)| at).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Features, dice, plain};

    fn named(name: &str) -> Features {
        let letters: Vec<char> = format!(" {} ", plain(name)).chars().collect();
        Features {
            name: letters.windows(3).map(|three| three.try_into().unwrap()).collect(),
            ..Features::default()
        }
    }

    #[test]
    fn names_are_compared_without_case_and_punctuation() {
        assert_eq!(plain("  Pricing-page, (NEW)! "), "pricing page new");
        assert_eq!(named("Pricing page").like(&named("pricing  PAGE"), None), 10_000);
        assert!(named("Pricing page").like(&named("Price page"), None) > 5_500);
        assert!(named("Pricing page").like(&named("Security review"), None) < 3_000);
    }

    #[test]
    fn what_neither_has_does_not_count() {
        let set = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        assert_eq!(dice::<String>(&set(&[]), &set(&[])), None);
        assert_eq!(dice::<String>(&set(&["a"]), &set(&[])), Some(0));
        assert_eq!(dice::<String>(&set(&["a", "b"]), &set(&["b", "c"])), Some(5_000));
    }
}
