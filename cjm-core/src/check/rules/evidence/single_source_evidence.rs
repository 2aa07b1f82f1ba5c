//! `single-source-evidence`

use super::used::each_map;
use crate::check::Context;
use crate::check::rule::{Check, rule};
use crate::check::sources::{GOAL, STEPS};
use crate::model::{Document, MapState, Path};

rule! {
    /// All evidence of a current map is of one class: only questions asked, only tickets, only
    /// page views. Each class is blind somewhere: surveys miss those who left, analytics miss the
    /// reasons. Two classes check each other.
    "CJM505" "single-source-evidence" Evidence Info,
    source: [GOAL, STEPS],
    bad: r#"{ "cjm": "1.0", "evidence": [{ "id": "poll", "kind": "survey", "title": "Poll", "n": 212 }],
  "maps": [{ "id": "buy", "title": "Buying", "evidence": ["poll"] }] }"#,
    good: r#"{ "cjm": "1.0", "evidence": [{ "id": "poll", "kind": "survey", "title": "Poll", "n": 212 },
    { "id": "calls", "kind": "supportCase", "title": "Calls", "n": 90 }],
  "maps": [{ "id": "buy", "title": "Buying", "evidence": ["poll", "calls"] }] }"#,
    check: Check::Document(check),
}

fn check(context: &mut Context<'_>, document: &Document, path: &Path<'_>) {
    if document.evidence.is_empty() {
        return;
    }
    each_map(context, document, path, |context, map, evidence, path| {
        let Some(class) = evidence.first().map(|first| first.kind.class()) else { return };
        if map.state == Some(MapState::Future) || evidence.iter().any(|other| other.kind.class() != class) {
            return;
        }
        context
            .finding(path, "all evidence of map `{map}` is of one class: {class}")
            .called("map", Some(&map.title), &map.id)
            .with("class", class.as_str())
            .subject("map", Some(map.id.as_str()), Some(&map.title))
            .help("add another class: what customers say unasked, what they do, what you saw yourself")
            .report();
    });
}
