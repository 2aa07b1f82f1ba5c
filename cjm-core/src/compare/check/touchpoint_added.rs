use super::definition::{Definition, Found};
use super::maps::Maps;
use super::{Direction, Severity};

/// Where another takes its place, `touchpoint-replaced` is found instead.
pub(super) static DEFINITION: Definition = Definition {
    names: ["touchpoint-added", "touchpoint-removed"],
    directions: [Direction::Neutral; 2],
    severities: [Severity::Info, Severity::Minor],
    about: "a step of the map uses a touchpoint that none used before, and it is in no other's place",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    let replaced = maps.replacing(|replaced| &replaced.touchpoints);
    let new = maps.arrivals().touchpoints.iter();
    for (_, id) in new.filter(|(_, id)| !replaced.contains(id.as_str())) {
        found.push(Found { subject: maps.to.touchpoint(id.as_str()), ..Found::default() });
    }
}
