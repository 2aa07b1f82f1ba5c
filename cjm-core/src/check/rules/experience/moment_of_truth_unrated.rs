//! `moment-of-truth-unrated`

use crate::check::Context;
use crate::check::rule::{Check, rule};
use crate::check::sources::{GOAL, KALBACH};
use crate::model::{Map, Path, Stage, Step};

rule! {
    /// A step is marked as a moment of truth, but nothing says how well it goes: no emotion with a
    /// value, no metric. What decides most should be known best.
    "CJM407" "moment-of-truth-unrated" Experience Warning recommended,
    source: [KALBACH, GOAL],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "order",
  "steps": [{ "id": "pay", "name": "Pay", "momentOfTruth": true }] }] }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "order",
  "steps": [{ "id": "pay", "name": "Pay", "momentOfTruth": true, "emotions": [-0.5] }] }] }] }"#,
    check: Check::Step(check),
}

fn check(context: &mut Context<'_>, _: &Map, stage: &Stage, step: &Step, path: &Path<'_>) {
    let rated = || {
        let valued = |emotion: &crate::model::Emotion| {
            emotion.measure.value.is_some() || !emotion.measure.counts.is_empty()
        };
        step.emotions.iter().any(valued) || !step.metrics.is_empty()
    };
    if step.moment_of_truth.is_some() && !rated() {
        context
            .finding(path, "step `{step}` is a moment of truth, but has neither a rated emotion nor a metric")
            .called("step", stage.name_of(step), &step.id)
            .subject("step", Some(step.id.as_str()), stage.name_of(step))
            .help("add how customers feel there, or a metric; `metrics: [{ metric: … }]` says that it is to be measured")
            .report();
    }
}
