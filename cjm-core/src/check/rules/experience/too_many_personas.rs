//! `too-many-personas`

use crate::check::rule::{Check, rule};
use crate::check::sources::{NNG_101, PITFALLS};
use crate::check::{Context, Setting};
use crate::model::{Map, Path};

const MOST: Setting = Setting::count("most", 2.0, "the most personas of one map");

rule! {
    /// A map tells the journey of many personas at once. One point of view a map makes a clear
    /// story; two that meet (a user and a buyer) still can be followed. With `most: 1` the rule asks
    /// for one.
    "CJM410" "too-many-personas" Experience Hint,
    source: [NNG_101, PITFALLS],
    bad: r#"{ "cjm": "1.0", "personas": [{ "id": "a", "name": "Ann" }, { "id": "b", "name": "Bo" }, { "id": "c", "name": "Cy" }],
  "maps": [{ "id": "buy", "title": "Buying", "personas": ["a", "b", "c"] }] }"#,
    good: r#"{ "cjm": "1.0", "personas": [{ "id": "a", "name": "Ann" }, { "id": "b", "name": "Bo" }],
  "maps": [{ "id": "buy", "title": "Buying", "personas": ["a", "b"] }] }"#,
    check: Check::Map(check),
    settings: [MOST],
}

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    let most = context.setting(&MOST);
    if map.personas.len() as f64 > most {
        context
            .finding(
                &Path::Member(path, "personas"),
                "map `{map}` follows {personas} personas, more than {most}",
            )
            .called("map", Some(&map.title), &map.id)
            .with("personas", map.personas.len())
            .with("most", most)
            .subject("map", Some(map.id.as_str()), Some(&map.title))
            .help("draw a map for each point of view")
            .report();
    }
}
