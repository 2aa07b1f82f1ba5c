//! `metric-without-scale`

use crate::check::Context;
use crate::check::rule::{Check, rule};
use crate::check::sources::GOAL;
use crate::model::{Metric, MetricKind, Path};

rule! {
    /// Nobody can read the values of a metric: a custom one without a unit or scale or without the
    /// direction that is `better`, a satisfaction or effort score without its scale.
    "CJM121" "metric-without-scale" Shape Warning recommended,
    source: [GOAL],
    bad: r#"{ "cjm": "1.0", "metrics": [{ "id": "mood", "name": "Mood of the week", "kind": "custom" }] }"#,
    good: r#"{ "cjm": "1.0", "metrics": [{ "id": "mood", "name": "Mood of the week", "kind": "custom", "scale": "emotion5", "better": "higher" }] }"#,
    check: Check::Metric(check),
}

fn check(context: &mut Context<'_>, metric: &Metric, path: &Path<'_>) {
    let measured = metric.unit.is_some() || metric.scale.is_some();
    let (template, help) = match metric.kind {
        MetricKind::Custom if !measured => {
            ("metric `{metric}` has neither unit nor scale", "add `unit` or `scale`")
        }
        MetricKind::Custom if metric.better.is_none() => (
            "metric `{metric}` does not say which values are good",
            "add `better: higher` or `better: lower`",
        ),
        MetricKind::Csat | MetricKind::Ces if !measured => (
            "metric `{metric}` does not say on which scale it is asked",
            "add `scale` (likert5, ten …), or `unit: \"%\"`",
        ),
        _ => return,
    };
    context
        .finding(path, template)
        .called("metric", Some(&metric.name), &metric.id)
        .subject("metric", Some(metric.id.as_str()), Some(&metric.name))
        .help(help)
        .report();
}
