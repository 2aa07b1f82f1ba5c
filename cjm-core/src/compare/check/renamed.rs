use super::definition::{Definition, Found};
use super::maps::Maps;
use super::moved::subject;
use super::{Direction, Severity};
use crate::compare::name::words;
use crate::compare::op::Change;

const NEUTRAL: [Direction; 2] = [Direction::Neutral; 2];

pub(super) static STAGE: Definition = Definition {
    names: ["stage-renamed", "stage-renamed"],
    directions: NEUTRAL,
    severities: [Severity::Info; 2],
    about: "a stage is called otherwise in the language of its document",
    find: |maps, found| find(maps, "stage", found),
};

pub(super) static STEP: Definition = Definition {
    names: ["step-renamed", "step-renamed"],
    directions: NEUTRAL,
    severities: [Severity::Info; 2],
    about: "a step is called otherwise in the language of its document",
    find: |maps, found| find(maps, "step", found),
};

pub(super) static TOUCHPOINT: Definition = Definition {
    names: ["touchpoint-renamed", "touchpoint-renamed"],
    directions: NEUTRAL,
    severities: [Severity::Info; 2],
    about: "a touchpoint is called otherwise in the language of its document",
    find: |maps, found| find(maps, "touchpoint", found),
};

/// What gets its first name, or loses it, is not renamed.
fn find(maps: &Maps<'_>, kind: &str, found: &mut Vec<Found>) {
    let languages = [maps.from, maps.to].map(|side| side.document.language.as_deref());
    for op in maps.ops.iter().filter(|op| op.subject.kind == kind) {
        if let Change::Set { field, old: Some(old), new: Some(new) } = &op.change
            && field == "name"
            && words(old, languages[0]) != words(new, languages[1])
        {
            found.push(Found {
                subject: subject(maps, op),
                field: Some("name"),
                old: Some(old.clone()),
                new: Some(new.clone()),
                ..Found::default()
            });
        }
    }
}
