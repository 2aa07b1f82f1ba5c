use super::definition::{Definition, Found};
use super::maps::Maps;
use super::{Direction, Severity};

pub(super) static DEFINITION: Definition = Definition {
    names: ["evidence-added", "evidence-retired"],
    directions: [Direction::Neutral; 2],
    severities: [Severity::Info; 2],
    about: "the document of the map has a body of evidence that it did not have before, and one of the two \
            maps reaches it",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    for subject in maps.inserted("evidence") {
        found.push(Found { subject: subject.clone(), ..Found::default() });
    }
}
