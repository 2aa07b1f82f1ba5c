//! `silo-map`

use std::collections::BTreeSet;

use crate::check::rule::{Check, rule};
use crate::check::sources::{COMPONENTS, CONSULTING, GOAL, STEPS as STEPS_ARTICLE};
use crate::check::{Context, Setting};
use crate::model::{Id, Map, Path};

const STEPS: Setting =
    Setting::count("steps", 4.0, "from how many steps on a map should show more than one department");

rule! {
    /// One department owns and does everything on a map of several steps. Customers cross
    /// departments; a map drawn by one shows only its part, and only it will act. Maps that name no
    /// department at all are not judged.
    "CJM605" "silo-map" Action Warning recommended,
    source: [CONSULTING, STEPS_ARTICLE, GOAL, COMPONENTS],
    bad: r#"{ "cjm": "1.0", "departments": [{ "id": "sales", "name": "Sales" }], "maps": [{ "id": "buy", "title": "Buying",
  "owner": "sales", "stages": [{ "id": "order", "steps": [{ "id": "a", "owner": "sales" }, { "id": "b" }, { "id": "c" }, { "id": "d" }] }] }] }"#,
    good: r#"{ "cjm": "1.0", "departments": [{ "id": "sales", "name": "Sales" }, { "id": "help", "name": "Support" }],
  "maps": [{ "id": "buy", "title": "Buying", "owner": "sales", "stages": [{ "id": "order",
    "steps": [{ "id": "a", "owner": "sales" }, { "id": "b" }, { "id": "c" }, { "id": "d", "owner": "help" }] }] }] }"#,
    check: Check::Map(check),
    settings: [STEPS],
}

fn departments(map: &Map) -> BTreeSet<&Id> {
    let mut found: BTreeSet<&Id> = map.owner.iter().collect();
    found.extend(map.opportunities.iter().filter_map(|it| it.owner.as_ref()));
    for (stage, step) in map.steps() {
        found.extend(stage.owner.iter().chain(&step.owner));
        found.extend(step.cells().filter_map(|(_, cell)| cell.department.as_ref()));
    }
    found
}

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    if (map.steps().count() as f64) < context.setting(&STEPS) {
        return;
    }
    let mut departments = departments(map).into_iter();
    let (Some(only), None) = (departments.next(), departments.next()) else { return };
    let name = context.document.department(only.as_str()).map(|it| &it.name);
    context
        .finding(path, "only `{department}` takes part in map `{map}`")
        .called("department", name, only)
        .called("map", Some(&map.title), &map.id)
        .subject("map", Some(map.id.as_str()), Some(&map.title))
        .help("bring sales, marketing, product and service together, and say who does what")
        .report();
}
