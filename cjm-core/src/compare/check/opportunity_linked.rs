use super::definition::{Definition, Found};
use super::maps::Maps;
use super::{Direction, Severity};
use crate::model::Opportunity;

pub(super) static DEFINITION: Definition = Definition {
    names: ["opportunity-linked", "opportunity-unlinked"],
    directions: [Direction::Neutral; 2],
    severities: [Severity::Info; 2],
    about: "an opportunity that named no problem and no need now addresses or improves one",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    for (_, new) in maps.opportunities().filter(|(old, new)| linked(new) && !linked(old)) {
        found.push(Found { subject: maps.to.opportunity(new), ..Found::default() });
    }
}

pub(super) fn linked(opportunity: &Opportunity) -> bool {
    !opportunity.addresses.is_empty() || !opportunity.improves.is_empty()
}
