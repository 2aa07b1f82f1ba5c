//! [`Known`]: a kind of event as it is counted.

use super::names::NONE;
use super::tally::Tally;

/// A kind of event as it is counted.
#[derive(Clone, Copy)]
pub(super) struct Known {
    /// Place of its name among all names in their order; so is `channel`.
    pub(super) activity: u32,
    pub(super) channel: u32,
    pub(super) segment: u32,
    /// `NONE` = on no step; so is `stage`.
    pub(super) step: u32,
    pub(super) stage: u32,
    /// All events of this name are on the step: times between two such events are those of their pair.
    pub(super) sure: bool,
}

/// By name the step of all its events; `NONE` = they are not all on one.
pub(super) fn steps_of(kinds: &[Known], names: usize) -> Vec<u32> {
    let mut steps: Vec<Option<u32>> = vec![None; names];
    for kind in kinds {
        if let Some(step) = steps.get_mut(kind.activity as usize) {
            let known = *step.get_or_insert(kind.step);
            *step = Some(if known == kind.step { known } else { NONE });
        }
    }
    steps.into_iter().map(|step| step.unwrap_or(NONE)).collect()
}

impl Tally {
    /// Counts events of a kind.
    pub(super) fn add(&mut self, kind: &Known, events: u64) {
        let activity = self.activities.entry(kind.activity).or_default();
        activity.events += events;
        if kind.step == NONE {
            activity.unmapped += events;
            return;
        }
        if let Some(step) = self.steps.get_mut(kind.step as usize) {
            step.events += events;
        }
        if kind.channel != NONE {
            *self.channels.entry((kind.stage, kind.channel)).or_default() += events;
        }
    }
}
