//! `unused-step`

use super::seen::{CUSTOMERS, seen};
use crate::check::gathered::{Gathered, Wording};
use crate::check::rule::{Check, rule};
use crate::check::sources::{CONSULTING, PITFALLS};
use crate::check::{Context, Setting};
use crate::model::{Kind, Map, Path};

const SHARE: Setting = Setting::share("share", 0.01, "up to which share of customers on");

rule! {
    /// Event data show that hardly anybody comes by at a step. It is drawn, but not lived: a wish, a
    /// way that nobody finds, or events that are recorded under another name.
    "CJM513" "unused-step" Evidence Info recommended,
    source: [CONSULTING, PITFALLS],
    bad: r#"{ "cjm": "1.0", "evidence": [{ "id": "log", "kind": "analytics", "n": 200 }],
  "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "order", "steps": [
    { "id": "advice", "match": [{ "event": "advice_view" }] }, { "id": "cart" }] }],
    "observed": { "evidence": "log", "customers": 200, "stepsObserved": [
      { "step": "advice", "events": 0, "customers": 0 }, { "step": "cart", "events": 260, "customers": 200 }] } }] }"#,
    good: r#"{ "cjm": "1.0", "evidence": [{ "id": "log", "kind": "analytics", "n": 200 }],
  "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "order", "steps": [{ "id": "cart" }] }],
    "observed": { "evidence": "log", "customers": 200, "stepsObserved": [
      { "step": "cart", "events": 260, "customers": 200 }] } }] }"#,
    check: Check::Map(check),
    settings: [SHARE, CUSTOMERS],
}

const WORDING: Wording = Wording {
    one: "hardly any customer comes by at step `{name}`",
    many: "hardly any customer comes by at {count} of {total} steps: {names}",
    help: "look whether its events are recorded and named in `match`; else take it out, or ask why nobody goes there",
};

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    let Some(observed) = &map.observed else { return };
    let all = observed.customers.0 as f64;
    if all < context.setting(&CUSTOMERS) {
        return;
    }
    let most = context.setting(&SHARE) * all;
    let mut gathered = Gathered::of(Kind::Step);
    for seen in seen(map) {
        let lacks = seen.data.customers.0 as f64 <= most;
        gathered.look(lacks, seen.at, &seen.step.id, seen.stage.name_of(seen.step));
    }
    gathered.report(context, map, path, &WORDING);
}
