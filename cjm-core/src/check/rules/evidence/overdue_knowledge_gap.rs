//! `overdue-knowledge-gap`

use crate::check::Context;
use crate::check::rule::{Check, rule};
use crate::check::sources::CONSULTING;
use crate::date::Day;
use crate::model::{KnowledgeGap, Path};

rule! {
    /// The day by which a question should have been answered is past, and no evidence answers it.
    /// Needs to know what day it is (`today`).
    "CJM510" "overdue-knowledge-gap" Evidence Info recommended,
    source: [CONSULTING],
    bad: r#"{ "cjm": "1.0", "knowledgeGaps": [{ "id": "why-leave", "question": "why do people leave?",
  "priority": "high", "due": "2026-01-31" }] }"#,
    good: r#"{ "cjm": "1.0", "evidence": [{ "id": "talks", "kind": "interview", "n": 8 }],
  "knowledgeGaps": [{ "id": "why-leave", "question": "why do people leave?", "priority": "high", "due": "2026-01-31",
    "answeredBy": ["talks"] }] }"#,
    check: Check::KnowledgeGap(check),
}

fn check(context: &mut Context<'_>, gap: &KnowledgeGap, path: &Path<'_>) {
    let due = gap.due.as_ref().and_then(|date| Day::parse(&date.0));
    let Some((today, due)) = context.today.zip(due) else { return };
    let late = today.days_since(due);
    if late > 0 && gap.answered_by.is_empty() {
        context
            .finding(path, "the answer to `{question}` is {late} days overdue")
            .called("question", Some(&gap.question), &gap.id)
            .with("late", late as f64)
            .subject("knowledgeGap", Some(gap.id.as_str()), Some(&gap.question))
            .help("find it out, give it another day, or say in `answeredBy` what answered it")
            .report();
    }
}
