use std::collections::{BTreeMap, BTreeSet};

use super::channel_switched::ids;
use super::definition::{Definition, Found};
use super::maps::Maps;
use super::side::Side;
use super::{Direction, Severity};
use crate::model::Id;

type Met<'d> = BTreeMap<&'d Id, BTreeSet<&'d Id>>;

pub(super) static DEFINITION: Definition = Definition {
    names: ["touchpoint-moved", "touchpoint-moved"],
    directions: [Direction::Neutral; 2],
    severities: [Severity::Info; 2],
    about: "a touchpoint is no longer met in some stages, and in others it now is: `old` and `new` list them",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    if maps.ops.is_empty() {
        return;
    }
    let before = stages(maps.from);
    for (touchpoint, now) in stages(maps.to) {
        let Some(then) = before.get(&Id(maps.before(touchpoint).to_owned())) else { continue };
        let known = |id: &Id| then.iter().any(|old| *old == maps.before(id));
        let kept = |id: &Id| now.iter().any(|new| *new == maps.after(id));
        let gained: Vec<&str> = now.iter().filter(|id| !known(id)).map(|id| id.as_str()).collect();
        let lost: Vec<&str> = then.iter().filter(|id| !kept(id)).map(|id| id.as_str()).collect();
        if !gained.is_empty() && !lost.is_empty() {
            found.push(Found {
                subject: maps.to.touchpoint(touchpoint.as_str()),
                field: Some("stages"),
                old: Some(ids(&lost)),
                new: Some(ids(&gained)),
                ..Found::default()
            });
        }
    }
}

/// The stages in which each touchpoint is met.
fn stages(side: Side<'_>) -> Met<'_> {
    let mut met = Met::default();
    for (stage, step) in side.map.steps() {
        for touchpoint in &step.touchpoints {
            met.entry(touchpoint).or_default().insert(&stage.id);
        }
    }
    met
}
