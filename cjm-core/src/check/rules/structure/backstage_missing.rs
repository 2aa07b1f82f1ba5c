//! `backstage-missing`

use crate::check::Context;
use crate::check::gathered::{Gathered, Wording, steps};
use crate::check::rule::{Check, rule};
use crate::check::sources::{GOAL, SERVICE_DESIGN};
use crate::model::{Kind, Map, MapKind, Path};

rule! {
    /// A service blueprint shows what happens behind each step; here a step has nothing behind it.
    /// Only asked of maps of kind `serviceBlueprint`.
    "CJM324" "backstage-missing" Structure Info recommended,
    source: [GOAL, SERVICE_DESIGN],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "serve", "title": "Serving", "kind": "serviceBlueprint",
  "stages": [{ "id": "eat", "steps": [{ "id": "order", "name": "Order" }] }] }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [{ "id": "serve", "title": "Serving", "kind": "serviceBlueprint",
  "stages": [{ "id": "eat", "steps": [{ "id": "order", "name": "Order", "backstage": ["the kitchen cooks"] }] }] }] }"#,
    check: Check::Map(check),
}

const WORDING: Wording = Wording {
    one: "step `{name}` of a service blueprint has nothing behind it",
    many: "{count} of {total} steps of this service blueprint have nothing behind them: {names}",
    help: "add `frontstage`, `backstage` or `supportProcesses`: what your side does so that the step works",
};

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    if map.kind != Some(MapKind::ServiceBlueprint) {
        return;
    }
    let mut gathered = Gathered::of(Kind::Step);
    for (at, stage, step) in steps(map) {
        gathered.look(step.cells().next().is_none(), at, &step.id, stage.name_of(step));
    }
    gathered.report(context, map, path, &WORDING);
}
