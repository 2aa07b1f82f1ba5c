//! `stale-map`

use super::cadence::days_after;
use crate::check::Context;
use crate::check::rule::{Check, rule};
use crate::check::sources::{COMPONENTS, CONSULTING, GOAL, STEPS};
use crate::model::{Map, Path};

rule! {
    /// A map was not reviewed when it should have been: the last review is longer ago than its own
    /// cadence. Maps that are not kept up become irrelevant; those looked at often have more
    /// effect. Needs to know what day it is (`today`).
    "CJM701" "stale-map" Living Warning recommended,
    source: [CONSULTING, GOAL, STEPS, COMPONENTS],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "review": { "cadence": "P3M", "last": "2026-01-14" } }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "review": { "cadence": "P3M", "last": "2026-10-14" } }] }"#,
    check: Check::Map(check),
}

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    let Some((today, review)) = context.today.zip(map.review.as_ref()) else { return };
    let Some(last) = &review.last else { return };
    let Some(late) = days_after(&last.0, &review.cadence.0, today).filter(|&late| late > 0) else { return };
    context
        .finding(&Path::Member(path, "review"), "map `{map}` should have been reviewed {late} days ago")
        .called("map", Some(&map.title), &map.id)
        .with("late", late as f64)
        .with("last", last.0.as_str())
        .subject("map", Some(map.id.as_str()), Some(&map.title))
        .help("review it and set `review.last`, or choose a longer cadence")
        .report();
}
