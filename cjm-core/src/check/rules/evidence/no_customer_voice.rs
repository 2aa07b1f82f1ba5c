//! `no-customer-voice`

use super::used::used;
use crate::check::Context;
use crate::check::rule::{Check, rule};
use crate::check::sources::{PITFALLS, SMAPLY};
use crate::model::{EvidenceClass, Map, MapState, Path};

rule! {
    /// A current map rests on evidence, but all of it is our own: workshops, desk research, our own
    /// records. No customer was asked, heard or watched. Maps that say `assumed: true` are not
    /// judged.
    "CJM506" "no-customer-voice" Evidence Warning recommended,
    source: [SMAPLY, PITFALLS],
    bad: r#"{ "cjm": "1.0", "evidence": [{ "id": "room", "kind": "workshop", "title": "Workshop", "n": 9 }],
  "maps": [{ "id": "buy", "title": "Buying", "evidence": ["room"] }] }"#,
    good: r#"{ "cjm": "1.0", "evidence": [{ "id": "room", "kind": "workshop", "title": "Workshop", "n": 9 },
    { "id": "talks", "kind": "interview", "title": "Talks", "n": 12 }],
  "maps": [{ "id": "buy", "title": "Buying", "evidence": ["room", "talks"] }] }"#,
    check: Check::Map(check),
}

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    let judged = map.state != Some(MapState::Future) && map.assumed != Some(true);
    let own = |class| class == EvidenceClass::Internal;
    // Most documents have some evidence from customers: then the map need not be searched.
    if !judged || !context.document.evidence.iter().any(|evidence| own(evidence.kind.class())) {
        return;
    }
    let evidence = used(context.document, map);
    if evidence.is_empty() || !evidence.iter().all(|evidence| own(evidence.kind.class())) {
        return;
    }
    let names: Vec<String> = evidence
        .iter()
        .map(|it| it.title.as_ref().map_or(it.id.as_str(), |title| context.words(title)).to_owned())
        .collect();
    context
        .finding(path, "no customer speaks in the evidence of map `{map}`: {evidence}")
        .called("map", Some(&map.title), &map.id)
        .with("evidence", names)
        .subject("map", Some(map.id.as_str()), Some(&map.title))
        .help("talk to customers, or say `assumed: true`")
        .report();
}
