use super::Direction;
use super::definition::{Definition, Found};
use super::maps::Maps;
use crate::model::{Map, Pain, PainStatus};

/// A pain that status `fixed` marks as done counts as gone.
pub(super) static DEFINITION: Definition = Definition {
    names: ["pain-introduced", "pain-resolved"],
    directions: [Direction::Regression, Direction::Improvement],
    about: "a pain is there that was not there before, or was fixed",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    for (step, pain) in maps.to.map.pains().filter(|(_, pain)| hurts(pain)) {
        if !pain_of(maps.from.map, maps.before(&pain.id)).is_some_and(hurts) {
            found.push(Found { subject: maps.to.pain(step, pain), ..Found::default() });
        }
    }
}

fn hurts(pain: &Pain) -> bool {
    pain.status != Some(PainStatus::Fixed)
}

/// The pain of this id.
pub(super) fn pain_of<'d>(map: &'d Map, id: &str) -> Option<&'d Pain> {
    map.pains().map(|(_, pain)| pain).find(|pain| pain.id == id)
}
