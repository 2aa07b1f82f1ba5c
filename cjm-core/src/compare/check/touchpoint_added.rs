use std::collections::BTreeSet;

use super::Direction;
use super::definition::{Definition, Found};
use super::maps::Maps;
use crate::model::{Id, Map};

pub(super) static DEFINITION: Definition = Definition {
    names: ["touchpoint-added", "touchpoint-removed"],
    directions: [Direction::Neutral, Direction::Neutral],
    about: "a step of the map uses a touchpoint that none used before",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    let before: BTreeSet<&str> = used(maps.from.map).map(Id::as_str).collect();
    let mut seen: BTreeSet<&Id> = BTreeSet::new();
    for id in used(maps.to.map) {
        if !before.contains(maps.before(id)) && seen.insert(id) {
            found.push(Found { subject: maps.to.touchpoint(id), ..Found::default() });
        }
    }
}

fn used(map: &Map) -> impl Iterator<Item = &Id> {
    map.steps().flat_map(|(_, step)| &step.touchpoints)
}
