//! [`Index`]: the things of a map by their ids; [`Known`]: the steps that two maps share.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use foldhash::fast::RandomState;

use super::emotion::{Feeling, feelings};
use crate::model::{Document, Gain, Id, Map, Opportunity, Pain, Stage, Step};

type ById<'d, T> = HashMap<&'d str, T, RandomState>;

/// The steps of one map, how they feel, and its opportunities; of steps that the other map does not hold
/// word for word the pains and gains. Of two with one id the first counts.
pub(super) struct Index<'d> {
    /// All steps, in the order of the map.
    places: Vec<Place<'d>>,
    steps: ById<'d, usize>,
    pains: ById<'d, (&'d Step, &'d Pain)>,
    gains: ById<'d, (&'d Step, &'d Gain)>,
    opportunities: ById<'d, &'d Opportunity>,
    /// How each step feels to each persona, step by step.
    feelings: Vec<(Option<&'d Id>, Feeling<'d>)>,
    /// How often work passes from department to department.
    pub(super) hand_offs: usize,
}

struct Place<'d> {
    stage: &'d Stage,
    step: &'d Step,
    feelings: Range<usize>,
}

impl<'d> Index<'d> {
    /// `same` says of each step whether the other map holds it word for word.
    fn new(document: &'d Document, map: &'d Map, same: &[bool]) -> Self {
        let count = map.stages.iter().map(|stage| stage.steps.len()).sum();
        let mut index = Self {
            places: Vec::with_capacity(count),
            steps: HashMap::with_capacity_and_hasher(count, RandomState::default()),
            pains: HashMap::default(),
            gains: HashMap::default(),
            opportunities: HashMap::default(),
            feelings: Vec::with_capacity(count),
            hand_offs: map.hand_offs().len(),
        };
        for (at, (stage, step)) in map.steps().enumerate() {
            let start = index.feelings.len();
            index.feelings.extend(feelings(document, step));
            index.places.push(Place { stage, step, feelings: start..index.feelings.len() });
            index.steps.entry(step.id.as_str()).or_insert(at);
            if same.get(at) == Some(&true) {
                continue;
            }
            for pain in &step.pains {
                index.pains.entry(pain.id.as_str()).or_insert((step, pain));
            }
            for gain in &step.gains {
                index.gains.entry(gain.id.as_str()).or_insert((step, gain));
            }
        }
        for opportunity in &map.opportunities {
            index.opportunities.entry(opportunity.id.as_str()).or_insert(opportunity);
        }
        index
    }

    /// The step of this id, with its stage.
    pub(super) fn step(&self, id: &str) -> Option<(&'d Stage, &'d Step)> {
        self.place(*self.steps.get(id)?).map(|place| (place.stage, place.step))
    }

    fn place(&self, at: usize) -> Option<&Place<'d>> {
        self.places.get(at)
    }

    /// The pain of this id, with its step.
    pub(super) fn pain(&self, id: &str) -> Option<(&'d Step, &'d Pain)> {
        self.pains.get(id).copied()
    }

    /// The gain of this id, with its step.
    pub(super) fn gain(&self, id: &str) -> Option<(&'d Step, &'d Gain)> {
        self.gains.get(id).copied()
    }

    /// The opportunity of this id.
    pub(super) fn opportunity(&self, id: &str) -> Option<&'d Opportunity> {
        self.opportunities.get(id).copied()
    }

    /// Whether it is known how any step feels.
    pub(super) fn has_feelings(&self) -> bool {
        !self.feelings.is_empty()
    }

    /// How the step at a place feels to each persona.
    pub(super) fn feelings_at(&self, at: usize) -> &[(Option<&'d Id>, Feeling<'d>)] {
        let range = self.place(at).map(|place| place.feelings.clone()).unwrap_or_default();
        self.feelings.get(range).unwrap_or_default()
    }
}

/// What checks know of two maps, looked at from the first to the second and the other way round.
pub(in crate::compare) struct Known<'d> {
    pub(super) indexes: [Index<'d>; 2],
    pub(super) shared: [Shared<'d>; 2],
}

/// The steps of a map in its order, beside those of the map before.
pub(super) struct Shared<'d> {
    /// Each step, and its place in the map before.
    pub(super) steps: Vec<(&'d Step, Option<usize>)>,
    /// Steps that both maps hold and that do not say the same word for word: before and after.
    pub(super) changed: Vec<(&'d Step, &'d Step)>,
    /// Steps that are not in the map before word for word.
    pub(super) other: Vec<&'d Step>,
}

impl<'d> Known<'d> {
    /// `renamed` are other ids, from the first map to the second; `same` says for each step of either
    /// map whether the other holds it word for word.
    pub(in crate::compare) fn new(
        [from, to]: [(&'d Document, &'d Map); 2],
        renamed: &BTreeMap<String, String>,
        [old, new]: [&[bool]; 2],
    ) -> Self {
        let (before, after) = (Index::new(from.0, from.1, old), Index::new(to.0, to.1, new));
        let there: BTreeMap<&str, &str> = renamed.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let back = there.iter().map(|(a, b)| (*b, *a)).collect();
        let shared = [Shared::new(&before, &after, &back, new), Shared::new(&after, &before, &there, old)];
        Self { indexes: [before, after], shared }
    }
}

impl<'d> Shared<'d> {
    fn new(before: &Index<'d>, after: &Index<'d>, back: &BTreeMap<&str, &str>, same: &[bool]) -> Self {
        let mut shared =
            Self { steps: Vec::with_capacity(after.places.len()), changed: Vec::new(), other: Vec::new() };
        for (at, step) in after.places.iter().map(|place| place.step).enumerate() {
            let id = step.id.as_str();
            let old = before.steps.get(back.get(id).copied().unwrap_or(id)).copied();
            shared.steps.push((step, old));
            if same.get(at) != Some(&true) {
                let old = old.and_then(|old| before.place(old));
                shared.changed.extend(old.map(|old| (old.step, step)));
                shared.other.push(step);
            }
        }
        shared
    }
}
