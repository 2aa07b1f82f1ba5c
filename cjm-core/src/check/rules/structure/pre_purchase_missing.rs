//! `pre-purchase-missing`

use crate::check::Context;
use crate::check::rule::{Check, rule};
use crate::check::sources::{GOAL, SMAPLY};
use crate::model::{FunnelStage, Map, MapKind, MapScope, Path};

rule! {
    /// The first stage is already the purchase, or something after it. How customers find out that
    /// there is an offer and compare it with others is left out. Only judged where the first stage
    /// says which part of the `funnel` it belongs to; a map of a part of the journey says
    /// `scope: partial`.
    "CJM304" "pre-purchase-missing" Structure Info,
    source: [GOAL, SMAPLY],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying",
  "stages": [{ "id": "order", "name": "Order", "funnel": ["purchase"] }] }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying",
  "stages": [{ "id": "look", "funnel": ["awareness"] }, { "id": "order", "funnel": ["purchase"] }] }] }"#,
    check: Check::Map(check),
}

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    use FunnelStage::{Awareness, Consideration, Decision, Other};
    let whole = map.scope != Some(MapScope::Partial) && map.kind != Some(MapKind::DayInTheLife);
    let Some(first) = map.stages.first().filter(|_| whole) else { return };
    let early = |funnel: &FunnelStage| matches!(funnel, Awareness | Consideration | Decision | Other);
    if first.funnel.is_empty() || first.funnel.iter().any(early) {
        return;
    }
    context
        .finding(path, "map `{map}` begins with stage `{stage}`, after the customer has decided")
        .called("map", Some(&map.title), &map.id)
        .called("stage", first.name.as_ref(), &first.id)
        .subject("map", Some(map.id.as_str()), Some(&map.title))
        .help("add how customers find and compare the offer, or say `scope: partial`")
        .report();
}
