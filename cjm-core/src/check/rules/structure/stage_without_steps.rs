//! `stage-without-steps`

use crate::check::Context;
use crate::check::rule::{Check, rule};
use crate::check::sources::{GOAL, STEPS};
use crate::model::{Map, Path, Stage};

rule! {
    /// A stage has no step: nothing says what the customer does in it or where they meet you. Such
    /// a stage can be neither rated nor improved. A stage that is without contact on purpose says
    /// `noContact: true`.
    "CJM301" "stage-without-steps" Structure Warning recommended,
    source: [GOAL, STEPS],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying",
  "stages": [{ "id": "compare", "name": "Compare" }] }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying",
  "stages": [{ "id": "compare", "name": "Compare", "steps": [{ "id": "pricing", "name": "Find the price" }] }] }] }"#,
    check: Check::Stage(check),
}

fn check(context: &mut Context<'_>, _: &Map, stage: &Stage, path: &Path<'_>) {
    if stage.steps.is_empty() && stage.no_contact != Some(true) {
        context
            .finding(path, "stage `{stage}` has no steps")
            .called("stage", stage.name.as_ref(), &stage.id)
            .subject("stage", Some(stage.id.as_str()), stage.name.as_ref())
            .help("list what the customer does in it and where they meet you, or say `noContact: true`")
            .report();
    }
}
