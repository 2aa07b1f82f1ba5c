use super::definition::{Definition, Found};
use super::maps::Maps;
use super::{Direction, Severity};
use crate::model::{Pain, PainStatus, Step};

/// A pain that status `fixed` marks as done counts as gone. One that was merged or split is the same
/// trouble in other words: see `pain-merged`.
pub(super) static DEFINITION: Definition = Definition {
    names: ["pain-introduced", "pain-resolved"],
    directions: [Direction::Regression, Direction::Improvement],
    severities: [Severity::Major; 2],
    about: "a pain is there that was not there before, or was fixed",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    found.extend(
        introduced(maps).map(|(step, pain)| Found { subject: maps.to.pain(step, pain), ..Found::default() }),
    );
}

/// Pains that hurt now and did not before.
pub(super) fn introduced<'m, 'd>(
    maps: &'m Maps<'d>,
) -> impl Iterator<Item = (&'d Step, &'d Pain)> + use<'m, 'd> {
    let new = maps.pains().filter(|(_, pain)| hurts(pain));
    let new = new.filter(|(_, pain)| !maps.from.pain_of(maps.before(&pain.id)).is_some_and(hurts));
    new.filter(|(_, pain)| !maps.is_regrouped(&pain.id))
}

pub(super) fn hurts(pain: &Pain) -> bool {
    pain.status != Some(PainStatus::Fixed)
}
