//! `no-customer-voice`

use super::used::each_map;
use crate::check::Context;
use crate::check::rule::{Check, rule};
use crate::check::sources::{PITFALLS, SMAPLY};
use crate::model::{Document, Evidence, EvidenceClass, MapState, Path};

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
    check: Check::Document(check),
}

fn check(context: &mut Context<'_>, document: &Document, path: &Path<'_>) {
    let own = |evidence: &Evidence| evidence.kind.class() == EvidenceClass::Internal;
    // Without evidence of our own all that there is comes from customers.
    if !document.evidence.iter().any(own) {
        return;
    }
    each_map(context, document, path, |context, map, evidence, path| {
        let judged = map.state != Some(MapState::Future) && map.assumed != Some(true);
        if !judged || evidence.is_empty() || !evidence.iter().all(|evidence| own(evidence)) {
            return;
        }
        let name =
            |it: &Evidence| it.title.as_ref().map_or(it.id.as_str(), |title| context.words(title)).to_owned();
        let names: Vec<String> = evidence.iter().map(|evidence| name(evidence)).collect();
        context
            .finding(path, "no customer speaks in the evidence of map `{map}`: {evidence}")
            .called("map", Some(&map.title), &map.id)
            .with("evidence", names)
            .subject("map", Some(map.id.as_str()), Some(&map.title))
            .help("talk to customers, or say `assumed: true`")
            .report();
    });
}
