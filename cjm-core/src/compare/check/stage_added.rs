use super::definition::{Definition, Found};
use super::maps::Maps;
use super::{Direction, Severity};

/// Where another takes its place, `stage-replaced` is found instead.
pub(super) static DEFINITION: Definition = Definition {
    names: ["stage-added", "stage-removed"],
    directions: [Direction::Neutral; 2],
    severities: [Severity::Minor; 2],
    about: "a stage is there that was not there before, and it is in no other's place",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    let replaced = maps.replacing(|replaced| &replaced.stages);
    for stage in maps.arrivals().stages.iter().filter(|stage| !replaced.contains(stage.id.as_str())) {
        found.push(Found { subject: maps.to.stage(stage), ..Found::default() });
    }
}
