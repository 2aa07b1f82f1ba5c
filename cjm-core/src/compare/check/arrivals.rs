//! [`Arrivals`]: what only one of two maps holds, and what came in the place of what went.

use std::collections::{BTreeMap, BTreeSet};

use super::maps::Maps;
use crate::model::{Id, Stage, Step};

/// What a map holds that the other does not, in its order.
#[derive(Default)]
pub(super) struct Arrivals<'d> {
    pub(super) stages: Vec<&'d Stage>,
    pub(super) steps: Vec<(&'d Stage, &'d Step)>,
    /// Each with the first stage that uses it.
    pub(super) touchpoints: Vec<(&'d Stage, &'d Id)>,
    /// Each with the first stage that lists it.
    pub(super) needs: Vec<(&'d Stage, &'d Id)>,
}

/// Pairs of what went and what came in its place: ids of the first map and of the second.
#[derive(Default)]
pub(super) struct Replaced<'d> {
    pub(super) stages: Vec<(&'d str, &'d str)>,
    pub(super) steps: Vec<(&'d str, &'d str)>,
    pub(super) touchpoints: Vec<(&'d str, &'d str)>,
}

impl<'d> Arrivals<'d> {
    /// What `to` holds and `from` does not.
    pub(super) fn new(maps: &Maps<'d>) -> Self {
        let map = maps.to.map;
        let stages: Vec<&Stage> =
            map.stages.iter().filter(|stage| maps.from.map.stage(maps.before(&stage.id)).is_none()).collect();
        let mut steps = Vec::new();
        let (mut touchpoints, mut needs) = (Vec::new(), Vec::new());
        for step in maps.other() {
            let Some((stage, step)) = maps.to.index.step(step.id.as_str()) else { continue };
            let old = maps.from.index.step(maps.before(&step.id)).map(|(_, step)| step);
            if old.is_none() {
                steps.push((stage, step));
            }
            let further = |ids: &'d [Id], old: Option<&[Id]>, found: &mut Vec<(&'d Stage, &'d Id)>| {
                let known =
                    |id: &Id| old.is_some_and(|old| old.iter().any(|other| *other == maps.before(id)));
                found.extend(ids.iter().filter(|id| !known(id)).map(|id| (stage, id)));
            };
            further(&step.touchpoints, old.map(|old| old.touchpoints.as_slice()), &mut touchpoints);
            further(&step.needs, old.map(|old| old.needs.as_slice()), &mut needs);
        }
        needs.extend(map.stages.iter().flat_map(|stage| stage.needs.iter().map(move |id| (stage, id))));
        let before = maps.from.map;
        let steps_before = || before.steps().map(|(_, step)| step);
        Self {
            stages,
            steps,
            touchpoints: unknown(maps, touchpoints, || {
                steps_before().flat_map(|step| &step.touchpoints).map(Id::as_str).collect()
            }),
            needs: unknown(maps, needs, || {
                let of_stages = before.stages.iter().flat_map(|stage| &stage.needs);
                of_stages.chain(steps_before().flat_map(|step| &step.needs)).map(Id::as_str).collect()
            }),
        }
    }
}

/// Those of the ids, each once, that the first map does not use.
fn unknown<'d>(
    maps: &Maps<'_>,
    candidates: Vec<(&'d Stage, &'d Id)>,
    used: impl FnOnce() -> BTreeSet<&'d str>,
) -> Vec<(&'d Stage, &'d Id)> {
    if candidates.is_empty() {
        return candidates;
    }
    let used = used();
    let mut seen: BTreeSet<&Id> = BTreeSet::new();
    let new = candidates.into_iter().filter(|(_, id)| !used.contains(maps.before(id)));
    new.filter(|(_, id)| seen.insert(id)).collect()
}

impl<'d> Replaced<'d> {
    /// What went and what came are paired in the order of their maps.
    pub(super) fn new(maps: &Maps<'d>, gone: &Arrivals<'d>, come: &Arrivals<'d>) -> Self {
        let mut stages = Pairing::default();
        for stage in &gone.stages {
            stages.gone(funnel(stage), stage.id.as_str());
        }
        for stage in &come.stages {
            stages.come(funnel(stage), stage.id.as_str());
        }
        let mut steps = Pairing::default();
        for (stage, step) in &gone.steps {
            let channels = step.channels.iter().map(|id| maps.after(id)).collect();
            steps.gone(of_step(maps.after(&stage.id), step, channels), step.id.as_str());
        }
        for (stage, step) in &come.steps {
            let channels = step.channels.iter().map(Id::as_str).collect();
            steps.come(of_step(stage.id.as_str(), step, channels), step.id.as_str());
        }
        let mut touchpoints = Pairing::default();
        for (stage, id) in &gone.touchpoints {
            let channel = maps.from.document.touchpoint(id.as_str()).and_then(|it| it.channel.as_ref());
            touchpoints.gone(
                channel.map(|channel| (maps.after(&stage.id).to_owned(), maps.after(channel).to_owned())),
                id.as_str(),
            );
        }
        for (stage, id) in &come.touchpoints {
            let channel = maps.to.document.touchpoint(id.as_str()).and_then(|it| it.channel.as_ref());
            touchpoints.come(channel.map(|channel| (stage.id.to_string(), channel.to_string())), id.as_str());
        }
        Self { stages: stages.pairs(), steps: steps.pairs(), touchpoints: touchpoints.pairs() }
    }
}

/// Stages of the same part of the company's funnel do the same work; of one that names none, that is
/// not known.
fn funnel(stage: &Stage) -> Option<BTreeSet<&'static str>> {
    (!stage.funnel.is_empty()).then(|| stage.funnel.iter().map(|part| part.as_str()).collect())
}

/// Steps of the same kind in the same stage over the same channels do the same work; without channels
/// that is not known.
fn of_step(
    stage: &str,
    step: &Step,
    channels: BTreeSet<&str>,
) -> Option<(String, Option<&'static str>, BTreeSet<String>)> {
    let channels: BTreeSet<String> = channels.into_iter().map(str::to_owned).collect();
    (!channels.is_empty()).then(|| (stage.to_owned(), step.kind.map(|kind| kind.as_str()), channels))
}

/// What went and what came, by the work that it does.
struct Pairing<'d, Work>(BTreeMap<Work, (Vec<&'d str>, Vec<&'d str>)>);

impl<Work: Ord> Default for Pairing<'_, Work> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<'d, Work: Ord> Pairing<'d, Work> {
    fn gone(&mut self, work: Option<Work>, id: &'d str) {
        if let Some(work) = work {
            self.0.entry(work).or_default().0.push(id);
        }
    }

    fn come(&mut self, work: Option<Work>, id: &'d str) {
        if let Some(work) = work {
            self.0.entry(work).or_default().1.push(id);
        }
    }

    fn pairs(self) -> Vec<(&'d str, &'d str)> {
        self.0.into_values().flat_map(|(gone, come)| gone.into_iter().zip(come)).collect()
    }
}
