//! `focus-stage-thin`

use crate::check::Context;
use crate::check::rule::{Check, rule};
use crate::check::sources::CONSULTING;
use crate::model::{Map, Path};

rule! {
    /// The stage with the greatest weight has fewer steps than most others: what is called most
    /// important is described least.
    "CJM312" "focus-stage-thin" Structure Info,
    source: [CONSULTING],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "stages": [
  { "id": "look", "weight": 1, "steps": [{ "id": "a", "name": "A" }, { "id": "b", "name": "B" }] },
  { "id": "order", "weight": 3, "steps": [{ "id": "c", "name": "C" }] },
  { "id": "use", "weight": 1, "steps": [{ "id": "d", "name": "D" }, { "id": "e", "name": "E" }] }] }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "stages": [
  { "id": "look", "weight": 1, "steps": [{ "id": "a", "name": "A" }, { "id": "b", "name": "B" }] },
  { "id": "order", "weight": 3, "steps": [{ "id": "c", "name": "C" }, { "id": "f", "name": "F" }] },
  { "id": "use", "weight": 1, "steps": [{ "id": "d", "name": "D" }, { "id": "e", "name": "E" }] }] }] }"#,
    check: Check::Map(check),
}

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    let weight = |at: usize| map.stages.get(at).and_then(|stage| stage.weight).map(|weight| weight.0);
    let Some(most) = (0..map.stages.len()).filter_map(weight).max_by(f64::total_cmp) else { return };
    let mut steps: Vec<usize> = map.stages.iter().map(|stage| stage.steps.len()).collect();
    steps.sort_unstable();
    let Some(&median) = steps.get(steps.len() / 2) else { return };
    let heavier =
        map.stages.iter().filter(|stage| stage.weight.is_some_and(|weight| weight.0 < most)).count();
    path.each("stages", &map.stages, |path, stage| {
        let focus = stage.weight.is_some_and(|weight| weight.0 >= most) && heavier > 0;
        if focus && stage.steps.len() < median {
            context
                .finding(
                    path,
                    "stage `{stage}` weighs most, but has fewer steps ({steps}) than others ({median})",
                )
                .called("stage", stage.name.as_ref(), &stage.id)
                .with("steps", stage.steps.len())
                .with("median", median)
                .subject("stage", Some(stage.id.as_str()), stage.name.as_ref())
                .help("tell in more detail what you call most important")
                .report();
        }
    });
}
