//! `pain-without-evidence`

use crate::check::gathered::{Gathered, Wording, pains};
use crate::check::rule::{Check, rule};
use crate::check::rules::action::severe::unit;
use crate::check::sources::{GOAL, STEPS};
use crate::check::{Context, Setting};
use crate::model::{Grounds, Kind, Map, MapState, Path, Support};

const SEVERITY: Setting =
    Setting::share("severity", 0.5, "from which severity on, as a share of the scale: 1 is the worst");

rule! {
    /// A pain is called severe, and nothing shows that it exists: neither it nor its step or map
    /// names evidence. A call, a ticket, a survey answer would do. Maps that are assumed as a whole
    /// and future maps are not asked.
    "CJM502" "pain-without-evidence" Evidence Info recommended,
    source: [STEPS, GOAL],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "order",
  "steps": [{ "id": "pay", "name": "Pay", "pains": [{ "id": "fee", "text": "a fee appears", "severity": 4 }] }] }] }] }"#,
    good: r#"{ "cjm": "1.0", "evidence": [{ "id": "calls", "kind": "supportCase", "n": 210 }],
  "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "order",
    "steps": [{ "id": "pay", "name": "Pay", "pains": [{ "id": "fee", "text": "a fee appears", "severity": 4, "evidence": ["calls"] }] }] }] }] }"#,
    check: Check::Map(check),
    settings: [SEVERITY],
}

const WORDING: Wording = Wording {
    one: "nothing shows that the pain `{name}` exists",
    many: "nothing shows that {count} of {total} pains exist: {names}",
    help: "name the `evidence`: calls, tickets, interviews, a survey",
};

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    if map.assumed == Some(true) || map.state == Some(MapState::Future) {
        return;
    }
    let least = context.setting(&SEVERITY);
    let grounds = Grounds::of(context.document).in_map(map);
    let mut gathered = Gathered::of(Kind::Pain);
    for (at, step, pain) in pains(map) {
        let severe = unit(context.document, pain).is_some_and(|unit| unit >= least);
        let lacks = severe && grounds.in_step(step).support(&pain.evidence) == Support::Assumed;
        gathered.look(lacks, at, &pain.id, Some(&pain.text));
    }
    gathered.report(context, map, path, &WORDING);
}
