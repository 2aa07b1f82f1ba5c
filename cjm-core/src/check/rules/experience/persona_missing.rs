//! `persona-missing`

use crate::check::Context;
use crate::check::rule::{Check, rule};
use crate::check::sources::{GOAL, SMAPLY};
use crate::model::{Map, Path};

rule! {
    /// A map names no persona. Nobody in particular travels, so every statement of the map holds
    /// for everybody and for nobody; value gaps, which are reckoned by persona, cannot be computed.
    "CJM409" "persona-missing" Experience Warning recommended,
    source: [SMAPLY, GOAL],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying" }] }"#,
    good: r#"{ "cjm": "1.0", "personas": [{ "id": "mara", "name": "Mara" }],
  "maps": [{ "id": "buy", "title": "Buying", "personas": ["mara"] }] }"#,
    check: Check::Map(check),
}

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    if map.personas.is_empty() {
        context
            .finding(path, "map `{map}` does not say who is travelling")
            .called("map", Some(&map.title), &map.id)
            .subject("map", Some(map.id.as_str()), Some(&map.title))
            .help("add a persona to the document and name it in the map's `personas`")
            .report();
    }
}
