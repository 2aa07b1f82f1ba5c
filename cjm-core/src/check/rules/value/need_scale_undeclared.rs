//! `need-scale-undeclared`

use crate::check::Context;
use crate::check::fix::{Change, Safety};
use crate::check::rule::{Check, rule};
use crate::check::sources::FORMAT;
use crate::model::{Any, Measure, Need, Path};

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
    let measures =
        || need.importance.iter().chain(&need.target).chain(need.ratings.iter().map(|it| &it.measure));
    if need.scale.is_some() || measures().next().is_none() {
        return;
    }
    let scale = context.document.scale("likert5");
    let fits = |measure: &Measure| {
        let on_scale = |value| scale.is_some_and(|scale| scale.unit(value).is_some());
        measure.scale.is_some() || measure.value.is_none_or(on_scale)
    };
    let fits = measures().all(fits);
    let finding = context
        .finding(path, "need `{need}` does not say on which scale it is rated")
        .called("need", Some(&need.text), &need.id)
        .subject("need", Some(need.id.as_str()), Some(&need.text))
        .help("add `scale: likert5` (1 to 5, as it is read now), or the scale that was used");
    if !fits {
        return finding.report();
    }
    let change = Change::Add("scale", Any::String("likert5".to_owned()));
    finding.fix(Safety::Safe, "write down the scale", change).report();
}
