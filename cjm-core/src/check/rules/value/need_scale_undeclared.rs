//! `need-scale-undeclared`

use crate::check::Context;
use crate::check::rule::{Check, rule};
use crate::check::sources::FORMAT;
use crate::model::{Need, Path};

rule! {
    /// A need has numbers, but does not say on which scale. They are read on `likert5`, 1 to 5.
    /// If that is right, write it down; if not, every value gap of the need is wrong.
    "CJM804" "need-scale-undeclared" Value Info recommended,
    source: [FORMAT],
    bad: r#"{ "cjm": "1.0", "needs": [{ "id": "price", "text": "know the price", "importance": [4.6], "ratings": [{ "of": "us", "value": 2.9 }] }] }"#,
    good: r#"{ "cjm": "1.0", "needs": [{ "id": "price", "text": "know the price", "scale": "likert5", "importance": [4.6],
  "ratings": [{ "of": "us", "value": 2.9 }] }] }"#,
    check: Check::Need(check),
}

fn check(context: &mut Context<'_>, need: &Need, path: &Path<'_>) {
    let rated = !need.importance.is_empty() || need.target.is_some() || !need.ratings.is_empty();
    if need.scale.is_none() && rated {
        context
            .finding(path, "need `{need}` does not say on which scale it is rated")
            .called("need", Some(&need.text), &need.id)
            .subject("need", Some(need.id.as_str()), Some(&need.text))
            .help("add `scale: likert5` (1 to 5, as it is read now), or the scale that was used")
            .report();
    }
}
