//! `no-moment-of-truth`

use crate::check::rule::{Check, rule};
use crate::check::sources::KALBACH;
use crate::check::{Context, Setting};
use crate::model::{Map, Path};

const STEPS: Setting = Setting::count("steps", 8.0, "from how many steps on a map should mark one");

rule! {
    /// A long map marks no step as a moment of truth. A few moments decide whether customers stay;
    /// where all steps look alike, effort is spread evenly over them.
    "CJM406" "no-moment-of-truth" Experience Info recommended,
    source: [KALBACH, "Jan Carlzon, Moments of Truth, 1987"],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "order", "steps": [
  { "id": "a" }, { "id": "b" }, { "id": "c" }, { "id": "d" }, { "id": "e" }, { "id": "f" }, { "id": "g" }, { "id": "h" }] }] }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "order", "steps": [
  { "id": "a" }, { "id": "b" }, { "id": "c", "momentOfTruth": "a late parcel is never forgiven" }, { "id": "d" },
  { "id": "e" }, { "id": "f" }, { "id": "g" }, { "id": "h" }] }] }] }"#,
    check: Check::Map(check),
    settings: [STEPS],
}

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    let steps = map.steps().count();
    let few = (steps as f64) < context.setting(&STEPS).max(1.0);
    if few || map.steps().any(|(_, step)| step.moment_of_truth.is_some()) {
        return;
    }
    context
        .finding(path, "none of the {steps} steps of map `{map}` is a moment of truth")
        .called("map", Some(&map.title), &map.id)
        .with("steps", steps)
        .subject("map", Some(map.id.as_str()), Some(&map.title))
        .help("mark the steps that decide whether customers stay with `momentOfTruth`, best with the reason")
        .report();
}
