//! `stage-count-unusual`

use crate::check::rule::{Check, rule};
use crate::check::sources::{GOAL, SMAPLY};
use crate::check::{Context, Setting};
use crate::model::{Map, MapKind, MapScope, Path};

const MIN: Setting = Setting::count("min", 3.0, "the fewest stages of a whole journey");
const MAX: Setting = Setting::count("max", 12.0, "the most stages of a map");

rule! {
    /// A journey from end to end has hardly fewer than three stages, and nobody keeps more than a
    /// dozen in mind. Few stages usually hide the time before or after the purchase; many are
    /// several maps in one. Maps of a part of the journey (`scope: partial`) may have few.
    "CJM302" "stage-count-unusual" Structure Hint recommended,
    source: [GOAL, SMAPLY],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "buy-it", "name": "Buy" }] }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "scope": "partial",
  "stages": [{ "id": "buy-it", "name": "Buy" }] }] }"#,
    check: Check::Map(check),
    settings: [MIN, MAX],
}

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    let stages = map.stages.len();
    let whole = map.scope != Some(MapScope::Partial) && map.kind != Some(MapKind::DayInTheLife);
    let (min, max) = (context.setting(&MIN), context.setting(&MAX));
    let (template, bound, help) = if whole && (stages as f64) < min {
        let template = match stages {
            0 => "map `{map}` has no stages",
            1 => "map `{map}` has one stage, fewer than {bound}",
            _ => "map `{map}` has {stages} stages, fewer than {bound}",
        };
        (template, min, "add what comes before and after, or say `scope: partial`")
    } else if stages as f64 > max {
        let template = "map `{map}` has {stages} stages, more than {bound}";
        (template, max, "make steps of some of them, or draw two maps")
    } else {
        return;
    };
    context
        .finding(path, template)
        .called("map", Some(&map.title), &map.id)
        .with("stages", stages)
        .with("bound", bound)
        .subject("map", Some(map.id.as_str()), Some(&map.title))
        .help(help)
        .report();
}
