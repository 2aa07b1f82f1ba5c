//! `map-goal-missing`

use crate::check::Context;
use crate::check::rule::{Check, rule};
use crate::check::sources::{GOAL, PITFALLS};
use crate::model::{Map, Path};

rule! {
    /// A map does not say what it is for. Which decision shall it help with? Without a purpose a
    /// map grows in every direction and ends on a wall.
    "CJM607" "map-goal-missing" Action Warning recommended,
    source: [GOAL, PITFALLS],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying" }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "purpose": "choose the three fixes to pay for in spring" }] }"#,
    check: Check::Map(check),
}

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    if map.purpose.is_none() {
        context
            .finding(path, "map `{map}` does not say which decision it serves")
            .called("map", Some(&map.title), &map.id)
            .subject("map", Some(map.id.as_str()), Some(&map.title))
            .help("add `purpose`")
            .report();
    }
}
