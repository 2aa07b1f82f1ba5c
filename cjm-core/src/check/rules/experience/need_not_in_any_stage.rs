//! `need-not-in-any-stage`

use crate::check::Context;
use crate::check::rule::{Check, rule};
use crate::check::sources::CONSULTING;
use crate::model::{Document, Need, Path};

rule! {
    /// A need is listed by no stage and no step of any map. It has no place in the journey, so no
    /// value gap is ever computed for it.
    "CJM412" "need-not-in-any-stage" Experience Info recommended,
    source: [CONSULTING],
    bad: r#"{ "cjm": "1.0", "needs": [{ "id": "clear-price", "text": "know the price first" }],
  "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "compare", "name": "Compare" }] }] }"#,
    good: r#"{ "cjm": "1.0", "needs": [{ "id": "clear-price", "text": "know the price first" }],
  "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "compare", "name": "Compare", "needs": ["clear-price"] }] }] }"#,
    check: Check::Document(check),
}

fn check(context: &mut Context<'_>, document: &Document, path: &Path<'_>) {
    if document.needs.is_empty() || document.maps.is_empty() {
        return;
    }
    let stages = document.maps.iter().flat_map(|map| &map.stages);
    let placed: std::collections::HashSet<&str> = stages
        .flat_map(|stage| stage.needs.iter().chain(stage.steps.iter().flat_map(|step| &step.needs)))
        .map(|id| id.as_str())
        .collect();
    path.each("needs", &document.needs, |path, need: &Need| {
        if !placed.contains(need.id.as_str()) {
            context
                .finding(path, "need `{need}` is listed by no stage or step")
                .called("need", Some(&need.text), &need.id)
                .subject("need", Some(need.id.as_str()), Some(&need.text))
                .help("add its id to `needs` of the stages or steps where it matters")
                .report();
        }
    });
}
