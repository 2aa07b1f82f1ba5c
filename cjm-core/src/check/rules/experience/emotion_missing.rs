//! `emotion-missing`

use crate::check::Context;
use crate::check::gathered::{Gathered, Wording, steps};
use crate::check::rule::{Check, rule};
use crate::check::sources::{COMPONENTS, GOAL, SMAPLY};
use crate::model::{Kind, Map, Path};

rule! {
    /// A step does not say how the customer feels. Without feelings a map is a process chart: the
    /// curve has holes, and what hurts most cannot be found. A guess is welcome where it says so
    /// (`assumed: true`). Not asked of stages without contact, nor of columns without the customer.
    "CJM401" "emotion-missing" Experience Warning recommended,
    source: [GOAL, COMPONENTS, SMAPLY],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying",
  "stages": [{ "id": "order", "steps": [{ "id": "pay", "name": "Pay", "actions": ["pays"] }] }] }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "order",
  "steps": [{ "id": "pay", "name": "Pay", "actions": ["pays"], "emotions": [{ "value": -1, "assumed": true }] }] }] }] }"#,
    check: Check::Map(check),
}

const WORDING: Wording = Wording {
    one: "step `{name}` does not say how the customer feels",
    many: "{count} of {total} steps do not say how the customer feels: {names}",
    help: "add `emotions`, from -2 (very bad) to 2 (very good); a guess says `assumed: true`",
};

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    let mut gathered = Gathered::of(Kind::Step);
    for (at, stage, step) in steps(map) {
        let exempt =
            stage.no_contact == Some(true) || (step.actions.is_empty() && step.cells().next().is_some());
        gathered.look(step.emotions.is_empty() && !exempt, at, &step.id, stage.name_of(step));
    }
    gathered.report(context, map, path, &WORDING);
}
