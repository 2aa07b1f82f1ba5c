//! `future-worse`

use crate::check::gathered::{Gathered, Wording, steps};
use crate::check::rule::{Check, rule};
use crate::check::rules::experience::feelings::mean;
use crate::check::sources::GOAL;
use crate::check::{Context, Setting};
use crate::model::{Kind, Map, Path};

const DROP: Setting = Setting::share("drop", 0.05, "how much worse counts, as a share of the scale");

rule! {
    /// A step of the future map feels worse than it does today. It may be the price of something
    /// better; then say so. Often it is a slip.
    "CJM706" "future-worse" Living Info,
    source: [GOAL],
    bad: r#"{ "cjm": "1.0", "maps": [
  { "id": "buy", "title": "Buying", "stages": [{ "id": "s", "steps": [{ "id": "pay", "name": "Pay", "emotions": [1] }] }] },
  { "id": "next", "title": "Next", "state": "future", "futureOf": "buy",
    "stages": [{ "id": "s", "steps": [{ "id": "pay", "name": "Pay", "emotions": [-1] }] }] }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [
  { "id": "buy", "title": "Buying", "stages": [{ "id": "s", "steps": [{ "id": "pay", "name": "Pay", "emotions": [1] }] }] },
  { "id": "next", "title": "Next", "state": "future", "futureOf": "buy",
    "stages": [{ "id": "s", "steps": [{ "id": "pay", "name": "Pay", "emotions": [1.5] }] }] }] }"#,
    check: Check::Map(check),
    settings: [DROP],
}

const WORDING: Wording = Wording {
    one: "step `{name}` feels worse in the future map than it does today",
    many: "{count} of {total} steps feel worse in the future map than they do today: {names}",
    help: "check the values; if it is meant, say what customers get for it",
};

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    let document = context.document;
    let Some(current) = map.future_of.as_ref().and_then(|id| document.map(id.as_str())) else { return };
    let drop = context.setting(&DROP);
    let mut gathered = Gathered::of(Kind::Step);
    for (at, stage, step) in steps(map) {
        let before = || mean(document, current.step(step.id.as_str())?.1);
        let worse =
            mean(document, step).is_some_and(|now| before().is_some_and(|before| before - now > drop));
        gathered.look(worse, at, &step.id, stage.name_of(step));
    }
    gathered.report(context, map, path, &WORDING);
}
