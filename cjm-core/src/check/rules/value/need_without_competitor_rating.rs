//! `need-without-competitor-rating`

use crate::check::Context;
use crate::check::rule::{Check, rule};
use crate::check::sources::CONSULTING;
use crate::model::{Need, Path};

rule! {
    /// The document rates needs, but at this one either we or all rivals are missing. A value gap
    /// compares; with one side there is nothing to compare. Documents without competitors are only
    /// asked for our own rating.
    "CJM801" "need-without-competitor-rating" Value Info,
    source: [CONSULTING],
    bad: r#"{ "cjm": "1.0", "competitors": [{ "id": "rival", "name": "Rival" }],
  "needs": [{ "id": "price", "text": "know the price", "scale": "likert5", "ratings": [{ "of": "us", "value": 2.9, "n": 131 }] }] }"#,
    good: r#"{ "cjm": "1.0", "competitors": [{ "id": "rival", "name": "Rival" }],
  "needs": [{ "id": "price", "text": "know the price", "scale": "likert5",
    "ratings": [{ "of": "us", "value": 2.9, "n": 131 }, { "of": "rival", "value": 4.1, "n": 58 }] }] }"#,
    check: Check::Need(check),
}

fn check(context: &mut Context<'_>, need: &Need, path: &Path<'_>) {
    let document = context.document;
    let ours = need.ratings.iter().any(|rating| rating.is_us());
    let theirs = need.ratings.iter().any(|rating| !rating.is_us());
    let rivals = !document.competitors.is_empty();
    if ours && (theirs || !rivals) || document.needs.iter().all(|need| need.ratings.is_empty()) {
        return;
    }
    let (template, help) = match (ours, rivals && !theirs) {
        (true, _) => ("no competitor is rated at need `{need}`", "add `ratings` of at least one competitor"),
        (false, false) => ("we are not rated at need `{need}`", "add `ratings` of `us`"),
        (false, true) => ("nobody is rated at need `{need}`", "add `ratings` of `us` and of competitors"),
    };
    context
        .finding(path, template)
        .called("need", Some(&need.text), &need.id)
        .subject("need", Some(need.id.as_str()), Some(&need.text))
        .help(help)
        .report();
}
