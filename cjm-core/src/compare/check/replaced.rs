use std::collections::BTreeMap;

use super::definition::{Definition, Found};
use super::{Direction, Severity};
use crate::compare::op::Subject;
use crate::model::Any;

const NEUTRAL: [Direction; 2] = [Direction::Neutral; 2];

/// What is replaced counts neither as removed nor as added. The finding is about what both stand in, which
/// is the same on the way back.
pub(super) static STAGE: Definition = Definition {
    names: ["stage-replaced", "stage-replaced"],
    directions: NEUTRAL,
    severities: [Severity::Info; 2],
    about: "a stage of the map has gone, and one that answers to the same part of the company's `funnel` has \
            come: `old` and `new` are their ids",
    find: |maps, found| {
        for &(old, new) in &maps.replaced().stages {
            found.push(pair(maps.to.this_map(), "stages", old, new));
        }
    },
};

pub(super) static STEP: Definition = Definition {
    names: ["step-replaced", "step-replaced"],
    directions: NEUTRAL,
    severities: [Severity::Info; 2],
    about: "a step of a stage has gone, and one of the same kind over the same channels has come: `old` and \
            `new` are their ids",
    find: |maps, found| {
        for &(old, new) in &maps.replaced().steps {
            let stage = maps.to.index.step(new).map(|(stage, _)| maps.to.stage(stage));
            found.extend(stage.map(|stage| pair(stage, "steps", old, new)));
        }
    },
};

pub(super) static TOUCHPOINT: Definition = Definition {
    names: ["touchpoint-replaced", "touchpoint-replaced"],
    directions: NEUTRAL,
    severities: [Severity::Info; 2],
    about: "no step uses a touchpoint of a stage any more, and the stage has got another one of the same \
            channel that none used before: `old` and `new` are their ids",
    find: |maps, found| {
        let new = maps.arrivals().touchpoints.iter();
        let stages: BTreeMap<&str, _> = new.map(|(stage, id)| (id.as_str(), *stage)).collect();
        for &(old, new) in &maps.replaced().touchpoints {
            let stage = stages.get(new).map(|stage| maps.to.stage(stage));
            found.extend(stage.map(|stage| pair(stage, "touchpoints", old, new)));
        }
    },
};

fn pair(subject: Subject, field: &'static str, old: &str, new: &str) -> Found {
    let any = |id: &str| Some(Any::String(id.to_owned()));
    Found { subject, field: Some(field), old: any(old), new: any(new), ..Found::default() }
}
