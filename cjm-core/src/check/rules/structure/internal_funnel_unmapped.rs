//! `internal-funnel-unmapped`

use crate::check::Context;
use crate::check::gathered::{At, Gathered, Wording};
use crate::check::rule::{Check, rule};
use crate::check::sources::CONSULTING;
use crate::model::{Kind, Map, Path};

rule! {
    /// Some stages say which part of the company's own funnel they belong to, others do not. A map
    /// that is to marry the customer's view with ours needs it for all; numbers of the funnel will
    /// not add up otherwise.
    "CJM309" "internal-funnel-unmapped" Structure Info,
    source: [CONSULTING],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "stages": [
  { "id": "look", "name": "Look", "funnel": ["awareness"] }, { "id": "use", "name": "Use" }] }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "stages": [
  { "id": "look", "name": "Look", "funnel": ["awareness"] }, { "id": "use", "name": "Use", "funnel": ["usage"] }] }] }"#,
    check: Check::Map(check),
}

const WORDING: Wording = Wording {
    one: "stage `{name}` is not placed in the funnel, others are",
    many: "{count} of {total} stages are not placed in the funnel, the others are: {names}",
    help: "add `funnel` to the stage; `other` for what the company's funnel does not have",
};

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    if map.stages.iter().all(|stage| stage.funnel.is_empty()) {
        return;
    }
    let mut gathered = Gathered::of(Kind::Stage);
    for (at, stage) in map.stages.iter().enumerate() {
        gathered.look(stage.funnel.is_empty(), At::Stage(at), &stage.id, stage.name.as_ref());
    }
    gathered.report(context, map, path, &WORDING);
}
