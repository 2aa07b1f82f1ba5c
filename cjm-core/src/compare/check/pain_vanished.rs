use std::collections::BTreeSet;

use super::definition::{Definition, Found};
use super::maps::Maps;
use super::pain_introduced::introduced;
use super::side::Side;
use super::{Direction, Severity};
use crate::model::{Id, MapState, OpportunityStatus};

/// Only between a current map and a future one: what changes from one version of a map to the next
/// was seen, not planned. An opportunity is about a pain that it addresses, or whose step it addresses.
pub(super) static DEFINITION: Definition = Definition {
    names: ["pain-introduced-without-initiative", "pain-vanished-without-initiative"],
    directions: [Direction::Neutral; 2],
    severities: [Severity::Minor; 2],
    about: "one map is the future of the other, a pain is there that was not there before, and no \
            opportunity of either map that is not dropped is about it",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    if is_future(maps.from) == is_future(maps.to) {
        return;
    }
    let new: Vec<_> = introduced(maps).collect();
    if new.is_empty() {
        return;
    }
    let here: BTreeSet<&str> = addressed(maps.to).map(Id::as_str).collect();
    let there: BTreeSet<&str> = addressed(maps.from).map(|id| maps.after(id)).collect();
    for (step, pain) in new {
        let about = [&pain.id, &step.id].into_iter().map(Id::as_str);
        if !about.into_iter().any(|id| here.contains(id) || there.contains(id)) {
            found.push(Found { subject: maps.to.pain(step, pain), ..Found::default() });
        }
    }
}

fn is_future(side: Side<'_>) -> bool {
    side.map.state == Some(MapState::Future) || side.map.future_of.is_some()
}

fn addressed(side: Side<'_>) -> impl Iterator<Item = &Id> {
    let alive = side.map.opportunities.iter().filter(|it| it.status != Some(OpportunityStatus::Dropped));
    alive.flat_map(|opportunity| &opportunity.addresses)
}
