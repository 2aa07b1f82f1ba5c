use std::collections::BTreeSet;

use super::channel_switched::ids;
use super::definition::{Definition, Found};
use super::maps::Maps;
use super::opportunity_added::alive;
use super::opportunity_linked::linked;
use super::side::Side;
use super::{Direction, Severity};
use crate::model::Opportunity;

/// One that named nothing before, or names nothing now, is `opportunity-linked` or `-unlinked`.
pub(super) static DEFINITION: Definition = Definition {
    names: ["opportunity-rescoped", "opportunity-rescoped"],
    directions: [Direction::Neutral; 2],
    severities: [Severity::Info; 2],
    about: "an opportunity addresses or improves something else than before: `old` and `new` list it",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    for (old, new) in maps.opportunities() {
        if !(alive(old) && alive(new) && linked(old) && linked(new)) {
            continue;
        }
        // That a pain which is gone is no longer addressed goes without saying.
        let before = scope(old).filter(|id| !is_gone(maps.from, maps.to, id.as_str(), maps.after(id)));
        let before: BTreeSet<&str> = before.map(|id| maps.after(id)).collect();
        let after = scope(new).filter(|id| !is_gone(maps.to, maps.from, id.as_str(), maps.before(id)));
        let after: BTreeSet<&str> = after.map(|id| id.as_str()).collect();
        if before != after {
            let list = |all: BTreeSet<&str>| Some(ids(&all.into_iter().collect::<Vec<_>>()));
            found.push(Found {
                subject: maps.to.opportunity(new),

                old: list(scope(old).map(|id| id.as_str()).collect()),
                new: list(scope(new).map(|id| id.as_str()).collect()),
                ..Found::default()
            });
        }
    }
}

/// Whether `id` is a pain of one map that the other does not hold.
fn is_gone(here: Side<'_>, other: Side<'_>, id: &str, there: &str) -> bool {
    here.pain_of(id).is_some() && other.pain_of(there).is_none()
}

fn scope(opportunity: &Opportunity) -> impl Iterator<Item = &crate::model::Id> {
    opportunity.addresses.iter().chain(opportunity.improves.iter().map(|it| &it.need))
}
