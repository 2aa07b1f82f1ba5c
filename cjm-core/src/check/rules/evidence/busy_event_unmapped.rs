//! `busy-event-unmapped`

use crate::check::rule::{Check, rule};
use crate::check::sources::{GOAL, PITFALLS};
use crate::check::{Context, Setting};
use crate::model::{Map, Path};

const SHARE: Setting = Setting::share("share", 0.05, "from which share of all events on");

rule! {
    /// Customers do something often that is on no step of the map. Either it belongs to a step, then
    /// `match` should say so, or there is a path that the map does not know.
    "CJM512" "busy-event-unmapped" Evidence Info recommended,
    source: [GOAL, PITFALLS],
    bad: r#"{ "cjm": "1.0", "evidence": [{ "id": "log", "kind": "analytics", "n": 200 }],
  "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "order", "steps": [{ "id": "cart" }] }],
    "observed": { "evidence": "log", "customers": 200, "unmapped": { "compare_view": 90 },
      "stepsObserved": [{ "step": "cart", "events": 260, "customers": 200 }] } }] }"#,
    good: r#"{ "cjm": "1.0", "evidence": [{ "id": "log", "kind": "analytics", "n": 200 }],
  "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "order", "steps": [
    { "id": "compare", "match": [{ "event": "compare_view" }] }, { "id": "cart" }] }],
    "observed": { "evidence": "log", "customers": 200, "stepsObserved": [
      { "step": "compare", "events": 90, "customers": 80 }, { "step": "cart", "events": 260, "customers": 200 }] } }] }"#,
    check: Check::Map(check),
    settings: [SHARE],
}

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    let Some(observed) = &map.observed else { return };
    let share = context.setting(&SHARE);
    let on_steps: f64 = observed.steps_observed.iter().map(|step| step.events.0 as f64).sum();
    let all: f64 = on_steps + observed.unmapped.values().map(|count| count.0 as f64).sum::<f64>();
    let path = &Path::Member(path, "observed");
    let path = &Path::Member(path, "unmapped");
    for (name, count) in observed.unmapped.iter().filter(|(_, count)| count.0 as f64 >= share * all) {
        if count.0 == 0 {
            continue;
        }
        context
            .finding(&Path::Member(path, name), "{count} of {all} events are `{event}`, which is on no step")
            .with("count", count.0 as f64)
            .with("all", all)
            .with("event", name.as_str())
            .subject("map", Some(map.id.as_str()), Some(&map.title))
            .help("add it to the `match` of a step, or draw the step that is missing")
            .report();
    }
}
