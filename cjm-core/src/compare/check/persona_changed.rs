use std::collections::BTreeSet;

use super::definition::{Definition, Found};
use super::maps::Maps;
use super::{Direction, Severity};
use crate::compare::op::Change;

/// How the portrait looks, who checked it and what it rests on is no change of the persona.
pub(super) static DEFINITION: Definition = Definition {
    names: ["persona-changed", "persona-changed"],
    directions: [Direction::Neutral; 2],
    severities: [Severity::Info; 2],
    about: "a persona that the map reaches is told otherwise: share, role, segment, goals, frustrations, \
            delights, behaviours or traits",
    find,
};

const MEMBERS: [&str; 8] =
    ["share", "role", "segment", "goals", "frustrations", "delights", "behaviours", "traits"];

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for op in maps.ops {
        let ("persona", id) = op.subject.nearest() else { continue };
        // `dana/goals/0` is a remark without an id of its own.
        let list = op.subject.id.split('/').nth(1);
        let told = match (&op.change, list) {
            (Change::Set { field, .. }, None) => MEMBERS.contains(&field.as_str()),
            (Change::Set { field, .. }, Some(list)) => field == "text" && MEMBERS.contains(&list),
            (Change::Insert { .. } | Change::Remove { .. }, Some(list)) => MEMBERS.contains(&list),
            _ => false,
        };
        if told && seen.insert(id) {
            found.push(Found { subject: maps.to.persona(id), ..Found::default() });
        }
    }
}
