//! `duplicate-id`

use std::collections::HashMap;

use crate::check::Context;
use crate::check::places::Place;
use crate::check::rule::{Check, rule};
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
    // The map's index, or nothing for the document's scope.
    let mut first: HashMap<(Option<usize>, &str), Kind> = HashMap::new();
    definitions(document, &mut |definition| {
        let id = definition.id.as_str();
        let kind = definition.kind;
        // A thing in a map never takes the id of something in the document.
        let clash = [None, definition.map].into_iter().find_map(|map| Some((map, *first.get(&(map, id))?)));
        let Some((map, other)) = clash else {
            first.insert((definition.map, id), kind);
            return;
        };
        let path = Path::Member(definition.path, "id");
        let place = first_of(context, document, map, id);
        let finding = context
            .finding(&path, "{kind} `{id}` has the id of a {other}")
            .with("kind", kind.as_str())
            .with("id", id)
            .with("other", other.as_str())
            .subject(kind.as_str(), Some(id), definition.name)
            .help("give one of them another id, and mend what points to it");
        match place {
            Some(place) => finding.related(place, format!("the {other}")).report(),
            None => finding.report(),
        }
    });
}

/// Where the first thing of this id and scope stands.
fn first_of(context: &Context<'_>, document: &Document, map: Option<usize>, id: &str) -> Option<Place> {
    let mut place = None;
    definitions(document, &mut |definition| {
        if place.is_none() && definition.map == map && *definition.id == *id {
            place = Some(context.place(&Path::Member(definition.path, "id")));
        }
    });
    place
}
