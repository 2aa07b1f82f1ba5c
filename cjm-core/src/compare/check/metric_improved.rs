use super::definition::{Definition, Found};
use super::maps::Maps;
use super::{Direction, Severity};
use crate::compare::op::Subject;
use crate::model::{Any, Better, Reading};
use crate::write::json;

/// Only metrics that say which way is `better`, and places where either map has one value of it.
pub(super) static DEFINITION: Definition = Definition {
    names: ["metric-improved", "metric-worsened"],
    directions: [Direction::Improvement, Direction::Regression],
    severities: [Severity::Minor, Severity::Minor],
    about: "a metric's value in the map, a stage or a step is better; `delta` is in the metric's unit",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    let (from, to) = (maps.from, maps.to);
    compare(maps, &from.map.metrics, &to.map.metrics, || to.this_map(), found);
    for (old, new) in maps.stages() {
        compare(maps, &old.metrics, &new.metrics, || to.stage(new), found);
    }
    for (old, new) in maps.changed() {
        compare(maps, &old.metrics, &new.metrics, || to.step(new), found);
    }
}

fn compare(
    maps: &Maps<'_>,
    old: &[Reading],
    new: &[Reading],
    subject: impl Fn() -> Subject,
    found: &mut Vec<Found>,
) {
    for reading in new {
        let id = reading.metric.as_str();
        let Some(metric) = maps.to.document.metric(id) else { continue };
        let (Some(before), Some(after)) = (only(old, maps.before(&reading.metric)), only(new, id)) else {
            continue;
        };
        let delta = after - before;
        let better = match metric.better {
            Some(Better::Higher) => delta > 0.0,
            Some(Better::Lower) => delta < 0.0,
            None => false,
        };
        if better {
            found.push(Found {
                subject: subject(),
                field: Some("metrics"),
                old: Some(value(id, before)),
                new: Some(value(id, after)),
                delta: Some(delta),
                ..Found::default()
            });
        }
    }
}

/// The value of a metric's only reading.
fn only(readings: &[Reading], id: &str) -> Option<f64> {
    let mut values = readings.iter().filter(|reading| reading.metric == id);
    let value = values.next()?.measure.value;
    values.next().is_none().then_some(value).flatten()
}

fn value(metric: &str, value: f64) -> Any {
    Any::Object(vec![
        ("metric".to_owned(), Any::String(metric.to_owned())),
        ("value".to_owned(), Any::Number(json::number(value))),
    ])
}
