use super::Direction;
use super::definition::{Definition, Found};
use super::maps::Maps;

pub(super) static DEFINITION: Definition = Definition {
    names: ["step-added", "step-removed"],
    directions: [Direction::Neutral, Direction::Neutral],
    about: "a step is there that was not there before",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    for step in maps.other() {
        if !maps.from.has_step(maps.before(&step.id)) {
            found.push(Found { subject: maps.to.step(step), ..Found::default() });
        }
    }
}
