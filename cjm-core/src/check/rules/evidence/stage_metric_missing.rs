//! `stage-metric-missing`

use crate::check::Context;
use crate::check::gathered::{At, Gathered, Wording};
use crate::check::rule::{Check, rule};
use crate::check::sources::MARKETING;
use crate::model::{Kind, Map, Path};

rule! {
    /// Nothing is measured in a stage, nor in its steps. Whether a change helped will be a matter
    /// of opinion. A reading without a value says that it is to be measured there.
    "CJM509" "stage-metric-missing" Evidence Info,
    source: [MARKETING],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "order", "name": "Order" }] }] }"#,
    good: r#"{ "cjm": "1.0", "metrics": [{ "id": "leaves", "name": "Leaves", "kind": "dropOff" }],
  "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "order", "name": "Order", "metrics": [{ "metric": "leaves" }] }] }] }"#,
    check: Check::Map(check),
}

const WORDING: Wording = Wording {
    one: "nothing is measured in stage `{name}`",
    many: "nothing is measured in {count} of {total} stages: {names}",
    help: "add `metrics`: conversion, drop-off, satisfaction, effort; without a value it is to be measured",
};

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    let mut gathered = Gathered::of(Kind::Stage);
    for (at, stage) in map.stages.iter().enumerate() {
        let lacks = stage.metrics.is_empty() && stage.steps.iter().all(|step| step.metrics.is_empty());
        gathered.look(lacks, At::Stage(at), &stage.id, stage.name.as_ref());
    }
    gathered.report(context, map, path, &WORDING);
}
