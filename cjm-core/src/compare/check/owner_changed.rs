use super::definition::{Definition, Found};
use super::maps::Maps;
use super::{Direction, Severity};
use crate::compare::op::Subject;
use crate::model::{Any, Id};

pub(super) static DEFINITION: Definition = Definition {
    names: ["owner-changed", "owner-changed"],
    directions: [Direction::Neutral, Direction::Neutral],
    severities: [Severity::Info, Severity::Info],
    about: "another department answers for the map, a stage or a step, or one that nobody answered for, \
            or nobody any more",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    let (from, to) = (maps.from, maps.to);
    compare(maps, &from.map.owner, &to.map.owner, || to.this_map(), found);
    for (old, new) in maps.stages() {
        compare(maps, &old.owner, &new.owner, || to.stage(new), found);
    }
    for (old, new) in maps.changed() {
        compare(maps, &old.owner, &new.owner, || to.step(new), found);
    }
}

fn compare(
    maps: &Maps<'_>,
    old: &Option<Id>,
    new: &Option<Id>,
    subject: impl Fn() -> Subject,
    found: &mut Vec<Found>,
) {
    if old.as_ref().map(|id| maps.after(id)) != new.as_ref().map(Id::as_str) {
        let any = |id: &Option<Id>| id.as_ref().map(|id| Any::String(id.to_string()));
        found.push(Found {
            subject: subject(),
            field: Some("owner"),
            old: any(old),
            new: any(new),
            ..Found::default()
        });
    }
}
