use super::definition::{Definition, Found};
use super::maps::Maps;
use super::side::Side;
use super::{Direction, Severity};
use crate::model::{Any, Pain};
use crate::write::json;

/// Severity, frequency and reach are compared where both maps state them, severity only on one scale.
pub(super) static DEFINITION: Definition = Definition {
    names: ["pain-worsened", "pain-mitigated"],
    directions: [Direction::Regression, Direction::Improvement],
    severities: [Severity::Major, Severity::Major],
    about: "a pain is more severe, more frequent or reaches more customers, and none of these is less; \
            `delta` is that of `field`, the first of them that differs",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    for (step, new) in maps.pains() {
        let Some(old) = maps.from.pain_of(maps.before(&new.id)) else { continue };
        let both = [
            ("severity", severity(maps, old, new)),
            ("frequency", pair(old.frequency.map(|it| it.0), new.frequency.map(|it| it.0))),
            ("reach", pair(old.reach.map(|it| it.0), new.reach.map(|it| it.0))),
        ];
        let differ: Vec<(&'static str, Both)> = both
            .into_iter()
            .filter_map(|(field, both)| both.map(|both| (field, both)))
            .filter(|(_, both)| both.old != both.new)
            .collect();
        if let Some((field, first)) = differ.first()
            && differ.iter().all(|(_, both)| (both.new > both.old) == both.more_is_worse)
        {
            found.push(Found {
                subject: maps.to.pain(step, new),
                field: Some(field),
                old: Some(Any::Number(json::number(first.old))),
                new: Some(Any::Number(json::number(first.new))),
                delta: Some(first.new - first.old),
                ..Found::default()
            });
        }
    }
}

/// A number that both maps state.
struct Both {
    old: f64,
    new: f64,
    more_is_worse: bool,
}

fn pair(old: Option<f64>, new: Option<f64>) -> Option<Both> {
    Some(Both { old: old?, new: new?, more_is_worse: true })
}

fn severity<'d>(maps: &Maps<'d>, old: &'d Pain, new: &'d Pain) -> Option<Both> {
    let value = |side: Side<'d>, pain: &'d Pain| {
        let measure = pain.severity.as_ref()?;
        let scale = side.document.scale_of(measure, "severity5")?;
        Some((measure.value_on(scale)?, (scale.id.as_str(), scale.reversed == Some(true))))
    };
    let ((old, before), (new, after)) = (value(maps.from, old)?, value(maps.to, new)?);
    (before == after).then_some(Both { old, new, more_is_worse: !after.1 })
}
