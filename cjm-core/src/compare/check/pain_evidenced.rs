use super::definition::{Definition, Found};
use super::maps::Maps;
use super::{Direction, Severity};
use crate::model::Pain;

pub(super) static DEFINITION: Definition = Definition {
    names: ["pain-evidenced", "pain-unevidenced"],
    directions: [Direction::Neutral; 2],
    severities: [Severity::Info; 2],
    about: "a pain that named no evidence, neither for itself nor for its severity, now names some",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    for (step, new) in maps.pains().filter(|(_, pain)| named(pain)) {
        if maps.from.pain_of(maps.before(&new.id)).is_some_and(|old| !named(old)) {
            let field = Some("evidence");
            found.push(Found { subject: maps.to.pain(step, new), field, ..Found::default() });
        }
    }
}

fn named(pain: &Pain) -> bool {
    let severity = pain.severity.as_ref();
    !pain.evidence.is_empty() || severity.is_some_and(|severity| !severity.evidence.is_empty())
}
