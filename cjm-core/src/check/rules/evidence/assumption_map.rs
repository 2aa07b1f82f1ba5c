//! `assumption-map`

use crate::check::fix::{Change, Safety};
use crate::check::rule::{Check, rule};
use crate::check::sources::{ASPECTS, CONSULTING, NNG_DECISIONS};
use crate::check::{Context, Setting};
use crate::model::{Any, Grounds, Map, MapState, Path, Support};

const SHARE: Setting =
    Setting::share("share", 0.2, "the least share of emotions and pains that must rest on evidence");

rule! {
    /// Hardly any emotion or pain of a current map rests on evidence, and the map does not say that
    /// it is a hypothesis. Assumption maps are a fine way to begin; taken for knowledge they are
    /// expensive. `assumed: true` says it.
    "CJM501" "assumption-map" Evidence Warning recommended,
    source: [CONSULTING, NNG_DECISIONS, ASPECTS],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "state": "current", "stages": [{ "id": "order",
  "steps": [{ "id": "pay", "name": "Pay", "emotions": [-1] }] }] }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "state": "current", "assumed": true,
  "stages": [{ "id": "order", "steps": [{ "id": "pay", "name": "Pay", "emotions": [-1] }] }] }] }"#,
    check: Check::Map(check),
    settings: [SHARE],
}

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    if map.assumed == Some(true) || map.state == Some(MapState::Future) {
        return;
    }
    let grounds = Grounds::of(context.document).in_map(map);
    let (mut claims, mut founded) = (0_usize, 0_usize);
    for (_, step) in map.steps() {
        let grounds = grounds.in_step(step);
        let emotions = step.emotions.iter().map(|emotion| grounds.support_of(&emotion.measure));
        for support in emotions.chain(step.pains.iter().map(|pain| grounds.support(&pain.evidence))) {
            claims += 1;
            founded += usize::from(support != Support::Assumed);
        }
    }
    if claims == 0 || founded as f64 >= context.setting(&SHARE) * claims as f64 {
        return;
    }
    context
        .finding(path, "{founded} of {claims} emotions and pains of map `{map}` rest on evidence")
        .called("map", Some(&map.title), &map.id)
        .with("claims", claims)
        .with("founded", founded)
        .subject("map", Some(map.id.as_str()), Some(&map.title))
        .fix(Safety::Safe, "declare the map assumed", Change::Add("assumed", Any::Bool(true)))
        .help("name the `evidence` of the map or its steps, or say `assumed: true`")
        .report();
}
