//! `metric-without-n-or-date`

use crate::check::Context;
use crate::check::rule::{Check, rule};
use crate::check::sources::GOAL;
use crate::model::{Path, Reading};

rule! {
    /// A reading gives a number, but not of how many or when. Nobody can tell a trend from noise,
    /// nor this year's value from last year's. The sample may also stand in the evidence named.
    "CJM508" "metric-without-n-or-date" Evidence Info,
    source: [GOAL],
    bad: r#"{ "cjm": "1.0", "metrics": [{ "id": "nps", "name": "NPS", "kind": "nps" }],
  "maps": [{ "id": "buy", "title": "Buying", "metrics": [{ "metric": "nps", "value": 21 }] }] }"#,
    good: r#"{ "cjm": "1.0", "metrics": [{ "id": "nps", "name": "NPS", "kind": "nps" }],
  "maps": [{ "id": "buy", "title": "Buying", "metrics": [{ "metric": "nps", "value": 21, "n": 131, "period": "2026-Q3" }] }] }"#,
    check: Check::Reading(check),
}

fn check(context: &mut Context<'_>, reading: &Reading, path: &Path<'_>) {
    let measure = &reading.measure;
    if (measure.value.is_none() && measure.counts.is_empty()) || measure.assumed == Some(true) {
        return;
    }
    let document = context.document;
    let evidence = || measure.evidence.iter().filter_map(|id| document.evidence(id.as_str()));
    let counted = measure.answers().is_some() || evidence().any(|evidence| evidence.n.is_some());
    let dated = reading.period.is_some()
        || evidence().any(|evidence| evidence.from.is_some() || evidence.to.is_some());
    let template = match (counted, dated) {
        (true, true) => return,
        (false, true) => "the reading of `{metric}` does not say of how many",
        (true, false) => "the reading of `{metric}` does not say when it held",
        (false, false) => "the reading of `{metric}` says neither of how many nor when it held",
    };
    let name = document.metric(reading.metric.as_str()).map(|metric| &metric.name);
    context
        .finding(path, template)
        .called("metric", name, &reading.metric)
        .subject("metric", Some(reading.metric.as_str()), name)
        .help("add `n` and `period`, or `evidence` that has them")
        .report();
}
