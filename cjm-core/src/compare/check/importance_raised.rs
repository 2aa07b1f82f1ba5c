use super::definition::{Definition, Found, to_millionth};
use super::maps::Maps;
use super::{Direction, Severity};
use crate::model::{Any, Measure, Need, Scale};
use crate::write::json;

/// Compared persona by persona, and only on one scale.
pub(super) static DEFINITION: Definition = Definition {
    names: ["importance-raised", "importance-lowered"],
    directions: [Direction::Neutral; 2],
    severities: [Severity::Info; 2],
    about: "a need matters more than before; `delta` is in points of its scale, upwards more important",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    for (old, new) in maps.needs() {
        let scales = (maps.from.document.scale_of_need(old), maps.to.document.scale_of_need(new));
        let (Some(before), Some(after)) = scales else { continue };
        if (&before.id, before.min, before.max, before.reversed)
            != (&after.id, after.min, after.max, after.reversed)
        {
            continue;
        }
        for measure in &new.importance {
            let (Some(was), Some(is)) = (of(old, measure, before), measure.value_on(after)) else { continue };
            let way = if after.reversed == Some(true) { -1.0 } else { 1.0 };
            let delta = to_millionth((is - was) * way);
            if delta > 0.0 && of(new, measure, after).is_some() {
                found.push(Found {
                    subject: maps.to.need(new.id.as_str()),
                    field: Some("importance"),
                    persona: measure.persona.as_ref().map(ToString::to_string),
                    old: Some(Any::Number(json::number(was))),
                    new: Some(Any::Number(json::number(is))),
                    delta: Some(delta),
                });
            }
        }
    }
}

/// The only importance of a need to the same persona.
fn of(need: &Need, like: &Measure, scale: &Scale) -> Option<f64> {
    let mut said = need.importance.iter().filter(|measure| measure.persona == like.persona);
    let value = said.next()?.value_on(scale);
    said.next().is_none().then_some(value).flatten()
}
