use super::definition::{Definition, Found};
use super::maps::Maps;
use super::{Direction, Severity};

pub(super) static DEFINITION: Definition = Definition {
    names: ["need-added", "need-removed"],
    directions: [Direction::Neutral; 2],
    severities: [Severity::Info, Severity::Minor],
    about: "a stage or step lists a need that none of the map listed before",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    for (_, id) in &maps.arrivals().needs {
        found.push(Found { subject: maps.to.need(id.as_str()), ..Found::default() });
    }
}
