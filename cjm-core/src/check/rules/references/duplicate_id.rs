//! `duplicate-id`

use std::collections::HashMap;

use crate::check::Context;
use crate::check::context::Place;
use crate::check::rule::{Check, rule};
use crate::model::{Document, Kind, Path, definitions};

rule! {
    /// Two things share an id. Ids are how a map points to things, how the current map meets the
    /// future one and how data find their column, so each may stand only once: once in the
    /// document for libraries and maps, once in a map for what it holds. The same id in *two maps*
    /// is right: it means the same thing, before and after.
    "CJM201" "duplicate-id" References Error recommended,
    source: "the document format, ids",
    bad: r#"{ "cjm": "1.0", "personas": [{ "id": "mara", "name": "Mara" }, { "id": "mara", "name": "Maria" }] }"#,
    good: r#"{ "cjm": "1.0", "personas": [{ "id": "mara", "name": "Mara" }, { "id": "maria", "name": "Maria" }] }"#,
    check: Check::Document(check),
}

fn check(context: &mut Context<'_>, document: &Document, _: &Path<'_>) {
    // The map's index, or nothing for the document's scope.
    let mut first: HashMap<(Option<usize>, &str), (Kind, Place)> = HashMap::new();
    definitions(document, &mut |definition| {
        let id = definition.id.as_str();
        let kind = definition.kind;
        // A thing in a map never takes the id of something in the document.
        let clash = first.get(&(None, id)).or_else(|| first.get(&(definition.map, id))).cloned();
        let path = Path::Member(definition.path, "id");
        match clash {
            Some((other, place)) => context
                .finding(&path, format!("{kind} `{id}` has the id of a {other}"))
                .subject(kind.as_str(), Some(id), definition.name)
                .help("give one of them another id, and mend what points to it")
                .related(place, format!("the {other}"))
                .report(),
            None => {
                first.insert((definition.map, id), (kind, context.place(&path)));
            }
        }
    });
}
