//! `state-undeclared`

use crate::check::Context;
use crate::check::fix::{Change, Safety};
use crate::check::rule::{Check, rule};
use crate::check::sources::{ASPECTS, GOAL, NNG_DECISIONS};
use crate::model::{Any, Map, Path};

rule! {
    /// A map does not say whether it shows what is or what shall be. Readers will take wishes for
    /// facts, and the map cannot be compared with another.
    "CJM703" "state-undeclared" Living Warning recommended,
    source: [GOAL, NNG_DECISIONS, ASPECTS],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying" }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "state": "current" }] }"#,
    check: Check::Map(check),
}

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    if map.state.is_none() {
        let (safety, state) = match map.future_of {
            Some(_) => (Safety::Safe, "future"),
            None => (Safety::Unsafe, "current"),
        };
        let change = Change::Add("state", Any::String(state.to_owned()));
        context
            .finding(path, "map `{map}` does not say whether it shows today or the future")
            .called("map", Some(&map.title), &map.id)
            .subject("map", Some(map.id.as_str()), Some(&map.title))
            .fix(safety, format!("declare it {state}"), change)
            .help("add `state: current` or `state: future`")
            .report();
    }
}
