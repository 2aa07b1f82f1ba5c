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
    let mut seen: Vec<&Id> = Vec::new();
    for id in used(maps.to.map) {
        let before = maps.before(id);
        if !seen.contains(&id) && !used(maps.from.map).any(|old| *old == before) {
            seen.push(id);
            found.push(Found { subject: maps.to.touchpoint(id), ..Found::default() });
        }
    }
}

fn used(map: &Map) -> impl Iterator<Item = &Id> {
    map.steps().flat_map(|(_, step)| &step.touchpoints)
}
