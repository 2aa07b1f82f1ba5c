//! `sample-too-small`

use crate::check::rule::{Check, rule};
use crate::check::sources::{GOAL, PITFALLS};
use crate::check::{Context, Setting};
use crate::model::{Evidence, EvidenceKind, Path};

const SURVEY: Setting = Setting::count("survey", 30.0, "the fewest answers of a survey or panel");
const INTERVIEW: Setting = Setting::count("interview", 5.0, "the fewest interviews");

rule! {
    /// A survey of a handful, or two interviews: what they say may be chance. Say so, ask more
    /// people, or name the evidence what it is. The thresholds are starting values: set your own.
    "CJM503" "sample-too-small" Evidence Warning recommended,
    source: [GOAL, PITFALLS],
    bad: r#"{ "cjm": "1.0", "evidence": [{ "id": "poll", "kind": "survey", "title": "Poll", "n": 9 }] }"#,
    good: r#"{ "cjm": "1.0", "evidence": [{ "id": "poll", "kind": "survey", "title": "Poll", "n": 212 }] }"#,
    check: Check::Evidence(check),
    settings: [SURVEY, INTERVIEW],
}

fn check(context: &mut Context<'_>, evidence: &Evidence, path: &Path<'_>) {
    let (least, template) = match evidence.kind {
        EvidenceKind::Survey | EvidenceKind::Panel => {
            (context.setting(&SURVEY), "`{evidence}` asked {n} people, fewer than {least}")
        }
        EvidenceKind::Interview => {
            (context.setting(&INTERVIEW), "`{evidence}` is {n} interviews, fewer than {least}")
        }
        _ => return,
    };
    let Some(n) = evidence.n.map(|n| n.0 as f64).filter(|&n| n < least) else { return };
    context
        .finding(path, template)
        .called("evidence", evidence.title.as_ref(), &evidence.id)
        .with("n", n)
        .with("least", least)
        .subject("evidence", Some(evidence.id.as_str()), evidence.title.as_ref())
        .help("ask more, or treat what rests on it as a hypothesis")
        .report();
}
