use super::definition::{Definition, Found};
use super::maps::Maps;
use super::{Direction, Severity};

/// Where another takes its place, `step-replaced` is found instead.
pub(super) static DEFINITION: Definition = Definition {
    names: ["step-added", "step-removed"],
    directions: [Direction::Neutral; 2],
    severities: [Severity::Info, Severity::Minor],
    about: "a step is there that was not there before, and it is in no other's place",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    let replaced = maps.replacing(|replaced| &replaced.steps);
    let new = maps.arrivals().steps.iter();
    for (_, step) in new.filter(|(_, step)| !replaced.contains(step.id.as_str())) {
        found.push(Found { subject: maps.to.step(step), ..Found::default() });
    }
}
