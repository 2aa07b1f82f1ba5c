//! `future-leaves-pain`

use std::collections::HashMap;

use crate::check::gathered::{Gathered, Wording, pains};
use crate::check::rule::{Check, rule};
use crate::check::rules::action::severe::unit;
use crate::check::sources::GOAL;
use crate::check::{Context, Setting};
use crate::model::{Kind, Map, Pain, PainStatus, Path};

const SEVERITY: Setting =
    Setting::share("severity", 0.75, "from which severity on, as a share of the scale: 1 is the worst");

rule! {
    /// A severe pain of the current map is still in the future map and hurts as much there. The
    /// future should ease it; one that stays on purpose says `status: accepted`.
    "CJM705" "future-leaves-pain" Living Warning recommended,
    source: [GOAL],
    bad: r#"{ "cjm": "1.0", "maps": [
  { "id": "buy", "title": "Buying", "stages": [{ "id": "s", "steps": [{ "id": "pay", "pains": [{ "id": "fee", "text": "a fee", "severity": 5 }] }] }] },
  { "id": "next", "title": "Next", "state": "future", "futureOf": "buy",
    "stages": [{ "id": "s", "steps": [{ "id": "pay", "pains": [{ "id": "fee", "text": "a fee", "severity": 5 }] }] }] }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [
  { "id": "buy", "title": "Buying", "stages": [{ "id": "s", "steps": [{ "id": "pay", "pains": [{ "id": "fee", "text": "a fee", "severity": 5 }] }] }] },
  { "id": "next", "title": "Next", "state": "future", "futureOf": "buy",
    "stages": [{ "id": "s", "steps": [{ "id": "pay", "pains": [{ "id": "fee", "text": "a fee", "severity": 1 }] }] }] }] }"#,
    check: Check::Map(check),
    settings: [SEVERITY],
}

const WORDING: Wording = Wording {
    one: "the future map leaves the pain `{name}` as severe as it is today",
    many: "the future map leaves {count} of {total} pains as severe as they are today: {names}",
    help: "lower its severity, take it out, or accept it with `status: accepted`",
};

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    let document = context.document;
    let Some(current) = map.future_of.as_ref().and_then(|id| document.map(id.as_str())) else { return };
    let least = context.setting(&SEVERITY);
    let today: HashMap<&str, &Pain> = current.pains().map(|(_, pain)| (pain.id.as_str(), pain)).collect();
    let mut gathered = Gathered::of(Kind::Pain);
    for (at, _, pain) in pains(map) {
        let settled = matches!(pain.status, Some(PainStatus::Fixed | PainStatus::Accepted));
        let before = || {
            let before = unit(document, today.get(pain.id.as_str())?);
            before.filter(|&unit| unit >= least)
        };
        // An unknown severity is no easier one.
        let left =
            !settled && before().is_some_and(|before| unit(document, pain).is_none_or(|now| now >= before));
        gathered.look(left, at, &pain.id, Some(&pain.text));
    }
    gathered.report(context, map, path, &WORDING);
}
