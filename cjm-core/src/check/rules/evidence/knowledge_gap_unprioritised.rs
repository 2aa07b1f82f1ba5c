//! `knowledge-gap-unprioritised`

use crate::check::Context;
use crate::check::rule::{Check, rule};
use crate::check::sources::CONSULTING;
use crate::model::{KnowledgeGap, Path};

rule! {
    /// An open question has no priority. Not every question is worth an answer; the gaps that
    /// decisions wait for come first.
    "CJM507" "knowledge-gap-unprioritised" Evidence Warning recommended,
    source: [CONSULTING],
    bad: r#"{ "cjm": "1.0", "knowledgeGaps": [{ "id": "why-leave", "question": "why do people leave?" }] }"#,
    good: r#"{ "cjm": "1.0", "knowledgeGaps": [{ "id": "why-leave", "question": "why do people leave?", "priority": "high" }] }"#,
    check: Check::KnowledgeGap(check),
}

fn check(context: &mut Context<'_>, gap: &KnowledgeGap, path: &Path<'_>) {
    if gap.priority.is_none() && gap.answered_by.is_empty() {
        context
            .finding(path, "the question `{question}` has no priority")
            .called("question", Some(&gap.question), &gap.id)
            .subject("knowledgeGap", Some(gap.id.as_str()), Some(&gap.question))
            .help("add `priority`: critical, high, medium or low")
            .report();
    }
}
