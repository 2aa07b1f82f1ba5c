//! [`Fold`]: one pass over all journeys.

use std::collections::BTreeMap;

use super::events::Events;
use super::journeys::{Event, Journeys};
use super::names::NONE;
use super::slots::Slots;
use super::spec::Spec;
use super::tally::{ActivityTally, EndTally, POSITIONS, PairTally, StageTally, StepTally, Tally};
use super::times::Times;
use super::variants::Variants;
use crate::Error;

/// More segments than anybody compares.
const MOST_SEGMENTS: usize = 1_000;

/// Cases with fewer events are counted without a look into a tree.
const FEW: usize = 256;

/// A kind of event as it is counted.
#[derive(Clone, Copy)]
struct Known {
    /// Place of its name among all names in their order; so is `channel`.
    activity: u32,
    channel: u32,
    segment: u32,
    /// `NONE` = on no step; so is `stage`.
    step: u32,
    stage: u32,
}

/// The work of one pass. Groups are the segments, and one more for cases without.
struct Fold<'a> {
    spec: &'a Spec,
    kinds: Vec<Known>,
    names: u64,
    /// The case in hand, from 1.
    case: u32,
    activities: Counts<ActivityTally>,
    pairs: Counts<PairTally>,
    channels: u64,
    /// Events by stage and channel.
    on_channels: Counts<u64>,
    groups: Vec<Group>,
    track: Track,
    /// The events of the case in hand.
    way: Vec<u32>,
}

#[derive(Default)]
struct Group {
    events: u64,
    cases: u64,
    durations: Times,
    /// By the number of events: how many cases, those with few first.
    few: Vec<u64>,
    lengths: BTreeMap<u64, u64>,
    variants: Variants,
    stages: Vec<StageTally>,
    steps: Vec<StepTally>,
    ended: [EndTally; POSITIONS],
}

/// Where the case in hand has been on the map.
#[derive(Default)]
struct Track {
    stages: Vec<Visit>,
    steps: Vec<Visit>,
    /// The stages that it reached, and those from which it has not gone on to a later one.
    reached: Vec<u32>,
    open: Vec<u32>,
    /// The last step with its stage, and when.
    last: Option<(u32, u32, i64)>,
    /// How many events on the map.
    events: usize,
}

/// The first time at a place, in the case of this number.
#[derive(Default, Clone, Copy)]
struct Visit {
    case: u32,
    first: i64,
    /// The case that came back.
    returned: u32,
}

/// The tallies of each segment by its name, with the names of events and channels in their order.
pub(crate) struct Folded {
    pub(crate) activities: Vec<String>,
    pub(crate) channels: Vec<String>,
    pub(crate) groups: Vec<(Option<String>, Tally)>,
    pub(crate) first: Option<i64>,
    pub(crate) last: Option<i64>,
}

/// Counts all events; the log is used up.
pub(crate) fn fold(
    events: &mut Events,
    spec: &Spec,
    tell: &mut dyn FnMut(u64) -> Result<(), Error>,
) -> Result<Folded, Error> {
    let extent = events.log.extent();
    let journeys = Journeys::new(std::mem::take(&mut events.log), extent.map_or(0, |extent| extent.cases));
    let (first, last) = extent.map(|extent| (extent.first, extent.last)).unzip();
    let (activities, activity_ranks) = events.activities.ranked();
    let (channels, channel_ranks) = events.channels.ranked();
    let (segments, segment_ranks) = events.segments.ranked();
    if segments.len() > MOST_SEGMENTS {
        return Err(Error::Unusable {
            message: format!("{} segments, more than {MOST_SEGMENTS}", segments.len()),
            hint: Some("name a column with fewer different values, or cut numbers into bands".to_owned()),
        });
    }
    let rank = |ranks: &[u32], code: u32| ranks.get(code as usize).copied().unwrap_or(NONE);
    let kinds = events.kinds.iter().map(|kind| {
        let channel = (kind.channel != NONE).then(|| events.channels.name(kind.channel));
        let step =
            spec.step(events.activities.name(kind.activity), channel, events.sources.name(kind.source));
        let stage = step.and_then(|step| spec.steps.get(step)).map_or(NONE, |step| step.stage);
        Known {
            activity: rank(&activity_ranks, kind.activity),
            channel: rank(&channel_ranks, kind.channel),
            segment: rank(&segment_ranks, kind.segment),
            step: step.map_or(NONE, |step| step as u32),
            stage,
        }
    });
    let kinds: Vec<Known> = kinds.collect();
    let mut work = Fold::new(spec, kinds, activities.len(), channels.len(), segments.len());
    let mut at: u32 = 0;
    journeys.each(&mut |case, own| {
        if at.is_multiple_of(1 << 14) {
            tell(0)?;
        }
        at += 1;
        let of_case = events.segment_of_case.get(case).copied().filter(|&code| code != NONE);
        let group = match of_case {
            Some(code) => rank(&segment_ranks, code),
            None => work.segment(own),
        };
        let group = (group as usize).min(segments.len());
        match spec.session_gap_ms {
            None => work.journey(group, own),
            Some(gap) => {
                let near = |a: &Event, b: &Event| b.time.abs_diff(a.time) <= gap;
                own.chunk_by(near).for_each(|session| work.journey(group, session));
            }
        }
        Ok(())
    })?;
    let mut names: Vec<Option<String>> = segments.into_iter().map(Some).collect();
    names.push(None);
    let groups = names.into_iter().zip(work.tallies()).filter(|(_, tally)| tally.cases > 0).collect();
    Ok(Folded { activities, channels, groups, first, last })
}

impl<'a> Fold<'a> {
    fn new(spec: &'a Spec, kinds: Vec<Known>, names: usize, channels: usize, segments: usize) -> Self {
        let groups = segments as u64 + 1;
        let (names, channels, stages) = (names as u64, channels as u64, spec.stages.len() as u64);
        Self {
            spec,
            kinds,
            names,
            case: 0,
            activities: Counts::new(groups * names),
            pairs: Counts::new(groups.saturating_mul(names).saturating_mul(names)),
            channels,
            on_channels: Counts::new(groups * stages * channels),
            groups: (0..groups).map(|_| Group::new(spec)).collect(),
            track: Track {
                stages: vec![Visit::default(); spec.stages.len()],
                steps: vec![Visit::default(); spec.steps.len()],
                ..Track::default()
            },
            way: Vec::new(),
        }
    }

    /// The segment of the first event that names one.
    fn segment(&self, events: &[Event]) -> u32 {
        let mut segments = events.iter().filter_map(|event| self.kinds.get(event.kind as usize));
        segments.find(|kind| kind.segment != NONE).map_or(NONE, |kind| kind.segment)
    }

    fn journey(&mut self, at: usize, events: &[Event]) {
        let (Some(first), Some(last)) = (events.first(), events.last()) else { return };
        self.case += 1;
        self.way.clear();
        self.track.reached.clear();
        self.track.open.clear();
        self.track.last = None;
        self.track.events = 0;
        let mut before: Option<(u32, i64)> = None;
        for event in events {
            let Some(&kind) = self.kinds.get(event.kind as usize) else { continue };
            if let Some((counts, new)) = self.activities.at(self.activity(at, kind.activity), self.case) {
                counts.events += 1;
                counts.cases += u64::from(new);
                counts.starts += u64::from(before.is_none());
                counts.unmapped += u64::from(kind.step == NONE);
            }
            if let Some((from, time)) = before {
                let pair = self.activity(at, from) * self.names + u64::from(kind.activity);
                if let Some((counts, new)) = self.pairs.at(pair, self.case) {
                    counts.cases += u64::from(new);
                    counts.times.push(event.time.saturating_sub(time));
                }
            }
            if kind.step != NONE {
                self.visit(at, &kind, event.time);
            }
            self.way.push(kind.activity);
            before = Some((kind.activity, event.time));
        }
        let end = before.and_then(|(activity, _)| self.activities.at(self.activity(at, activity), self.case));
        if let Some((counts, _)) = end {
            counts.ends += 1;
        }
        let Some(group) = self.groups.get_mut(at) else { return };
        group.events += events.len() as u64;
        group.cases += 1;
        group.durations.push(last.time.saturating_sub(first.time));
        match group.few.get_mut(events.len()) {
            Some(cases) => *cases += 1,
            None => *group.lengths.entry(events.len() as u64).or_default() += 1,
        }
        group.variants.add(&self.way, 1);
        self.leave(at, last.time);
    }

    /// The key of an event's name in a group.
    fn activity(&self, at: usize, activity: u32) -> u64 {
        at as u64 * self.names + u64::from(activity)
    }

    /// An event on the map.
    fn visit(&mut self, at: usize, kind: &Known, time: i64) {
        let (case, track) = (self.case, &mut self.track);
        let Some(group) = self.groups.get_mut(at) else { return };
        let before = track.last.replace((kind.step, kind.stage, time));
        let (step, stage) = (kind.step as usize, kind.stage as usize);
        let position = track.events;
        track.events += 1;
        if let (Some(counts), Some(visit)) = (group.steps.get_mut(step), track.steps.get_mut(step)) {
            counts.events += 1;
            if let Some(cases) = counts.positions.get_mut(position) {
                *cases += 1;
            }
            let new = visit.begins(case, time);
            counts.cases += u64::from(new);
            match before {
                Some((last, ..)) if last == kind.step => counts.repeated += 1,
                Some((.., last)) => {
                    counts.times.push(time.saturating_sub(last));
                    counts.returned += u64::from(!new && visit.comes_back(case));
                }
                None => {}
            }
        }
        track.open.retain(|&from| {
            let (Some(counts), Some(visit)) =
                (group.stages.get_mut(from as usize), track.stages.get(from as usize))
            else {
                return false;
            };
            let stays = from >= kind.stage;
            if !stays {
                counts.onward.push(time.saturating_sub(visit.first));
            }
            stays
        });
        if let (Some(counts), Some(visit)) = (group.stages.get_mut(stage), track.stages.get_mut(stage)) {
            if visit.begins(case, time) {
                counts.reached += 1;
                track.reached.push(kind.stage);
                track.open.push(kind.stage);
            } else if before.is_some_and(|(_, last, _)| last != kind.stage) {
                counts.returned += u64::from(visit.comes_back(case));
            }
        }
        if kind.channel != NONE {
            let place = at as u64 * self.spec.stages.len() as u64 + u64::from(kind.stage);
            let place = place * self.channels + u64::from(kind.channel);
            if let Some((events, _)) = self.on_channels.at(place, case) {
                *events += 1;
            }
        }
    }

    /// The end of a case, whose last event was then.
    fn leave(&mut self, at: usize, time: i64) {
        let (case, track) = (self.case, &self.track);
        let Some(group) = self.groups.get_mut(at) else { return };
        for &stage in &track.reached {
            let visit = |stage: u32| track.stages.get(stage as usize).filter(|visit| visit.case == case);
            let next = visit(stage).zip(visit(stage + 1)).is_some_and(|(own, next)| own.first <= next.first);
            if let Some(counts) = group.stages.get_mut(stage as usize) {
                counts.next += u64::from(next);
            }
        }
        let Some((step, stage, _)) = track.last else { return };
        let finished = self.spec.steps.get(step as usize).is_some_and(|step| step.exit);
        if let Some(counts) = group.stages.get_mut(stage as usize) {
            counts.finished += u64::from(finished);
            if !finished {
                counts.last.push(time);
            }
        }
        if let Some(counts) = group.steps.get_mut(step as usize).filter(|_| !finished) {
            counts.last.push(time);
        }
        if let Some(counts) = group.ended.get_mut(track.events.saturating_sub(1)) {
            counts.finished += u64::from(finished);
            if !finished {
                counts.last.push(time);
            }
        }
    }

    /// The tallies by group.
    fn tallies(self) -> Vec<Tally> {
        let mut tallies: Vec<Tally> = self.groups.into_iter().map(Group::tally).collect();
        let (names, channels) = (self.names.max(1), self.channels.max(1));
        let stages = (self.spec.stages.len() as u64).max(1);
        for (key, counts) in self.activities.all() {
            if let Some(tally) = tallies.get_mut((key / names) as usize) {
                tally.activities.insert((key % names) as u32, counts);
            }
        }
        for (key, counts) in self.pairs.all() {
            let (from, to) = (key / names, key % names);
            if let Some(tally) = tallies.get_mut((from / names) as usize) {
                tally.pairs.insert(((from % names) as u32, to as u32), counts);
            }
        }
        for (key, events) in self.on_channels.all() {
            let (stage, channel) = (key / channels, key % channels);
            if let Some(tally) = tallies.get_mut((stage / stages) as usize) {
                tally.channels.insert(((stage % stages) as u32, channel as u32), events);
            }
        }
        tallies
    }
}

impl Group {
    fn new(spec: &Spec) -> Self {
        let mut group = Self::default();
        group.stages.resize_with(spec.stages.len(), StageTally::default);
        group.steps.resize_with(spec.steps.len(), StepTally::default);
        group.few.resize(FEW, 0);
        group
    }

    fn tally(self) -> Tally {
        let Self { events, cases, durations, few, mut lengths, variants, stages, steps, ended } = self;
        lengths.extend((0..).zip(few).filter(|(_, cases)| *cases > 0));
        Tally { events, cases, durations, lengths, variants, stages, steps, ended, ..Tally::default() }
    }
}

impl Visit {
    /// Whether this is the first time in the case.
    fn begins(&mut self, case: u32, time: i64) -> bool {
        let new = self.case != case;
        if new {
            (self.case, self.first) = (case, time);
        }
        new
    }

    /// Whether the case has not been counted yet for coming back.
    fn comes_back(&mut self, case: u32) -> bool {
        std::mem::replace(&mut self.returned, case) != case
    }
}

/// Counts by key, and in which case each key came up last.
struct Counts<T> {
    slots: Slots,
    counts: Vec<(u32, T)>,
}

impl<T: Default> Counts<T> {
    fn new(keys: u64) -> Self {
        Self { slots: Slots::new(keys), counts: Vec::new() }
    }

    /// The counts of a key, and whether it is new in this case.
    #[inline(always)]
    fn at(&mut self, key: u64, case: u32) -> Option<(&mut T, bool)> {
        let place = self.slots.place(key);
        if place >= self.counts.len() {
            self.counts.push(Default::default());
        }
        let (seen, counts) = self.counts.get_mut(place)?;
        Some((counts, std::mem::replace(seen, case) != case))
    }

    fn all(self) -> impl Iterator<Item = (u64, T)> {
        let Self { slots, counts } = self;
        counts
            .into_iter()
            .enumerate()
            .map(move |(at, (_, counts))| (slots.keys().get(at).copied().unwrap_or_default(), counts))
    }
}
