//! `unused-definition`

use crate::check::Context;
use crate::check::rule::{Check, rule};
use crate::check::sources::SMAPLY;
use crate::model::{Document, Kind, Path, definitions};

rule! {
    /// Something in a library is used nowhere: evidence that nothing rests on, a touchpoint at no
    /// step, a department without a task. Either a link was forgotten, or it can go. Personas and
    /// needs have rules of their own.
    "CJM204" "unused-definition" References Info recommended,
    source: [SMAPLY],
    bad: r#"{ "cjm": "1.0", "evidence": [{ "id": "talks", "kind": "interview", "title": "Talks", "n": 12 }],
  "maps": [{ "id": "buy", "title": "Buying" }] }"#,
    good: r#"{ "cjm": "1.0", "evidence": [{ "id": "talks", "kind": "interview", "title": "Talks", "n": 12 }],
  "maps": [{ "id": "buy", "title": "Buying", "evidence": ["talks"] }] }"#,
    check: Check::Document(check),
}

fn judged(kind: Kind) -> bool {
    use Kind::{Channel, Competitor, Department, Evidence, Metric, Scale, Touchpoint};
    matches!(kind, Channel | Competitor | Department | Evidence | Metric | Scale | Touchpoint)
}

fn check(context: &mut Context<'_>, document: &Document, _: &Path<'_>) {
    // A library alone may wait for its maps.
    if document.maps.is_empty() {
        return;
    }
    let ids = context.ids();
    if !ids.unused(judged) {
        return;
    }
    definitions(document, &mut |definition| {
        let (id, kind) = (definition.id, definition.kind);
        if judged(kind) && !ids.used(id.as_str()) {
            context
                .finding(definition.path, "{kind} `{name}` is used nowhere")
                .with("kind", kind.as_str())
                .called("name", definition.name, id)
                .subject(kind.as_str(), Some(id.as_str()), definition.name)
                .help("name its id where it belongs, or take it out")
                .report();
        }
    });
}
