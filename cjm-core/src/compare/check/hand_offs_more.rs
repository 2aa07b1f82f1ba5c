use super::definition::{Definition, Found};
use super::maps::Maps;
use super::{Direction, Severity};
use crate::model::Any;

pub(super) static DEFINITION: Definition = Definition {
    names: ["hand-offs-more", "hand-offs-fewer"],
    directions: [Direction::Neutral, Direction::Neutral],
    severities: [Severity::Info, Severity::Info],
    about: "work passes from department to department more often; `delta` counts hand-offs",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    let (before, after) = (maps.from.index.hand_offs, maps.to.index.hand_offs);
    if after > before {
        found.push(Found {
            subject: maps.to.this_map(),
            old: Some(Any::Number(before.to_string())),
            new: Some(Any::Number(after.to_string())),
            delta: Some((after - before) as f64),
            ..Found::default()
        });
    }
}
