use super::definition::{Definition, Found, to_millionth};
use super::maps::Maps;
use super::{Direction, Severity};
use crate::model::Any;
use crate::write::json;

pub(super) static DEFINITION: Definition = Definition {
    names: ["confidence-raised", "confidence-lowered"],
    directions: [Direction::Neutral; 2],
    severities: [Severity::Info; 2],
    about: "we are surer than before that an opportunity works; `delta` is in shares of certainty",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    for (old, new) in maps.opportunities() {
        let (Some(before), Some(after)) = (old.confidence, new.confidence) else { continue };
        if after.0 > before.0 {
            let any = |value: f64| Some(Any::Number(json::number(value)));
            found.push(Found {
                subject: maps.to.opportunity(new),
                field: Some("confidence"),
                old: any(before.0),
                new: any(after.0),
                delta: Some(to_millionth(after.0 - before.0)),
                ..Found::default()
            });
        }
    }
}
