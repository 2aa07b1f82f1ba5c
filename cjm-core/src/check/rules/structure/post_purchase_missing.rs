//! `post-purchase-missing`

use crate::check::Context;
use crate::check::rule::{Check, rule};
use crate::check::sources::{COMPONENTS, CONSULTING, GOAL, SMAPLY};
use crate::model::{FunnelStage, Map, MapKind, MapScope, Path};

rule! {
    /// The stages name the company's funnel up to the purchase, and nothing after it. Most of what
    /// makes customers stay or leave happens there: onboarding, use, support, renewal. Only judged
    /// where stages say which part of the `funnel` they belong to; a map of a part of the journey
    /// says `scope: partial`.
    "CJM303" "post-purchase-missing" Structure Warning recommended,
    source: [CONSULTING, GOAL, COMPONENTS, SMAPLY],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying",
  "stages": [{ "id": "look", "funnel": ["awareness"] }, { "id": "order", "funnel": ["purchase"] }] }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying",
  "stages": [{ "id": "look", "funnel": ["awareness"] }, { "id": "order", "funnel": ["purchase"] },
    { "id": "use", "funnel": ["onboarding", "usage"] }] }] }"#,
    check: Check::Map(check),
}

/// Whether a stage of the funnel comes after the purchase.
fn after(funnel: FunnelStage) -> bool {
    use FunnelStage::{Advocacy, Onboarding, Renewal, Retention, Support, Upgrade, Usage};
    matches!(funnel, Onboarding | Usage | Retention | Renewal | Upgrade | Support | Advocacy)
}

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    let whole = map.scope != Some(MapScope::Partial) && map.kind != Some(MapKind::DayInTheLife);
    let mut funnel = map.stages.iter().flat_map(|stage| &stage.funnel).peekable();
    if !whole || funnel.peek().is_none() || funnel.any(|&funnel| after(funnel)) {
        return;
    }
    context
        .finding(path, "map `{map}` ends with the purchase")
        .called("map", Some(&map.title), &map.id)
        .subject("map", Some(map.id.as_str()), Some(&map.title))
        .help("add what happens after buying (onboarding, usage, support, renewal), or say `scope: partial`")
        .report();
}
