//! `trigger-missing`

use crate::check::Context;
use crate::check::rule::{Check, rule};
use crate::check::sources::CONSULTING;
use crate::model::{Map, MapKind, Path};

rule! {
    /// A journey begins with an event that sets the customer going: a problem to solve, a contract
    /// that ends. Without it (and without a `scenario` that tells the situation) readers cannot
    /// tell which customers the map holds for.
    "CJM305" "trigger-missing" Structure Warning recommended,
    source: [CONSULTING],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying" }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying",
  "trigger": { "text": "the contract with the old vendor ends", "kind": "contractRenewal" } }] }"#,
    check: Check::Map(check),
}

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    if map.trigger.is_none() && map.scenario.is_none() && map.kind != Some(MapKind::DayInTheLife) {
        context
            .finding(path, "map `{map}` does not say what sets the customer going")
            .called("map", Some(&map.title), &map.id)
            .subject("map", Some(map.id.as_str()), Some(&map.title))
            .help("add `trigger: { text: … }`: the problem or event with which the journey begins")
            .report();
    }
}
