//! `overdue-opportunity`

use crate::check::Context;
use crate::check::rule::{Check, rule};
use crate::check::sources::STEPS;
use crate::date::Day;
use crate::model::{Map, Opportunity, OpportunityStatus, Path};

rule! {
    /// The day by which an opportunity should have been done is past, and it is neither done nor
    /// dropped. Needs to know what day it is (`today`).
    "CJM606" "overdue-opportunity" Action Info recommended,
    source: [STEPS],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying",
  "opportunities": [{ "id": "all-in", "text": "show the fee", "effort": 2, "due": "2026-02-27", "status": "planned" }] }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying",
  "opportunities": [{ "id": "all-in", "text": "show the fee", "effort": 2, "due": "2026-02-27", "status": "done" }] }] }"#,
    check: Check::Opportunity(check),
}

fn check(context: &mut Context<'_>, _: &Map, opportunity: &Opportunity, path: &Path<'_>) {
    let due = opportunity.due.as_ref().and_then(|date| Day::parse(&date.0));
    let Some((today, due)) = context.today.zip(due) else { return };
    let over = matches!(opportunity.status, Some(OpportunityStatus::Done | OpportunityStatus::Dropped));
    let late = today.days_since(due);
    if late > 0 && !over {
        context
            .finding(path, "opportunity `{opportunity}` is {late} days overdue")
            .called("opportunity", Some(&opportunity.text), &opportunity.id)
            .with("late", late as f64)
            .subject("opportunity", Some(opportunity.id.as_str()), Some(&opportunity.text))
            .help("set `status` to what is true, or give it another day")
            .report();
    }
}
