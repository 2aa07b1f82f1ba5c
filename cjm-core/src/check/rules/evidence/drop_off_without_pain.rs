//! `drop-off-without-pain`

use super::seen::{CUSTOMERS, leaving, seen};
use crate::check::rule::{Check, rule};
use crate::check::sources::{GOAL, STEPS};
use crate::check::{Context, Setting};
use crate::model::{Map, Path};

const SHARE: Setting = Setting::share("share", 0.2, "from which share of customers who leave on");

rule! {
    /// Event data show that many customers leave at a step, and the map knows no pain there. Data tell
    /// where customers are lost, not why: ask, watch, and write down what hurts.
    "CJM511" "drop-off-without-pain" Evidence Info recommended,
    source: [GOAL, STEPS],
    bad: r#"{ "cjm": "1.0", "evidence": [{ "id": "log", "kind": "analytics", "n": 200 }],
  "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "order", "steps": [{ "id": "cart" }, { "id": "pay" }] }],
    "observed": { "evidence": "log", "customers": 200,
      "stepsObserved": [{ "step": "cart", "events": 260, "customers": 200, "dropOff": 0.4 }] } }] }"#,
    good: r#"{ "cjm": "1.0", "evidence": [{ "id": "log", "kind": "analytics", "n": 200 }],
  "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "order", "steps": [
    { "id": "cart", "pains": [{ "id": "fee", "text": "a fee appears" }] }, { "id": "pay" }] }],
    "observed": { "evidence": "log", "customers": 200,
      "stepsObserved": [{ "step": "cart", "events": 260, "customers": 200, "dropOff": 0.4 }] } }] }"#,
    check: Check::Map(check),
    settings: [SHARE, CUSTOMERS],
}

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    let (share, customers) = (context.setting(&SHARE), context.setting(&CUSTOMERS));
    for seen in seen(map).filter(|seen| seen.step.pains.is_empty()) {
        let Some(left) = leaving(&seen, share, customers) else { continue };
        let (step, name) = (seen.step, seen.stage.name_of(seen.step));
        seen.at.visit(path, &mut |path| {
            context
                .finding(
                    path,
                    "{left} of {customers} customers leave at step `{step}`, and no pain tells why",
                )
                .with("left", left)
                .with("customers", seen.data.customers.0 as f64)
                .called("step", name, &step.id)
                .subject("step", Some(step.id.as_str()), name)
                .help(
                    "find out what hurts and add it to `pains`; where the journey may end, say `exit: true`",
                )
                .report();
        });
    }
}
