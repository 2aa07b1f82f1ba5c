use super::definition::{Definition, Found};
use super::maps::Maps;
use super::{Direction, Severity};

pub(super) static DEFINITION: Definition = Definition {
    names: ["gain-added", "gain-lost"],
    directions: [Direction::Improvement, Direction::Regression],
    severities: [Severity::Minor, Severity::Minor],
    about: "a gain is there that was not there before",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    for (step, gain) in maps.other().flat_map(|step| step.gains.iter().map(move |gain| (step, gain))) {
        let before = maps.before(&gain.id);
        if !maps.from.has_gain(before) {
            found.push(Found { subject: maps.to.gain(step, gain), ..Found::default() });
        }
    }
}
