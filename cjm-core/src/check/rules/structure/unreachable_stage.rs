//! `unreachable-stage`

use std::collections::HashSet;

use foldhash::fast::RandomState;

use crate::check::Context;
use crate::check::rule::{Check, rule};
use crate::check::sources::GOAL;
use crate::model::{Map, Path};

rule! {
    /// No way leads to any step of this stage: every way before it ends in an `exit` or branches
    /// past it. Paths, value gaps and conformance will never count it.
    "CJM306" "unreachable-stage" Structure Warning recommended,
    source: [GOAL],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "stages": [
  { "id": "order", "steps": [{ "id": "pay", "name": "Pay", "exit": true }] },
  { "id": "use", "steps": [{ "id": "unpack", "name": "Unpack" }] }] }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "stages": [
  { "id": "order", "steps": [{ "id": "pay", "name": "Pay", "exit": true }] },
  { "id": "use", "steps": [{ "id": "unpack", "name": "Unpack" }] }],
  "flow": [{ "from": "pay", "to": "unpack", "kind": "branch", "text": "most customers go on" }] }] }"#,
    check: Check::Map(check),
}

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    // In array order alone everything is reached.
    if map.flow.is_empty() && !map.steps().any(|(_, step)| step.exit == Some(true)) {
        return;
    }
    let ways = map.ways();
    let entries = map.steps().enumerate().filter(|(at, (_, step))| *at == 0 || step.entry == Some(true));
    let mut reached: HashSet<&str, RandomState> = entries.map(|(_, (_, step))| step.id.as_str()).collect();
    loop {
        let before = reached.len();
        for way in &ways {
            if reached.contains(way.from.step.id.as_str()) {
                reached.insert(way.to.step.id.as_str());
            }
        }
        if reached.len() == before {
            break;
        }
    }
    path.each("stages", &map.stages, |path, stage| {
        if !stage.steps.is_empty() && !stage.steps.iter().any(|step| reached.contains(step.id.as_str())) {
            context
                .finding(path, "no way leads to stage `{stage}`")
                .called("stage", stage.name.as_ref(), &stage.id)
                .subject("stage", Some(stage.id.as_str()), stage.name.as_ref())
                .help("add a `flow` that leads there, mark one of its steps `entry: true`, or take the stage out")
                .report();
        }
    });
}
