use std::collections::BTreeSet;

use super::definition::{Definition, Found};
use super::maps::Maps;
use super::{Direction, Severity};
use crate::model::Id;

pub(super) static DEFINITION: Definition = Definition {
    names: ["persona-added", "persona-removed"],
    directions: [Direction::Neutral; 2],
    severities: [Severity::Info, Severity::Minor],
    about: "the map names a persona that it did not name before",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    if maps.from.map.personas == maps.to.map.personas {
        return;
    }
    let before: BTreeSet<&str> = maps.from.map.personas.iter().map(Id::as_str).collect();
    let mut seen = BTreeSet::new();
    for id in &maps.to.map.personas {
        if !before.contains(maps.before(id)) && seen.insert(id) {
            found.push(Found { subject: maps.to.persona(id.as_str()), ..Found::default() });
        }
    }
}
