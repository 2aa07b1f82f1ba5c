//! `unstable-id`

use crate::check::Context;
use crate::check::rule::{Check, rule};
use crate::check::sources::CONSULTING;
use crate::model::{Document, Path, definitions};

rule! {
    /// An id is a bare number or a random string. Numbers shift when something is put in between,
    /// random ids change with every export: comparing two versions of the map then shows everything
    /// as removed and added. An id is a short word for the thing.
    "CJM203" "unstable-id" References Info,
    source: [CONSULTING],
    bad: r#"{ "cjm": "1.0", "personas": [{ "id": "7", "name": "Mara" }] }"#,
    good: r#"{ "cjm": "1.0", "personas": [{ "id": "mara", "name": "Mara" }] }"#,
    check: Check::Document(check),
}

/// A number, or a universally unique id (RFC 9562).
fn is_unstable(id: &str) -> bool {
    let hex = |length: usize, part: &str| part.len() == length && part.chars().all(|c| c.is_ascii_hexdigit());
    let mut parts = id.split('-');
    let uuid = [8, 4, 4, 4, 12].into_iter().all(|length| parts.next().is_some_and(|part| hex(length, part)));
    id.chars().all(|c| c.is_ascii_digit()) || (uuid && parts.next().is_none()) || hex(32, id)
}

fn check(context: &mut Context<'_>, document: &Document, _: &Path<'_>) {
    definitions(document, &mut |definition| {
        let (id, kind) = (definition.id, definition.kind.as_str());
        if is_unstable(id.as_str()) {
            context
                .finding(definition.path, "the id `{id}` of a {kind} says nothing, and may change")
                .with("id", id)
                .with("kind", kind)
                .subject(kind, Some(id.as_str()), definition.name)
                .help("give it an id of a word or two, and mend what points to it")
                .report();
        }
    });
}
