use super::Direction;
use super::definition::{Definition, Found};
use super::maps::Maps;
use crate::model::{Pain, PainStatus};

/// A pain that status `fixed` marks as done counts as gone.
pub(super) static DEFINITION: Definition = Definition {
    names: ["pain-introduced", "pain-resolved"],
    directions: [Direction::Regression, Direction::Improvement],
    about: "a pain is there that was not there before, or was fixed",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    for (step, pain) in maps.pains().filter(|(_, pain)| hurts(pain)) {
        if !maps.from.pain_of(maps.before(&pain.id)).is_some_and(hurts) {
            found.push(Found { subject: maps.to.pain(step, pain), ..Found::default() });
        }
    }
}

fn hurts(pain: &Pain) -> bool {
    pain.status != Some(PainStatus::Fixed)
}
