//! `metric-out-of-range`

use crate::check::Context;
use crate::check::fix::{Change, Safety};
use crate::check::rule::{Check, rule};
use crate::check::sources::GOAL;
use crate::model::{Any, Measure, Metric, MetricKind, Path, Reading};
use crate::write::json::number;

rule! {
    /// A reading lies where its metric cannot: a net promoter score beyond -100 and 100, a rate
    /// beyond 0 and 1 (or 0 and 100, where the metric's unit is `%`), a negative time or volume.
    /// Ratings on a scale are judged by `rating-off-scale`.
    "CJM120" "metric-out-of-range" Shape Error recommended,
    source: [GOAL, "Reichheld, The One Number You Need to Grow, 2003"],
    bad: r#"{ "cjm": "1.0", "metrics": [{ "id": "goes-on", "name": "Goes on", "kind": "conversion" }],
  "maps": [{ "id": "buy", "title": "Buying", "metrics": [{ "metric": "goes-on", "value": 22.4, "n": 18400, "period": "2026-Q3" }] }] }"#,
    good: r#"{ "cjm": "1.0", "metrics": [{ "id": "goes-on", "name": "Goes on", "kind": "conversion" }],
  "maps": [{ "id": "buy", "title": "Buying", "metrics": [{ "metric": "goes-on", "value": 0.224, "n": 18400, "period": "2026-Q3" }] }] }"#,
    check: Check::Reading(check),
}

/// From where to where the values of a metric lie.
pub(super) fn range(metric: &Metric) -> Option<(f64, f64)> {
    match metric.kind {
        MetricKind::Nps => Some((-100.0, 100.0)),
        MetricKind::Conversion
        | MetricKind::DropOff
        | MetricKind::Churn
        | MetricKind::Retention
        | MetricKind::RepeatRate => {
            Some((0.0, if metric.unit.as_deref() == Some("%") { 100.0 } else { 1.0 }))
        }
        MetricKind::Time | MetricKind::Volume => Some((0.0, f64::INFINITY)),
        _ => None,
    }
}

fn check(context: &mut Context<'_>, reading: &Reading, path: &Path<'_>) {
    let Some(metric) = context.document.metric(reading.metric.as_str()) else { return };
    let Measure { value: Some(value), scale: None, .. } = reading.measure else { return };
    let Some((min, max)) = range(metric).filter(|&(min, max)| !(min..=max).contains(&value)) else { return };
    let (template, help) = if max == f64::INFINITY {
        ("`{metric}` is {value}, not {range}", "correct the value")
    } else if max == 1.0 {
        (
            "`{metric}` is {value}, not from {range}",
            "write rates as shares (0.224), or give the metric the unit `%`",
        )
    } else {
        ("`{metric}` is {value}, not from {range}", "correct the value")
    };
    let finding = context
        .finding(&Path::Member(path, "value"), template)
        .called("metric", Some(&metric.name), &metric.id)
        .with("value", value)
        .with(
            "range",
            if max.is_finite() {
                format!("{} to {}", number(min), number(max))
            } else {
                "0 or more".to_owned()
            },
        )
        .subject("metric", Some(metric.id.as_str()), Some(&metric.name))
        .help(help);
    // Somebody wrote per cent.
    if max == 1.0 && (1.0..=100.0).contains(&value) {
        let share = Change::Replace(Any::Number(number(value / 100.0)));
        return finding.fix(Safety::Unsafe, "write it as a share", share).report();
    }
    finding.report();
}
