//! `stage-order-implausible`

use crate::check::Context;
use crate::check::rule::{Check, rule};
use crate::check::sources::COMPONENTS;
use crate::model::{FlowKind, FunnelStage, Map, Path, Stage};

rule! {
    /// A stage from before the purchase stands after one that needs the purchase: customers get to
    /// know the offer after they bought it. Usually two stages were swapped, or a loop is not
    /// marked (`flow` of kind `loop`).
    "CJM307" "stage-order-implausible" Structure Info recommended,
    source: [COMPONENTS],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "stages": [
  { "id": "order", "name": "Order", "funnel": ["purchase"] }, { "id": "look", "name": "Look", "funnel": ["awareness"] }] }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "stages": [
  { "id": "look", "name": "Look", "funnel": ["awareness"] }, { "id": "order", "name": "Order", "funnel": ["purchase"] }] }] }"#,
    check: Check::Map(check),
}

/// How far into the journey, as far as there is an order: what comes after onboarding has none.
fn rank(funnel: FunnelStage) -> Option<u8> {
    match funnel {
        FunnelStage::Awareness => Some(0),
        FunnelStage::Consideration => Some(1),
        FunnelStage::Decision => Some(2),
        FunnelStage::Purchase => Some(3),
        FunnelStage::Onboarding => Some(4),
        _ => None,
    }
}

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    if map.flow.iter().any(|flow| flow.kind == Some(FlowKind::Loop)) {
        return;
    }
    let mut furthest: Option<(u8, &Stage)> = None;
    path.each("stages", &map.stages, |path, stage| {
        let ranks = || stage.funnel.iter().map(|&funnel| rank(funnel));
        // A stage that is also something without an order may stand anywhere.
        let latest = if ranks().all(|rank| rank.is_some()) { ranks().flatten().max() } else { None };
        if let (Some(latest), Some((before, other))) = (latest, furthest)
            && latest < before
        {
            context
                .finding(path, "stage `{stage}` comes after `{other}`, which usually follows it")
                .called("stage", stage.name.as_ref(), &stage.id)
                .called("other", other.name.as_ref(), &other.id)
                .subject("stage", Some(stage.id.as_str()), stage.name.as_ref())
                .help("put them in order, or mark the way back with a `flow` of kind `loop`")
                .report();
        }
        if let Some(earliest) = ranks().flatten().min()
            && furthest.is_none_or(|(before, _)| earliest > before)
        {
            furthest = Some((earliest, stage));
        }
    });
}
