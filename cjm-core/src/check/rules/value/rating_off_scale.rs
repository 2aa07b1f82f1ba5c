//! `rating-off-scale`

use crate::check::Context;
use crate::check::rule::{Check, Rated, rule};
use crate::check::sources::FORMAT;
use crate::model::Path;

rule! {
    /// A value lies off its scale: an emotion of 5 on -2 to 2, a severity of 7 on 1 to 5. It has no
    /// meaning, and every number that rests on it would be wrong. Another scale is named with
    /// `scale`.
    "CJM805" "rating-off-scale" Value Error recommended,
    source: [FORMAT],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "order",
  "steps": [{ "id": "pay", "name": "Pay", "emotions": [5] }] }] }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "order",
  "steps": [{ "id": "pay", "name": "Pay", "emotions": [{ "value": 5, "scale": "likert5" }] }] }] }] }"#,
    check: Check::Rated(check),
}

fn check(context: &mut Context<'_>, rated: Rated<'_>, path: &Path<'_>) {
    let (Some(value), Some(scale), false) = (rated.measure.value, rated.scale, rated.counts_only) else {
        return;
    };
    if scale.min <= value && value <= scale.max {
        return;
    }
    context
        .finding(path, "the {what} {value} is not on the scale `{scale}`, {min} to {max}")
        .with("what", rated.what)
        .with("value", value)
        .with("scale", &scale.id)
        .with("min", scale.min)
        .with("max", scale.max)
        .help("correct the value, or name the scale it was given on: `{ value: {value}, scale: … }`")
        .report();
}
