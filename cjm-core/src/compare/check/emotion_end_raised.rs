use std::collections::BTreeMap;

use super::Direction;
use super::definition::{Definition, Found};
use super::emotion::{Feeling, better};
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
    better(&last(maps.from), &last(maps.to), &maps.to.this_map(), found);
}

/// The last feeling of each persona.
fn last(side: Side<'_>) -> Vec<(Option<&Id>, Feeling<'_>)> {
    let last: BTreeMap<_, _> = side.index.feelings().iter().copied().collect();
    last.into_iter().collect()
}
