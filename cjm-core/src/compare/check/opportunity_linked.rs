use super::Direction;
use super::definition::{Definition, Found};
use super::maps::Maps;
use crate::model::Opportunity;

pub(super) static DEFINITION: Definition = Definition {
    names: ["opportunity-linked", "opportunity-unlinked"],
    directions: [Direction::Neutral, Direction::Neutral],
    about: "an opportunity that named no problem and no need now addresses or improves one",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    for new in maps.to.map.opportunities.iter().filter(|it| linked(it)) {
        if maps.from.map.opportunity(maps.before(&new.id)).is_some_and(|old| !linked(old)) {
            found.push(Found { subject: maps.to.opportunity(new), ..Found::default() });
        }
    }
}

fn linked(opportunity: &Opportunity) -> bool {
    !opportunity.addresses.is_empty() || !opportunity.improves.is_empty()
}
