//! [`Gathered`]: many findings of one sort told as one.

use super::Context;
use crate::model::{Id, Kind, Map, Path, Stage, Step, Text};

/// Things of a map that all lack the same. A few are reported each at its place; more become one
/// finding about the map, so that a first draft is not answered with a page of repetition.
pub(crate) struct Gathered<'a> {
    kind: Kind,
    things: Vec<(At, &'a Id, Option<&'a Text>)>,
    total: usize,
}

/// Where a thing of a map stands.
#[derive(Debug, Clone, Copy)]
pub(crate) enum At {
    /// Stage.
    Stage(usize),
    /// Stage and step.
    Step(usize, usize),
    /// Stage, step and pain.
    Pain(usize, usize, usize),
    /// Opportunity.
    Opportunity(usize),
}

/// What a rule says of one thing, and of many. Templates: `{name}` is the one, `{names}` the many,
/// `{count}` of `{total}`, `{map}` the map.
pub(crate) struct Wording {
    pub(crate) one: &'static str,
    pub(crate) many: &'static str,
    pub(crate) help: &'static str,
}

impl<'a> Gathered<'a> {
    /// Up to so many are reported each.
    const FEW: usize = 3;

    pub(crate) fn of(kind: Kind) -> Self {
        Self { kind, things: Vec::new(), total: 0 }
    }

    /// Counts a thing that was looked at, and keeps it if it `lacks`.
    pub(crate) fn look(&mut self, lacks: bool, at: At, id: &'a Id, name: Option<&'a Text>) {
        self.total += 1;
        if lacks {
            self.things.push((at, id, name));
        }
    }

    pub(crate) fn report(self, context: &mut Context<'_>, map: &Map, path: &Path<'_>, wording: &Wording) {
        let kind = self.kind.as_str();
        if self.things.len() <= Self::FEW {
            for (at, id, name) in self.things {
                at.visit(path, &mut |path| {
                    context
                        .finding(path, wording.one)
                        .called("name", name, id)
                        .subject(kind, Some(id.as_str()), name)
                        .help(wording.help)
                        .report();
                });
            }
            return;
        }
        let names: Vec<String> = self
            .things
            .iter()
            .map(|&(_, id, name)| name.map_or(id.as_str(), |name| context.words(name)).to_owned())
            .collect();
        context
            .finding(path, wording.many)
            .with("count", self.things.len())
            .with("total", self.total)
            .with("names", names)
            .called("map", Some(&map.title), &map.id)
            .subject(Kind::Map.as_str(), Some(map.id.as_str()), Some(&map.title))
            .help(wording.help)
            .report();
    }
}

impl At {
    /// The path to it, from that of its map.
    pub(crate) fn visit(self, map: &Path<'_>, visit: &mut dyn FnMut(&Path<'_>)) {
        match self {
            Self::Stage(stage) => visit(&Path::Index(&Path::Member(map, "stages"), stage)),
            Self::Opportunity(index) => visit(&Path::Index(&Path::Member(map, "opportunities"), index)),
            Self::Step(stage, step) => Self::Stage(stage)
                .visit(map, &mut |stage| visit(&Path::Index(&Path::Member(stage, "steps"), step))),
            Self::Pain(stage, step, pain) => Self::Step(stage, step)
                .visit(map, &mut |step| visit(&Path::Index(&Path::Member(step, "pains"), pain))),
        }
    }
}

/// All steps of a map with their stages and where they stand.
pub(crate) fn steps(map: &Map) -> impl Iterator<Item = (At, &Stage, &Step)> {
    map.stages.iter().enumerate().flat_map(|(at, stage)| {
        stage.steps.iter().enumerate().map(move |(index, step)| (At::Step(at, index), stage, step))
    })
}

/// All pains of a map with their steps and where they stand.
pub(crate) fn pains(map: &Map) -> impl Iterator<Item = (At, &Step, &crate::model::Pain)> {
    map.stages.iter().enumerate().flat_map(|(at, stage)| {
        stage.steps.iter().enumerate().flat_map(move |(index, step)| {
            step.pains.iter().enumerate().map(move |(pain, it)| (At::Pain(at, index, pain), step, it))
        })
    })
}
