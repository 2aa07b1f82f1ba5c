use std::collections::BTreeMap;

use super::Direction;
use super::definition::{Definition, Found};
use super::emotion::{Feeling, feelings};
use super::maps::{Maps, Side};
use crate::model::Id;

/// See `emotion-low-raised` for the source.
pub(super) static DEFINITION: Definition = Definition {
    names: ["emotion-end-raised", "emotion-end-lowered"],
    directions: [Direction::Improvement, Direction::Regression],
    about: "the last step that says how it feels, whichever it is, feels better; \
            `delta` is in points of the scale, upwards better",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    let before = last(maps.from);
    for (persona, new) in last(maps.to) {
        let Some(old) = before.get(&persona) else { continue };
        if let Some(delta) = new.better_than(old).filter(|delta| *delta > 0.0) {
            found.push(Found {
                subject: maps.to.this_map(),
                field: Some("emotions"),
                persona: persona.map(ToString::to_string),
                old: Some(old.any()),
                new: Some(new.any()),
                delta: Some(delta),
            });
        }
    }
}

/// The last feeling of each persona.
fn last(side: Side<'_>) -> BTreeMap<Option<&Id>, Feeling<'_>> {
    let mut last = BTreeMap::new();
    for (_, step) in side.map.steps() {
        last.extend(feelings(side, step));
    }
    last
}
