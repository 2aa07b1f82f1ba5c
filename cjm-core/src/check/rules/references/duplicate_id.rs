//! `duplicate-id`

use std::collections::HashMap;

use crate::check::places::Place;
use crate::check::rule::{Check, rule};
use crate::check::{Context, Scope};
use crate::model::{Document, Kind, Path, definitions};

rule! {
    /// Two things share an id. Ids are how a map points to things, how the current map meets the
    /// future one and how data find their column, so each may stand only once: once in the
    /// document for libraries and maps, once in a map for what it holds. The same id in *two maps*
    /// is right: it means the same thing, before and after.
    "CJM201" "duplicate-id" References Error recommended,
    source: ["the document format, ids"],
    bad: r#"{ "cjm": "1.0", "personas": [{ "id": "mara", "name": "Mara" }, { "id": "mara", "name": "Maria" }] }"#,
    good: r#"{ "cjm": "1.0", "personas": [{ "id": "mara", "name": "Mara" }, { "id": "maria", "name": "Maria" }] }"#,
    check: Check::Document(check),
}

fn check(context: &mut Context<'_>, document: &Document, _: &Path<'_>) {
    let ids = context.ids();
    if !ids.clash() {
        return;
    }
    // A thing in a map never takes the id of something in the document.
    let scopes = |map: Scope| [None, map];
    let mut first: HashMap<(Scope, &str), (Kind, Place)> = HashMap::new();
    definitions(document, &mut |definition| {
        let id = definition.id.as_str();
        let kind = definition.kind;
        let path = Path::Member(definition.path, "id");
        let clash = scopes(definition.map).into_iter().find_map(|map| first.get(&(map, id)));
        let Some((other, place)) = clash else {
            if ids.clashes(id) {
                first.insert((definition.map, id), (kind, context.place(&path)));
            }
            return;
        };
        context
            .finding(&path, "{kind} `{id}` has the id of a {other}")
            .with("kind", kind.as_str())
            .with("id", id)
            .with("other", other.as_str())
            .subject(kind.as_str(), Some(id), definition.name)
            .help("give one of them another id, and mend what points to it")
            .related(place.clone(), format!("the {other}"))
            .report();
    });
}
