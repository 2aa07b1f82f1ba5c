use super::definition::{Definition, Found};
use super::maps::Maps;
use super::{Direction, Severity};
use crate::model::{Opportunity, OpportunityStatus};

/// Status `dropped` counts as not there.
pub(super) static DEFINITION: Definition = Definition {
    names: ["opportunity-added", "opportunity-dropped"],
    directions: [Direction::Neutral; 2],
    severities: [Severity::Info; 2],
    about: "an opportunity is there that was not there before, or was dropped",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    for opportunity in maps.to.map.opportunities.iter().filter(|it| alive(it)) {
        if !maps.opportunity_before(opportunity).is_some_and(alive) {
            found.push(Found { subject: maps.to.opportunity(opportunity), ..Found::default() });
        }
    }
}

pub(super) fn alive(opportunity: &Opportunity) -> bool {
    opportunity.status != Some(OpportunityStatus::Dropped)
}
