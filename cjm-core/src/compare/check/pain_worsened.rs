use super::Direction;
use super::definition::{Definition, Found};
use super::maps::{Maps, Side};
use super::pain_introduced::pain_of;
use crate::model::{Any, Pain};
use crate::write::json;

/// Severity, frequency and reach are compared where both maps state them, severity only on one scale.
pub(super) static DEFINITION: Definition = Definition {
    names: ["pain-worsened", "pain-mitigated"],
    directions: [Direction::Regression, Direction::Improvement],
    about: "a pain is more severe, more frequent or reaches more customers, and none of these is less; \
            `delta` is that of `field`, the first of them that differs",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    for (step, new) in maps.to.map.pains() {
        let Some(old) = pain_of(maps.from.map, maps.before(&new.id)) else { continue };
        let both = [
            ("severity", severity(maps, old, new)),
            ("frequency", pair(old.frequency.map(|it| it.0), new.frequency.map(|it| it.0))),
            ("reach", pair(old.reach.map(|it| it.0), new.reach.map(|it| it.0))),
        ];
        let differ: Vec<(&'static str, f64, f64)> = both
            .into_iter()
            .filter_map(|(field, both)| both.map(|(old, new)| (field, old, new)))
            .filter(|(_, old, new)| old != new)
            .collect();
        if let Some(&(field, before, after)) = differ.first()
            && differ.iter().all(|(_, old, new)| new > old)
        {
            found.push(Found {
                subject: maps.to.pain(step, new),
                field: Some(field),
                old: Some(Any::Number(json::number(before))),
                new: Some(Any::Number(json::number(after))),
                delta: Some(after - before),
                ..Found::default()
            });
        }
    }
}

fn pair(old: Option<f64>, new: Option<f64>) -> Option<(f64, f64)> {
    Some((old?, new?))
}

fn severity(maps: &Maps<'_>, old: &Pain, new: &Pain) -> Option<(f64, f64)> {
    let value = |side: Side<'_>, pain: &Pain| {
        let measure = pain.severity.as_ref()?;
        let scale = side.document.scale_of(measure, "severity5")?;
        let way = if scale.reversed == Some(true) { -1.0 } else { 1.0 };
        Some((scale.id.clone(), measure.value_on(scale)? * way))
    };
    let (before, after) = (value(maps.from, old)?, value(maps.to, new)?);
    (before.0 == after.0).then_some((before.1, after.1))
}
