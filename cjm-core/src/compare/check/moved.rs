use super::definition::{Definition, Found};
use super::maps::Maps;
use super::{Direction, Severity};
use crate::compare::op::{Change, Op, Place, Subject};
use crate::model::Any;

const NEUTRAL: [Direction; 2] = [Direction::Neutral, Direction::Neutral];

pub(super) static STAGE: Definition = Definition {
    names: ["stage-moved", "stage-moved"],
    directions: NEUTRAL,
    severities: [Severity::Info; 2],
    about: "a stage has another place in the order of the stages",
    find: |maps, found| find(maps, "stage", found),
};

pub(super) static STEP: Definition = Definition {
    names: ["step-moved", "step-moved"],
    directions: NEUTRAL,
    severities: [Severity::Info; 2],
    about: "a step has another place in its stage, or stands in another one: `old` and `new` say where",
    find: |maps, found| find(maps, "step", found),
};

pub(super) static PAIN: Definition = Definition {
    names: ["pain-moved", "pain-moved"],
    directions: NEUTRAL,
    severities: [Severity::Info; 2],
    about: "a pain is met in another step: `old` and `new` say where",
    find: |maps, found| find(maps, "pain", found),
};

/// Of the moves, of which there are as few as possible; those of pains inside a step mean nothing.
fn find(maps: &Maps<'_>, kind: &str, found: &mut Vec<Found>) {
    for op in maps.ops.iter().filter(|op| op.subject.kind == kind) {
        let Change::Move { from, to } = &op.change else { continue };
        let elsewhere = from.parent != to.parent;
        if kind == "pain" && !elsewhere {
            continue;
        }
        let parent = |place: &Place| place.parent.clone().filter(|_| elsewhere).map(Any::String);
        found.push(Found {
            subject: subject(maps, op),
            old: parent(from),
            new: parent(to),
            ..Found::default()
        });
    }
}

/// What an operation is about. Operations call the map by the id that it starts with, checks by the one
/// that it gets.
pub(super) fn subject(maps: &Maps<'_>, op: &Op) -> Subject {
    let mut subject = op.subject.clone();
    if let Some(holder) = subject.within.as_mut().filter(|holder| holder.kind == "map") {
        holder.id = maps.to.map.id.to_string();
    }
    subject
}
