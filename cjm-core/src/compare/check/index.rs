//! [`Index`]: the things of a map by their ids; [`Known`]: the steps that two maps share.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use foldhash::fast::RandomState;

use super::emotion::{Feeling, feelings};
use crate::model::{Document, Gain, Id, Map, Opportunity, Pain, Stage, Step};

type ById<'d, T> = HashMap<&'d str, T, RandomState>;

/// The steps, pains, gains and opportunities of one map, and how its steps feel. Of two with one id the first counts.
pub(super) struct Index<'d> {
    steps: ById<'d, Place<'d>>,
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
    fn new(document: &'d Document, map: &'d Map) -> Self {
        let steps: usize = map.stages.iter().map(|stage| stage.steps.len()).sum();
        let mut index = Self {
            steps: HashMap::with_capacity_and_hasher(steps, RandomState::default()),
            pains: HashMap::with_capacity_and_hasher(steps, RandomState::default()),
            gains: HashMap::default(),
            opportunities: HashMap::default(),
            feelings: Vec::new(),
            hand_offs: map.hand_offs().len(),
        };
        for (stage, step) in map.steps() {
            let start = index.feelings.len();
            index.feelings.extend(feelings(document, step));
            let feelings = start..index.feelings.len();
            index.steps.entry(step.id.as_str()).or_insert(Place { stage, step, feelings });
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
        self.steps.get(id).map(|place| (place.stage, place.step))
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

    /// How the steps feel to each persona, in the order of the journey.
    pub(super) fn feelings(&self) -> &[(Option<&'d Id>, Feeling<'d>)] {
        &self.feelings
    }

    /// How the step of this id feels to each persona.
    pub(super) fn feelings_of(&self, id: &str) -> &[(Option<&'d Id>, Feeling<'d>)] {
        let range = self.steps.get(id).map(|place| place.feelings.clone()).unwrap_or_default();
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
    /// Steps that both maps hold: before and after.
    pub(super) steps: Vec<(&'d Step, &'d Step)>,
    /// Those of them that do not say the same word for word.
    pub(super) changed: Vec<(&'d Step, &'d Step)>,
    /// Steps that are not in the map before word for word.
    pub(super) other: Vec<&'d Step>,
}

impl<'d> Known<'d> {
    /// `renamed` are other ids, from the first map to the second; `same` the ids of steps that say the
    /// same in both.
    pub(in crate::compare) fn new(
        [from, to]: [(&'d Document, &'d Map); 2],
        renamed: &BTreeMap<String, String>,
        same: &HashSet<&str, RandomState>,
    ) -> Self {
        let [before, after] = [from, to].map(|(document, map)| Index::new(document, map));
        let there: BTreeMap<&str, &str> = renamed.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let back = there.iter().map(|(a, b)| (*b, *a)).collect();
        // Where ids were renamed the same words may mean something else.
        let same = |step: &Step| renamed.is_empty() && same.contains(step.id.as_str());
        let shared = [Shared::new(&before, to.1, &back, same), Shared::new(&after, from.1, &there, same)];
        Self { indexes: [before, after], shared }
    }
}

impl<'d> Shared<'d> {
    fn new(
        before: &Index<'d>,
        map: &'d Map,
        back: &BTreeMap<&str, &str>,
        same: impl Fn(&Step) -> bool,
    ) -> Self {
        let mut shared = Self { steps: Vec::new(), changed: Vec::new(), other: Vec::new() };
        for (_, step) in map.steps() {
            let id = step.id.as_str();
            let old = before.step(back.get(id).copied().unwrap_or(id)).map(|(_, step)| step);
            shared.steps.extend(old.map(|old| (old, step)));
            if !same(step) {
                shared.changed.extend(old.map(|old| (old, step)));
                shared.other.push(step);
            }
        }
        shared
    }
}
