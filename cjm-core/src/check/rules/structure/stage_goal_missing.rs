//! `stage-goal-missing`

use crate::check::Context;
use crate::check::gathered::{At, Gathered, Wording};
use crate::check::rule::{Check, rule};
use crate::check::sources::{COMPONENTS, NNG_101};
use crate::model::{Kind, Map, Path};

rule! {
    /// A stage is a part of the journey in which the customer wants one thing. Where that goal is
    /// not written down, a stage is only a box of our own process, and nobody can judge whether
    /// its steps help.
    "CJM308" "stage-goal-missing" Structure Warning recommended,
    source: [COMPONENTS, NNG_101],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "compare", "name": "Compare" }] }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying",
  "stages": [{ "id": "compare", "name": "Compare", "goal": "know whether it fits" }] }] }"#,
    check: Check::Map(check),
}

const WORDING: Wording = Wording {
    one: "stage `{name}` has no goal of the customer",
    many: "{count} of {total} stages have no goal of the customer: {names}",
    help: "add `goal`: what the customer wants to reach in the stage, in their words",
};

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    let mut gathered = Gathered::of(Kind::Stage);
    for (at, stage) in map.stages.iter().enumerate() {
        gathered.look(stage.goal.is_none(), At::Stage(at), &stage.id, stage.name.as_ref());
    }
    gathered.report(context, map, path, &WORDING);
}
