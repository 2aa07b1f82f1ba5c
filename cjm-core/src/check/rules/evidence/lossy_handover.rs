//! `lossy-handover`

use super::seen::{CUSTOMERS, leaving, seen};
use crate::check::rule::{Check, rule};
use crate::check::sources::{MARKETING, PITFALLS};
use crate::check::{Context, Setting};
use crate::model::{Map, Path};

const SHARE: Setting = Setting::share("share", 0.2, "from which share of customers who leave on");

rule! {
    /// Event data show that many customers leave at a step from which the journey only goes on in another
    /// channel. Perhaps they don't find the way there, perhaps they start anew; perhaps they do come, under
    /// an id that nobody links.
    "CJM514" "lossy-handover" Evidence Info recommended,
    source: [MARKETING, PITFALLS],
    bad: r#"{ "cjm": "1.0", "evidence": [{ "id": "log", "kind": "analytics", "n": 200 }],
  "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "order", "steps": [
    { "id": "reserve", "channels": ["web"] }, { "id": "fetch", "channels": ["store"] }] }],
    "observed": { "evidence": "log", "customers": 200,
      "stepsObserved": [{ "step": "reserve", "events": 260, "customers": 200, "dropOff": 0.4 }] } }] }"#,
    good: r#"{ "cjm": "1.0", "evidence": [{ "id": "log", "kind": "analytics", "n": 200 }],
  "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "order", "steps": [
    { "id": "reserve", "channels": ["web"] }, { "id": "fetch", "channels": ["store"] }] }],
    "observed": { "evidence": "log", "customers": 200,
      "stepsObserved": [{ "step": "reserve", "events": 260, "customers": 200, "dropOff": 0.1 }] } }] }"#,
    check: Check::Map(check),
    settings: [SHARE, CUSTOMERS],
}

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    if map.observed.is_none() {
        return;
    }
    let (share, customers) = (context.setting(&SHARE), context.setting(&CUSTOMERS));
    let ways = map.ways();
    for seen in seen(map).filter(|seen| !seen.step.channels.is_empty()) {
        let Some(left) = leaving(&seen, share, customers) else { continue };
        let step = seen.step;
        let mut onward = ways.iter().filter(|way| way.from.step.id == step.id && way.to.step.id != step.id);
        let other = |channels: &[crate::model::Id]| {
            !channels.is_empty() && !channels.iter().any(|channel| step.channels.contains(channel))
        };
        let Some(first) = onward.next().filter(|way| other(&way.to.step.channels)) else { continue };
        if !onward.all(|way| other(&way.to.step.channels)) {
            continue;
        }
        let name = seen.stage.name_of(step);
        seen.at.visit(path, &mut |path| {
            context
                .finding(
                    path,
                    "{left} of {customers} customers leave at step `{step}`, from which the way to `{next}` changes the channel",
                )
                .with("left", left)
                .with("customers", seen.data.customers.0 as f64)
                .called("step", name, &step.id)
                .called("next", first.to.stage.name_of(first.to.step), &first.to.step.id)
                .subject("step", Some(step.id.as_str()), name)
                .help("carry customers over: a link, a code, an appointment; and link their ids when mining")
                .report();
        });
    }
}
