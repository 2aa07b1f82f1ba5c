//! `scale-inconsistent`

use crate::check::Context;
use crate::check::rule::{Check, rule};
use crate::check::sources::FORMAT;
use crate::model::{Path, Scale};

rule! {
    /// A scale contradicts itself: it ends where it begins, its neutral point lies outside, its steps
    /// do not fit between the ends, or there are not as many labels as points. Nothing on it can be
    /// read.
    "CJM807" "scale-inconsistent" Value Error recommended,
    source: [FORMAT],
    bad: r#"{ "cjm": "1.0", "scales": [{ "id": "grades", "min": 6, "max": 1 }] }"#,
    good: r#"{ "cjm": "1.0", "scales": [{ "id": "grades", "min": 1, "max": 6, "reversed": true }] }"#,
    check: Check::Scale(check),
}

fn check(context: &mut Context<'_>, scale: &Scale, path: &Path<'_>) {
    let points = scale.points();
    let neutral_off = scale.neutral.is_some_and(|neutral| neutral < scale.min || neutral > scale.max);
    let (template, help) = if scale.min >= scale.max {
        (
            "scale `{scale}` goes from {min} to {max}",
            "let `min` be the lowest number; where low is good, say `reversed: true`",
        )
    } else if neutral_off {
        (
            "the neutral point of scale `{scale}` is not between {min} and {max}",
            "correct `neutral`, or leave it out",
        )
    } else if scale.step.is_some() && points.is_none() {
        ("the steps of scale `{scale}` do not fit between {min} and {max}", "correct `step`, or leave it out")
    } else if !scale.labels.is_empty() && points != Some(scale.labels.len()) {
        (
            "scale `{scale}` has {labels} labels, but not as many points",
            "give one label a point, lowest first",
        )
    } else {
        return;
    };
    context
        .finding(path, template)
        .with("scale", &scale.id)
        .with("min", scale.min)
        .with("max", scale.max)
        .with("labels", scale.labels.len())
        .subject("scale", Some(scale.id.as_str()), None)
        .help(help)
        .report();
}
