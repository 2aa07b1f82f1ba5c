use super::definition::{Definition, Found};
use super::maps::Maps;
use super::{Direction, Severity};
use crate::model::{Any, Step};

pub(super) static DEFINITION: Definition = Definition {
    names: ["channel-switched", "channel-switched"],
    directions: [Direction::Neutral, Direction::Neutral],
    severities: [Severity::Minor, Severity::Minor],
    about: "a step has lost channels and gained others: `old` and `new` list them",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    for (old, new) in maps.changed() {
        let [gained, lost] = gained(maps, old, new);
        if !gained.is_empty() && !lost.is_empty() {
            found.push(Found {
                subject: maps.to.step(new),
                field: Some("channels"),
                old: Some(ids(&lost)),
                new: Some(ids(&gained)),
                ..Found::default()
            });
        }
    }
}

/// The channels that a step gained and lost, sorted, each by its own id.
pub(super) fn gained<'d>(maps: &Maps<'_>, old: &'d Step, new: &'d Step) -> [Vec<&'d str>; 2] {
    let gained = new.channels.iter().filter(|id| !old.channels.iter().any(|other| *other == maps.before(id)));
    let lost = old.channels.iter().filter(|id| !new.channels.iter().any(|other| *other == maps.after(id)));
    let mut both = [gained.map(|id| id.as_str()).collect::<Vec<_>>(), lost.map(|id| id.as_str()).collect()];
    for list in &mut both {
        list.sort_unstable();
    }
    both
}

pub(super) fn ids(ids: &[&str]) -> Any {
    Any::List(ids.iter().map(|id| Any::String((*id).to_owned())).collect())
}
