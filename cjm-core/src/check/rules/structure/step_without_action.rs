//! `step-without-action`

use crate::check::Context;
use crate::check::gathered::{Gathered, Wording, steps};
use crate::check::rule::{Check, rule};
use crate::check::sources::{COMPONENTS, STEPS};
use crate::model::{Kind, Map, Path, StepKind};

rule! {
    /// A step does not say what the customer does. A map tells the customer's story; a column
    /// without a deed is usually a page, a system or a department. Not asked of waiting, nor of
    /// columns without the customer, which say what your side does instead.
    "CJM325" "step-without-action" Structure Warning recommended,
    source: [COMPONENTS, STEPS],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying",
  "stages": [{ "id": "order", "steps": [{ "id": "pay", "name": "Checkout" }] }] }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying",
  "stages": [{ "id": "order", "steps": [{ "id": "pay", "name": "Checkout", "actions": ["pays by card"] }] }] }] }"#,
    check: Check::Map(check),
}

const WORDING: Wording = Wording {
    one: "step `{name}` does not say what the customer does",
    many: "{count} of {total} steps do not say what the customer does: {names}",
    help: "add `actions`, or what your side does (`backstage` …) where no customer takes part",
};

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    let mut gathered = Gathered::of(Kind::Step);
    for (at, stage, step) in steps(map) {
        let lacks =
            step.actions.is_empty() && step.kind != Some(StepKind::Wait) && step.cells().next().is_none();
        gathered.look(lacks, at, &step.id, stage.name_of(step));
    }
    gathered.report(context, map, path, &WORDING);
}
