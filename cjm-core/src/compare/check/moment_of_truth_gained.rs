use super::definition::{Definition, Found};
use super::maps::Maps;
use super::{Direction, Severity};

pub(super) static DEFINITION: Definition = Definition {
    names: ["moment-of-truth-gained", "moment-of-truth-lost"],
    directions: [Direction::Neutral, Direction::Neutral],
    severities: [Severity::Minor, Severity::Minor],
    about: "a step that was there before is now a moment of truth",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    for (old, new) in maps.changed() {
        if old.moment_of_truth.is_none() && new.moment_of_truth.is_some() {
            let field = Some("momentOfTruth");
            found.push(Found { subject: maps.to.step(new), field, ..Found::default() });
        }
    }
}
