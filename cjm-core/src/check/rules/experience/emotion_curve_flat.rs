//! `emotion-curve-flat`

use super::feelings::mean;
use crate::check::rule::{Check, rule};
use crate::check::sources::{SERVICE_DESIGN, SMAPLY};
use crate::check::{Context, Setting};
use crate::model::{Map, Path};

const SPREAD: Setting =
    Setting::share("spread", 0.1, "the least distance of best and worst step, as a share of the scale");
const STEPS: Setting = Setting::count("steps", 5.0, "how many steps with a value make a curve");

rule! {
    /// The customer feels nearly the same from first to last step. Real journeys have highs and
    /// lows; a flat curve mostly means that nobody asked, or that everybody wrote the middle.
    "CJM402" "emotion-curve-flat" Experience Info recommended,
    source: [SMAPLY, SERVICE_DESIGN],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "order", "steps": [
  { "id": "a", "name": "A", "emotions": [0] }, { "id": "b", "name": "B", "emotions": [0] },
  { "id": "c", "name": "C", "emotions": [0.1] }, { "id": "d", "name": "D", "emotions": [0] },
  { "id": "e", "name": "E", "emotions": [0] }] }] }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "order", "steps": [
  { "id": "a", "name": "A", "emotions": [0] }, { "id": "b", "name": "B", "emotions": [1] },
  { "id": "c", "name": "C", "emotions": [-1.5] }, { "id": "d", "name": "D", "emotions": [0] },
  { "id": "e", "name": "E", "emotions": [0.5] }] }] }] }"#,
    check: Check::Map(check),
    settings: [SPREAD, STEPS],
}

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    let (mut least, mut most, mut count) = (f64::INFINITY, f64::NEG_INFINITY, 0_usize);
    for value in map.steps().filter_map(|(_, step)| mean(context.document, step)) {
        least = least.min(value);
        most = most.max(value);
        count += 1;
    }
    if (count as f64) < context.setting(&STEPS).max(1.0) || most - least >= context.setting(&SPREAD) {
        return;
    }
    context
        .finding(path, "the {count} steps of map `{map}` all feel nearly the same")
        .called("map", Some(&map.title), &map.id)
        .with("count", count)
        .with("spread", most - least)
        .subject("map", Some(map.id.as_str()), Some(&map.title))
        .help("ask customers where they were glad and where they nearly gave up")
        .report();
}
