//! `opportunity-without-owner`

use crate::check::Context;
use crate::check::gathered::{At, Gathered, Wording};
use crate::check::rule::{Check, rule};
use crate::check::sources::{NNG_101, SMAPLY};
use crate::model::{Kind, Map, OpportunityStatus, Path};

rule! {
    /// Nobody answers for an opportunity, so nobody will do it. Those done or dropped are not asked.
    "CJM602" "opportunity-without-owner" Action Warning recommended,
    source: [SMAPLY, NNG_101],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying",
  "opportunities": [{ "id": "all-in", "text": "show the fee with the price", "effort": 2 }] }] }"#,
    good: r#"{ "cjm": "1.0", "departments": [{ "id": "shop", "name": "Shop team" }],
  "maps": [{ "id": "buy", "title": "Buying",
    "opportunities": [{ "id": "all-in", "text": "show the fee with the price", "effort": 2, "owner": "shop" }] }] }"#,
    check: Check::Map(check),
}

const WORDING: Wording = Wording {
    one: "opportunity `{name}` has no owner",
    many: "{count} of {total} opportunities have no owner: {names}",
    help: "add `owner`: the department that would do it",
};

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    let mut gathered = Gathered::of(Kind::Opportunity);
    for (at, it) in map.opportunities.iter().enumerate() {
        let over = matches!(it.status, Some(OpportunityStatus::Done | OpportunityStatus::Dropped));
        gathered.look(it.owner.is_none() && !over, At::Opportunity(at), &it.id, Some(&it.text));
    }
    gathered.report(context, map, path, &WORDING);
}
