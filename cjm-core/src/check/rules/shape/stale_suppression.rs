//! `stale-suppression`

use crate::check::Context;
use crate::check::fix::{Change, Safety};
use crate::check::rule::{Check, rule};
use crate::check::sources::PRACTICE;
use crate::check::suppression::Stale;

rule! {
    /// An entry of `x-cjm-ignore` is of no use: its day is past, it suppresses nothing, no rule has
    /// its name, or it does not say why. Suppressions that outlive their reason hide the next fault.
    ///
    /// `x-cjm-ignore` stands on any object and holds for all inside:
    /// `x-cjm-ignore: [{ rule: emotion-missing, reason: nobody was asked yet, until: 2027-03-31 }]`.
    "CJM130" "stale-suppression" Shape Warning recommended,
    source: [PRACTICE],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "purpose": "choose what to mend",
  "x-cjm-ignore": [{ "rule": "map-goal-missing", "reason": "the board decides in May" }] }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying",
  "x-cjm-ignore": [{ "rule": "map-goal-missing", "reason": "the board decides in May" }] }] }"#,
    check: Check::Reader,
}

/// Reports an entry, found once all rules have run.
pub(crate) fn report(context: &mut Context<'_>, entry: u32, rule: &str, stale: Stale) {
    let (template, help) = match stale {
        Stale::Unknown => ("no rule has the code, name or family `{rule}`", "`cjm rules` lists them"),
        Stale::Expired => {
            ("the day until which `{rule}` is ignored is past", "take the entry out, and mend what it hid")
        }
        Stale::Unused => ("`{rule}` finds nothing here that could be ignored", "take the entry out"),
        Stale::Reasonless => ("nothing says why `{rule}` is ignored", "add `reason`"),
    };
    let finding = context.finding_at(entry, template).with("rule", rule).help(help);
    match stale {
        Stale::Reasonless => finding.report(),
        _ => finding.fix(Safety::Safe, "take the entry out", Change::Remove).report(),
    }
}
