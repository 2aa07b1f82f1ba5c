//! `opportunity-unprioritised`

use std::collections::HashSet;

use super::severe::unit;
use crate::check::Context;
use crate::check::gathered::{At, Gathered, Wording};
use crate::check::rule::{Check, rule};
use crate::check::sources::STEPS;
use crate::model::{Kind, Map, OpportunityStatus, Path};

rule! {
    /// Nothing says what an opportunity is worth or what it costs: no effort, no improvement, no
    /// votes, no pain with a severity. It cannot be ranked, and the loudest voice will choose.
    "CJM603" "opportunity-unprioritised" Action Warning recommended,
    source: [STEPS],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying",
  "opportunities": [{ "id": "all-in", "text": "show the fee with the price" }] }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying",
  "opportunities": [{ "id": "all-in", "text": "show the fee with the price", "effort": 2, "votes": 7 }] }] }"#,
    check: Check::Map(check),
}

const WORDING: Wording = Wording {
    one: "nothing says what opportunity `{name}` is worth or costs",
    many: "nothing says what {count} of {total} opportunities are worth or cost: {names}",
    help: "add `effort`, `improves`, `votes`, or the severity of the pains that it addresses",
};

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    let mut rated: Option<HashSet<&str>> = None;
    let document = context.document;
    let mut gathered = Gathered::of(Kind::Opportunity);
    for (at, it) in map.opportunities.iter().enumerate() {
        let over = matches!(it.status, Some(OpportunityStatus::Done | OpportunityStatus::Dropped));
        let own = it.effort.is_some() || !it.improves.is_empty() || it.votes.is_some();
        let lacks = !over && !own && {
            let rated = rated.get_or_insert_with(|| {
                let pains = map.pains().filter(|(_, pain)| unit(document, pain).is_some());
                pains.map(|(_, pain)| pain.id.as_str()).collect()
            });
            !it.addresses.iter().any(|id| rated.contains(id.as_str()))
        };
        gathered.look(lacks, At::Opportunity(at), &it.id, Some(&it.text));
    }
    gathered.report(context, map, path, &WORDING);
}
