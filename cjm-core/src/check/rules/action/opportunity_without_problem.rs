//! `opportunity-without-problem`

use crate::check::Context;
use crate::check::gathered::{At, Gathered, Wording};
use crate::check::rule::{Check, rule};
use crate::check::sources::GOAL;
use crate::model::{Kind, Map, OpportunityStatus, Path};

rule! {
    /// An opportunity answers to nothing: it addresses no pain, need or step and improves no need.
    /// It may be a solution in search of a problem.
    "CJM604" "opportunity-without-problem" Action Info recommended,
    source: [GOAL],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying",
  "opportunities": [{ "id": "bot", "text": "add a chatbot", "effort": 2 }] }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying",
  "stages": [{ "id": "order", "steps": [{ "id": "ask", "name": "Ask", "pains": [{ "id": "queue", "text": "waits for an answer" }] }] }],
  "opportunities": [{ "id": "bot", "text": "add a chatbot", "effort": 2, "addresses": ["queue"] }] }] }"#,
    check: Check::Map(check),
}

const WORDING: Wording = Wording {
    one: "opportunity `{name}` answers to no pain, need or step",
    many: "{count} of {total} opportunities answer to no pain, need or step: {names}",
    help: "add `addresses`: what it would solve",
};

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    let mut gathered = Gathered::of(Kind::Opportunity);
    for (at, it) in map.opportunities.iter().enumerate() {
        let dropped = it.status == Some(OpportunityStatus::Dropped);
        let lacks = !dropped && it.addresses.is_empty() && it.improves.is_empty();
        gathered.look(lacks, At::Opportunity(at), &it.id, Some(&it.text));
    }
    gathered.report(context, map, path, &WORDING);
}
