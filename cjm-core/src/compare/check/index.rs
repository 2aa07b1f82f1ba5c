//! [`Index`]: the things of a map by their ids.

use std::collections::BTreeMap;

use crate::model::{Gain, Map, Pain, Stage, Step};

/// The steps, pains and gains of one map. Of two with one id the first counts.
#[derive(Default)]
pub(in crate::compare) struct Index<'d> {
    steps: BTreeMap<&'d str, (&'d Stage, &'d Step)>,
    pains: BTreeMap<&'d str, (&'d Step, &'d Pain)>,
    gains: BTreeMap<&'d str, (&'d Step, &'d Gain)>,
}

impl<'d> Index<'d> {
    pub(in crate::compare) fn new(map: &'d Map) -> Self {
        let mut index = Self::default();
        for (stage, step) in map.steps() {
            index.steps.entry(step.id.as_str()).or_insert((stage, step));
            for pain in &step.pains {
                index.pains.entry(pain.id.as_str()).or_insert((step, pain));
            }
            for gain in &step.gains {
                index.gains.entry(gain.id.as_str()).or_insert((step, gain));
            }
        }
        index
    }

    /// The step of this id, with its stage.
    pub(super) fn step(&self, id: &str) -> Option<(&'d Stage, &'d Step)> {
        self.steps.get(id).copied()
    }

    /// The pain of this id, with its step.
    pub(super) fn pain(&self, id: &str) -> Option<(&'d Step, &'d Pain)> {
        self.pains.get(id).copied()
    }

    /// The gain of this id, with its step.
    pub(super) fn gain(&self, id: &str) -> Option<(&'d Step, &'d Gain)> {
        self.gains.get(id).copied()
    }
}
