//! [`Tally`]: what is counted of a group of customers, so that tallies of other customers can be added.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::times::Times;
use super::variants::Variants;

/// The counts of a group of customers. Events and channels are places in lists of names in their order.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(crate) struct Tally {
    pub(crate) events: u64,
    pub(crate) cases: u64,
    pub(crate) durations: Times,
    /// By the number of events: how many cases.
    pub(crate) lengths: BTreeMap<u64, u64>,
    pub(crate) activities: BTreeMap<u32, ActivityTally>,
    pub(crate) pairs: BTreeMap<(u32, u32), PairTally>,
    pub(crate) variants: Variants,
    pub(crate) stages: Vec<StageTally>,
    pub(crate) steps: Vec<StepTally>,
    /// By stage and channel: how many events.
    pub(crate) channels: BTreeMap<(u32, u32), u64>,
    /// Those who came to the map and did no more than one thing on it, than two, and so on.
    pub(crate) ended: [EndTally; POSITIONS],
}

/// So many events of a case on the map are told apart by their positions.
pub(crate) const POSITIONS: usize = 12;

/// Those who did so many things on the map.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(crate) struct EndTally {
    pub(crate) finished: u64,
    /// When the others were last seen.
    pub(crate) last: Times,
}

/// The counts of an event's name.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(crate) struct ActivityTally {
    pub(crate) events: u64,
    pub(crate) cases: u64,
    pub(crate) starts: u64,
    pub(crate) ends: u64,
    /// Events on no step of the map.
    pub(crate) unmapped: u64,
}

/// The counts of two neighbouring events.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(crate) struct PairTally {
    pub(crate) cases: u64,
    /// One an occurrence.
    pub(crate) times: Times,
}

/// The counts of a stage.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(crate) struct StageTally {
    pub(crate) reached: u64,
    pub(crate) next: u64,
    pub(crate) finished: u64,
    pub(crate) returned: u64,
    /// When cases that were last seen here, unfinished, were last seen.
    pub(crate) last: Times,
    /// One a case that went on to a later stage: after how long.
    pub(crate) onward: Times,
}

/// The counts of a step.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(crate) struct StepTally {
    pub(crate) events: u64,
    pub(crate) cases: u64,
    pub(crate) repeated: u64,
    pub(crate) returned: u64,
    /// When cases that were last seen here, unfinished, were last seen.
    pub(crate) last: Times,
    /// From the event of another step before.
    pub(crate) times: Times,
    /// Cases whose first event on the map is here, whose second, and so on.
    pub(crate) positions: [u64; POSITIONS],
}

impl Tally {
    /// Adds the counts of other customers.
    pub(crate) fn absorb(&mut self, other: Self) {
        self.events += other.events;
        self.cases += other.cases;
        self.durations.absorb(other.durations);
        for (length, cases) in other.lengths {
            *self.lengths.entry(length).or_default() += cases;
        }
        for (activity, counts) in other.activities {
            let own = self.activities.entry(activity).or_default();
            own.events += counts.events;
            own.cases += counts.cases;
            own.starts += counts.starts;
            own.ends += counts.ends;
            own.unmapped += counts.unmapped;
        }
        for (pair, counts) in other.pairs {
            let own = self.pairs.entry(pair).or_default();
            own.cases += counts.cases;
            own.times.absorb(counts.times);
        }
        self.variants.absorb(other.variants);
        let stages = self.stages.len().max(other.stages.len());
        self.stages.resize_with(stages, StageTally::default);
        for (own, counts) in self.stages.iter_mut().zip(other.stages) {
            own.reached += counts.reached;
            own.next += counts.next;
            own.finished += counts.finished;
            own.returned += counts.returned;
            own.last.absorb(counts.last);
            own.onward.absorb(counts.onward);
        }
        let steps = self.steps.len().max(other.steps.len());
        self.steps.resize_with(steps, StepTally::default);
        for (own, counts) in self.steps.iter_mut().zip(other.steps) {
            own.events += counts.events;
            own.cases += counts.cases;
            own.repeated += counts.repeated;
            own.returned += counts.returned;
            own.last.absorb(counts.last);
            own.times.absorb(counts.times);
            own.positions.iter_mut().zip(counts.positions).for_each(|(own, cases)| *own += cases);
        }
        for (own, counts) in self.ended.iter_mut().zip(other.ended) {
            own.finished += counts.finished;
            own.last.absorb(counts.last);
        }
        for (place, events) in other.channels {
            *self.channels.entry(place).or_default() += events;
        }
    }

    /// The same with other places for events and channels.
    pub(crate) fn recoded(self, activities: &[u32], channels: &[u32]) -> Self {
        let new = |codes: &[u32], code: u32| codes.get(code as usize).copied().unwrap_or(code);
        let event = |code| new(activities, code);
        Self {
            activities: self.activities.into_iter().map(|(code, counts)| (event(code), counts)).collect(),
            pairs: self.pairs.into_iter().map(|((a, b), counts)| ((event(a), event(b)), counts)).collect(),
            variants: self.variants.recoded(activities),
            channels: self
                .channels
                .into_iter()
                .map(|((stage, channel), events)| ((stage, new(channels, channel)), events))
                .collect(),
            ..self
        }
    }
}
