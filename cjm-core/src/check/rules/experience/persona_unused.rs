//! `persona-unused`

use std::collections::HashSet;

use crate::check::Context;
use crate::check::rule::{Check, rule};
use crate::check::sources::SMAPLY;
use crate::model::{Document, Path};

rule! {
    /// A persona takes part in no map. Draw their journey, or take them out: a gallery of people
    /// whom nothing is done for misleads.
    "CJM413" "persona-unused" Experience Info recommended,
    source: [SMAPLY],
    bad: r#"{ "cjm": "1.0", "personas": [{ "id": "mara", "name": "Mara" }, { "id": "ravi", "name": "Ravi" }],
  "maps": [{ "id": "buy", "title": "Buying", "personas": ["mara"] }] }"#,
    good: r#"{ "cjm": "1.0", "personas": [{ "id": "mara", "name": "Mara" }, { "id": "ravi", "name": "Ravi" }],
  "maps": [{ "id": "buy", "title": "Buying", "personas": ["mara", "ravi"] }] }"#,
    check: Check::Document(check),
}

fn check(context: &mut Context<'_>, document: &Document, path: &Path<'_>) {
    // Where no map says who travels, `persona-missing` says so.
    if document.maps.iter().all(|map| map.personas.is_empty()) {
        return;
    }
    let named = document
        .maps
        .iter()
        .flat_map(|map| map.personas.iter().chain(map.steps().flat_map(|(_, step)| &step.personas)));
    let used: HashSet<&str> = named.map(|id| id.as_str()).collect();
    path.each("personas", &document.personas, |path, persona| {
        if !used.contains(persona.id.as_str()) {
            context
                .finding(path, "persona `{persona}` takes part in no map")
                .called("persona", Some(&persona.name), &persona.id)
                .subject("persona", Some(persona.id.as_str()), Some(&persona.name))
                .help("name it in the `personas` of a map, or take it out")
                .report();
        }
    });
}
