use super::definition::{Definition, Found};
use super::maps::Maps;
use super::{Direction, Severity};
use crate::model::Any;

/// A valley is a fall, however long, with a rise behind it.
pub(super) static DEFINITION: Definition = Definition {
    names: ["emotion-valleys-fewer", "emotion-valleys-more"],
    directions: [Direction::Improvement, Direction::Regression],
    severities: [Severity::Minor; 2],
    about: "the journey goes down and up again less often; `delta` counts valleys",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    for (persona, old, new) in maps.curves() {
        let (before, after) = (old.valleys(), new.valleys());
        if after < before {
            found.push(Found {
                subject: maps.to.this_map(),
                field: Some("emotions"),
                persona: persona.map(ToString::to_string),
                old: Some(Any::Number(before.to_string())),
                new: Some(Any::Number(after.to_string())),
                delta: Some(after as f64 - before as f64),
            });
        }
    }
}
