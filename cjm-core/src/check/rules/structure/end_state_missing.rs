//! `end-state-missing`

use crate::check::Context;
use crate::check::rule::{Check, rule};
use crate::check::sources::GOAL;
use crate::model::{Map, MapKind, Path};

rule! {
    /// No step says that the journey may end there. How does it end: with a loyal customer, a
    /// renewal, somebody who left? Without an end, conversion and drop-off cannot be told apart.
    "CJM311" "end-state-missing" Structure Info,
    source: [GOAL],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying",
  "stages": [{ "id": "order", "steps": [{ "id": "pay", "name": "Pay" }] }] }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying",
  "stages": [{ "id": "order", "steps": [{ "id": "pay", "name": "Pay", "exit": true }] }] }] }"#,
    check: Check::Map(check),
}

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    let mut steps = map.steps().peekable();
    if map.kind == Some(MapKind::DayInTheLife) || steps.peek().is_none() {
        return;
    }
    if !steps.any(|(_, step)| step.exit == Some(true)) {
        context
            .finding(path, "map `{map}` does not say where the journey ends")
            .called("map", Some(&map.title), &map.id)
            .subject("map", Some(map.id.as_str()), Some(&map.title))
            .help("mark the steps at which it may end with `exit: true`")
            .report();
    }
}
