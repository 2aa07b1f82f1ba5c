//! `pain-without-opportunity`

use std::collections::HashSet;

use super::severe::unit;
use crate::check::gathered::{Gathered, Wording, pains};
use crate::check::rule::{Check, rule};
use crate::check::sources::{COMPONENTS, STEPS};
use crate::check::{Context, Setting};
use crate::model::{Kind, Map, OpportunityStatus, PainStatus, Path};

const SEVERITY: Setting =
    Setting::share("severity", 0.5, "from which severity on, as a share of the scale: 1 is the worst");

rule! {
    /// A severe pain is known, and no opportunity addresses it: neither the pain itself nor its
    /// step or one of its needs. A map that finds pains and leaves them is a complaint. A pain that
    /// stays on purpose says `status: accepted`.
    "CJM601" "pain-without-opportunity" Action Warning recommended,
    source: [STEPS, COMPONENTS],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "order",
  "steps": [{ "id": "pay", "name": "Pay", "pains": [{ "id": "fee", "text": "a fee appears", "severity": 4 }] }] }] }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "order",
  "steps": [{ "id": "pay", "name": "Pay", "pains": [{ "id": "fee", "text": "a fee appears", "severity": 4 }] }] }],
  "opportunities": [{ "id": "all-in", "text": "show the fee with the price", "addresses": ["fee"], "effort": 2 }] }] }"#,
    check: Check::Map(check),
    settings: [SEVERITY],
}

const WORDING: Wording = Wording {
    one: "no opportunity addresses the pain `{name}`",
    many: "no opportunity addresses {count} of {total} pains: {names}",
    help: "add an opportunity that `addresses` it, or accept it with `status: accepted`",
};

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    let least = context.setting(&SEVERITY);
    let live = map.opportunities.iter().filter(|it| it.status != Some(OpportunityStatus::Dropped));
    let addressed: HashSet<&str> = live
        .flat_map(|it| it.addresses.iter().chain(it.improves.iter().map(|improvement| &improvement.need)))
        .map(|id| id.as_str())
        .collect();
    let mut gathered = Gathered::of(Kind::Pain);
    for (at, step, pain) in pains(map) {
        let settled = matches!(pain.status, Some(PainStatus::Fixed | PainStatus::Accepted));
        let answered = || {
            let mut ids = [&pain.id, &step.id].into_iter().chain(&pain.needs);
            ids.any(|id| addressed.contains(id.as_str()))
        };
        let lacks = !settled && unit(context.document, pain).is_some_and(|unit| unit >= least) && !answered();
        gathered.look(lacks, at, &pain.id, Some(&pain.text));
    }
    gathered.report(context, map, path, &WORDING);
}
