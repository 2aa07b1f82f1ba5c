//! [`Fold`]: one pass over all journeys.

use std::collections::BTreeMap;
use std::hint::black_box;

use super::codes::Look;
use super::counts::{Counts, Seen};
use super::events::Events;
use super::journeys::{Event, Journeys};
use super::known::{Known, steps_of};
use super::names::NONE;
use super::spec::Spec;
use super::tally::{ActivityTally, EndTally, POSITIONS, PairTally, StageTally, StepTally, Tally};
use super::times::Times;
use super::track::{Track, Visit};
use super::variants::{Variants, go};
use crate::Error;

/// More segments than anybody compares.
const MOST_SEGMENTS: usize = 1_000;

/// Cases with fewer events are counted without a look into a tree.
const FEW: usize = 256;

/// The work of one pass. Groups are the segments, and one more for cases without.
struct Fold<'a> {
    spec: &'a Spec,
    kinds: Vec<Known>,
    names: u64,
    /// The case in hand, from 1.
    case: u32,
    /// Events by kind, from which all that is known by a kind follows.
    events: Counts<u32>,
    activities: Counts<Seen<ActivityTally>>,
    pairs: Counts<Seen<PairTally>>,
    waiting: Waiting,
    groups: Vec<Group>,
    track: Track,
}

/// What is counted some at a time, for each is at another place of memory: those are waited for together.
#[derive(Default)]
struct Waiting {
    pairs: Vec<Pair>,
    /// The ways of cases, one after the other, with the group of each and where it ends. The last one is that of
    /// the case in hand.
    ways: Vec<u8>,
    cases: Vec<(usize, usize)>,
    looks: Vec<Look>,
}

/// Two neighbouring events of a case, by the key of both names, and the time between.
struct Pair {
    key: u64,
    case: u32,
    time: i64,
}

/// So many pairs, or ways, are counted at once.
const AT_ONCE: usize = 256;

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
            sure: false,
        }
    });
    let mut kinds: Vec<Known> = kinds.collect();
    let sure = steps_of(&kinds, activities.len());
    for kind in &mut kinds {
        kind.sure = sure.get(kind.activity as usize).is_some_and(|step| *step != NONE);
    }
    let mut work = Fold::new(spec, kinds, activities.len(), segments.len());
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
    let groups = names.into_iter().zip(work.tallies(&sure)).filter(|(_, tally)| tally.cases > 0).collect();
    Ok(Folded { activities, channels, groups, first, last })
}

impl<'a> Fold<'a> {
    fn new(spec: &'a Spec, kinds: Vec<Known>, names: usize, segments: usize) -> Self {
        let (groups, names) = (segments as u64 + 1, names as u64);
        Self {
            spec,
            names,
            case: 0,
            events: Counts::new(groups * kinds.len() as u64),
            kinds,
            activities: Counts::new(groups * names),
            pairs: Counts::new(groups.saturating_mul(names).saturating_mul(names)),
            waiting: Waiting::default(),
            groups: (0..groups).map(|_| Group::new(spec)).collect(),
            track: Track {
                stages: vec![Visit::default(); spec.stages.len()],
                steps: vec![Visit::default(); spec.steps.len()],
                ..Track::default()
            },
        }
    }

    /// The segment of the first event that names one.
    fn segment(&self, events: &[Event]) -> u32 {
        let mut segments = events.iter().filter_map(|event| self.kinds.get(event.kind as usize));
        segments.find(|kind| kind.segment != NONE).map_or(NONE, |kind| kind.segment)
    }

    fn journey(&mut self, at: usize, own: &[Event]) {
        let Self { spec, kinds, names, events, activities, waiting, groups, track, .. } = self;
        let (Some(first), Some(last), Some(group)) = (own.first(), own.last(), groups.get_mut(at)) else {
            return;
        };
        self.case += 1;
        let case = self.case;
        track.begin();
        // The keys of a group's kinds and names follow each other.
        let (of_kinds, of_names) = (at as u64 * kinds.len() as u64, at as u64 * *names);
        let mut before: Option<(u64, i64, bool)> = None;
        for event in own {
            let Some(kind) = kinds.get(event.kind as usize) else { continue };
            if let Some(count) = events.at(of_kinds + u64::from(event.kind)) {
                *count += 1;
            }
            let activity = of_names + u64::from(kind.activity);
            if let Some(seen) = activities.at(activity) {
                seen.counts.cases += u64::from(seen.begins(case));
                seen.counts.starts += u64::from(before.is_none());
            }
            if let Some((from, time, _)) = before {
                let key = from * *names + u64::from(kind.activity);
                waiting.pairs.push(Pair { key, case, time: event.time.saturating_sub(time) });
            }
            if kind.step != NONE {
                let paired = kind.sure && before.is_some_and(|(.., sure)| sure);
                group.visit(track, case, kind, event.time, paired);
            }
            go(&mut waiting.ways, kind.activity);
            before = Some((activity, event.time, kind.sure));
        }
        if let Some(seen) = before.and_then(|(activity, ..)| activities.at(activity)) {
            seen.counts.ends += 1;
        }
        waiting.cases.push((at, waiting.ways.len()));
        group.events += own.len() as u64;
        group.cases += 1;
        group.durations.push(last.time.saturating_sub(first.time));
        match group.few.get_mut(own.len()) {
            Some(cases) => *cases += 1,
            None => *group.lengths.entry(own.len() as u64).or_default() += 1,
        }
        group.leave(track, case, spec, last.time);
        if waiting.pairs.len() >= AT_ONCE || waiting.cases.len() >= AT_ONCE {
            self.catch_up();
        }
    }

    /// Counts what waits.
    fn catch_up(&mut self) {
        let Waiting { pairs, ways, cases, looks } = &mut self.waiting;
        for Pair { key, case, time } in pairs.drain(..) {
            if let Some(seen) = self.pairs.at(key) {
                seen.counts.cases += u64::from(seen.begins(case));
                seen.counts.times.push(time);
            }
        }
        let begins = || std::iter::once(0).chain(cases.iter().map(|&(_, end)| end));
        let own =
            || begins().zip(&*cases).map(|(from, &(at, to))| (at, ways.get(from..to).unwrap_or_default()));
        let variants = |at: usize| self.groups.get(at).map(|group| &group.variants);
        looks.extend(own().filter_map(|(at, way)| Some(variants(at)?.seen(way))));
        let visits =
            cases.iter().zip(&*looks).filter_map(|(&(at, _), &look)| Some(variants(at)?.visit(look)));
        black_box(visits.fold(0, |all, code| all ^ code));
        for ((at, way), look) in own().zip(looks.drain(..)) {
            if let Some(group) = self.groups.get_mut(at) {
                group.variants.add_seen(look, way, 1);
            }
        }
        cases.clear();
        ways.clear();
    }

    /// The tallies by group. `sure` = the steps of names, as of [`steps_of`].
    fn tallies(mut self, sure: &[u32]) -> Vec<Tally> {
        self.catch_up();
        let mut tallies: Vec<Tally> = self.groups.into_iter().map(Group::tally).collect();
        let (names, kinds) = (self.names.max(1), (self.kinds.len() as u64).max(1));
        for (key, seen) in self.activities.all().filter(|(_, seen)| seen.is_seen()) {
            if let Some(tally) = tallies.get_mut((key / names) as usize) {
                tally.activities.insert((key % names) as u32, seen.counts);
            }
        }
        for (key, mut seen) in self.pairs.all().filter(|(_, seen)| seen.is_seen()) {
            seen.counts.times.settle();
            let (from, to) = (key / names, key % names);
            if let Some(tally) = tallies.get_mut((from / names) as usize) {
                let step = |name: u64| sure.get(name as usize).copied().filter(|&step| step != NONE);
                let steps = step(from % names).zip(step(to)).filter(|(before, own)| before != own);
                if let Some(counts) = steps.and_then(|(_, own)| tally.steps.get_mut(own as usize)) {
                    counts.times.absorb(seen.counts.times.clone());
                }
                tally.pairs.insert(((from % names) as u32, to as u32), seen.counts);
            }
        }
        for (key, events) in self.events.all().filter(|(_, events)| *events > 0) {
            let kind = self.kinds.get((key % kinds) as usize);
            if let Some((tally, kind)) = tallies.get_mut((key / kinds) as usize).zip(kind) {
                tally.add(kind, u64::from(events));
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

    /// An event on the map; `paired` = its time from the event before is that of their pair.
    #[inline]
    fn visit(&mut self, track: &mut Track, case: u32, kind: &Known, time: i64, paired: bool) {
        let before = track.last.replace((kind.step, kind.stage, time));
        let (step, stage) = (kind.step as usize, kind.stage as usize);
        let position = track.events;
        track.events += 1;
        if let (Some(counts), Some(visit)) = (self.steps.get_mut(step), track.steps.get_mut(step)) {
            if let Some(cases) = counts.positions.get_mut(position) {
                *cases += 1;
            }
            let new = visit.begins(case, time);
            counts.cases += u64::from(new);
            match before {
                Some((last, ..)) if last == kind.step => counts.repeated += 1,
                Some((.., last)) => {
                    if !paired {
                        counts.times.push(time.saturating_sub(last));
                    }
                    counts.returned += u64::from(!new && visit.comes_back(case));
                }
                None => {}
            }
        }
        // None that is open is before the stage of the event before.
        if before.is_some_and(|(_, last, _)| last < kind.stage) {
            track.open.retain(|&from| {
                let (Some(counts), Some(visit)) =
                    (self.stages.get_mut(from as usize), track.stages.get(from as usize))
                else {
                    return false;
                };
                let stays = from >= kind.stage;
                if !stays {
                    counts.onward.push(time.saturating_sub(visit.first));
                }
                stays
            });
        }
        if let (Some(counts), Some(visit)) = (self.stages.get_mut(stage), track.stages.get_mut(stage)) {
            if visit.begins(case, time) {
                counts.reached += 1;
                track.reached.push(kind.stage);
                track.open.push(kind.stage);
            } else if before.is_some_and(|(_, last, _)| last != kind.stage) {
                counts.returned += u64::from(visit.comes_back(case));
            }
        }
    }

    /// The end of a case, whose last event was then.
    fn leave(&mut self, track: &Track, case: u32, spec: &Spec, time: i64) {
        for &stage in &track.reached {
            let visit = |stage: u32| track.stages.get(stage as usize).filter(|visit| visit.case == case);
            let next = visit(stage).zip(visit(stage + 1)).is_some_and(|(own, next)| own.first <= next.first);
            if let Some(counts) = self.stages.get_mut(stage as usize) {
                counts.next += u64::from(next);
            }
        }
        let Some((step, stage, _)) = track.last else { return };
        let finished = spec.steps.get(step as usize).is_some_and(|step| step.exit);
        if let Some(counts) = self.stages.get_mut(stage as usize) {
            counts.finished += u64::from(finished);
            if !finished {
                counts.last.push(time);
            }
        }
        if let Some(counts) = self.steps.get_mut(step as usize).filter(|_| !finished) {
            counts.last.push(time);
        }
        if let Some(counts) = self.ended.get_mut(track.events.saturating_sub(1)) {
            counts.finished += u64::from(finished);
            if !finished {
                counts.last.push(time);
            }
        }
    }

    fn tally(self) -> Tally {
        let Self { events, cases, durations, few, mut lengths, variants, stages, steps, ended } = self;
        lengths.extend((0..).zip(few).filter(|(_, cases)| *cases > 0));
        Tally { events, cases, durations, lengths, variants, stages, steps, ended, ..Tally::default() }
    }
}
