//! `cyclic-reference`

use crate::check::Context;
use crate::check::rule::{Check, rule};
use crate::check::sources::FORMAT;
use crate::model::{Document, Id, Map, Path};

rule! {
    /// Things wait for each other in a circle: an opportunity comes `after` one that comes after it,
    /// or a map is the `futureOf` a map that is its own future. No order of work follows from it.
    /// Loops of the customer's journey are another thing, and legal.
    "CJM205" "cyclic-reference" References Error recommended,
    source: [FORMAT],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "opportunities": [
  { "id": "a", "text": "first", "effort": 1, "after": ["b"] }, { "id": "b", "text": "second", "effort": 1, "after": ["a"] }] }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "opportunities": [
  { "id": "a", "text": "first", "effort": 1 }, { "id": "b", "text": "second", "effort": 1, "after": ["a"] }] }] }"#,
    check: Check::Document(check),
}

fn check(context: &mut Context<'_>, document: &Document, path: &Path<'_>) {
    path.each("maps", &document.maps, |path, map| {
        if map.future_of.is_some() && returns(document, map) {
            context
                .finding(&Path::Member(path, "futureOf"), "map `{map}` is its own future")
                .called("map", Some(&map.title), &map.id)
                .subject("map", Some(map.id.as_str()), Some(&map.title))
                .help("let `futureOf` name the map of today")
                .report();
        }
        opportunities(context, map, path);
    });
}

/// Whether the maps that a map is the future of lead back to it.
fn returns(document: &Document, map: &Map) -> bool {
    let mut at = map;
    for _ in &document.maps {
        match at.future_of.as_ref().and_then(|id| document.map(id.as_str())) {
            Some(before) if std::ptr::eq(before, map) => return true,
            Some(before) => at = before,
            None => return false,
        }
    }
    false
}

/// Takes away what waits for nothing, again and again; what is left stands in a circle or behind
/// one, and is told once a circle.
fn opportunities(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    if map.opportunities.iter().all(|it| it.after.is_empty()) {
        return;
    }
    let mut left: std::collections::BTreeSet<&Id> = map.opportunities.iter().map(|it| &it.id).collect();
    loop {
        let free: Vec<&Id> = map
            .opportunities
            .iter()
            .filter(|it| left.contains(&it.id) && !it.after.iter().any(|before| left.contains(before)))
            .map(|it| &it.id)
            .collect();
        if free.is_empty() {
            break;
        }
        for id in free {
            left.remove(id);
        }
    }
    let on_circle = |start: &Id| {
        let mut seen: std::collections::BTreeSet<&Id> = std::collections::BTreeSet::new();
        let mut open = vec![start];
        while let Some(id) = open.pop() {
            let Some(it) = map.opportunity(id.as_str()) else { continue };
            for before in it.after.iter().filter(|before| left.contains(before)) {
                if before == start {
                    return true;
                }
                if seen.insert(before) {
                    open.push(before);
                }
            }
        }
        false
    };
    path.each("opportunities", &map.opportunities, |path, it| {
        if left.contains(&it.id) && on_circle(&it.id) {
            context
                .finding(&Path::Member(path, "after"), "opportunity `{opportunity}` has to wait for itself")
                .called("opportunity", Some(&it.text), &it.id)
                .subject("opportunity", Some(it.id.as_str()), Some(&it.text))
                .help("take one of the `after` out, so that something can be done first")
                .report();
        }
    });
}
