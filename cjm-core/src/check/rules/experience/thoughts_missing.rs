//! `thoughts-missing`

use crate::check::Context;
use crate::check::gathered::{At, Gathered, Wording};
use crate::check::rule::{Check, rule};
use crate::check::sources::{GOAL, NNG_101};
use crate::model::{Kind, Map, MapState, Path, Step};

rule! {
    /// In a whole stage nobody thinks or says anything. What customers do, think and feel belongs
    /// together; their own words persuade where numbers do not. Not asked of future maps.
    "CJM405" "thoughts-missing" Experience Hint,
    source: [GOAL, NNG_101],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "order", "name": "Order",
  "steps": [{ "id": "pay", "name": "Pay", "actions": ["pays"] }] }] }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "order", "name": "Order",
  "steps": [{ "id": "pay", "name": "Pay", "actions": ["pays"], "thoughts": ["is this page safe?"] }] }] }] }"#,
    check: Check::Map(check),
}

const WORDING: Wording = Wording {
    one: "nobody thinks or says anything in stage `{name}`",
    many: "nobody thinks or says anything in {count} of {total} stages: {names}",
    help: "add `thoughts`, or `quote` to an emotion, in the customer's own words",
};

fn speaks(step: &Step) -> bool {
    !step.thoughts.is_empty() || step.emotions.iter().any(|emotion| emotion.quote.is_some())
}

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    if map.state == Some(MapState::Future) {
        return;
    }
    let mut gathered = Gathered::of(Kind::Stage);
    for (at, stage) in map.stages.iter().enumerate() {
        let lacks = !stage.steps.is_empty() && !stage.steps.iter().any(speaks);
        gathered.look(lacks, At::Stage(at), &stage.id, stage.name.as_ref());
    }
    gathered.report(context, map, path, &WORDING);
}
