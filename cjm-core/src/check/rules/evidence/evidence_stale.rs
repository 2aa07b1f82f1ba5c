//! `evidence-stale`

use crate::check::rule::{Check, rule};
use crate::check::sources::{CONSULTING, GOAL};
use crate::check::{Context, Setting};
use crate::date::Day;
use crate::model::{Evidence, Path};

/// After how many days evidence is old, where nothing else is said.
pub(crate) const EVIDENCE_DAYS: i64 = 548;

const DAYS: Setting = Setting::count("days", EVIDENCE_DAYS as f64, "after how many days evidence is old");

rule! {
    /// Evidence is more than a year and a half old. Customers and offers have changed since; what
    /// the map says may be history. Needs to know what day it is (`today`).
    "CJM504" "evidence-stale" Evidence Warning recommended,
    source: [GOAL, CONSULTING],
    bad: r#"{ "cjm": "1.0", "evidence": [{ "id": "poll", "kind": "survey", "title": "Poll", "n": 212, "to": "2021-03-31" }] }"#,
    good: r#"{ "cjm": "1.0", "evidence": [{ "id": "poll", "kind": "survey", "title": "Poll", "n": 212, "to": "2026-09-20" }] }"#,
    check: Check::Evidence(check),
    settings: [DAYS],
}

fn check(context: &mut Context<'_>, evidence: &Evidence, path: &Path<'_>) {
    let last = evidence.to.as_ref().or(evidence.from.as_ref());
    let Some((today, day)) = context.today.zip(last.and_then(|date| Day::parse(&date.0))) else { return };
    let age = today.days_since(day) as f64;
    if age > context.setting(&DAYS) {
        context
            .finding(path, "`{evidence}` ended {age} days ago")
            .called("evidence", evidence.title.as_ref(), &evidence.id)
            .with("age", age)
            .subject("evidence", Some(evidence.id.as_str()), evidence.title.as_ref())
            .help("ask again, or say in the map that it shows the past")
            .report();
    }
}
