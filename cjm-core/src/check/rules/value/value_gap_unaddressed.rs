//! `value-gap-unaddressed`

use crate::check::rule::{Check, rule};
use crate::check::sources::CONSULTING;
use crate::check::{Context, Setting};
use crate::model::{Id, Map, Need, OpportunityStatus, Path};

const GAP: Setting = Setting::share("gap", 0.5, "how far behind the best rival, as a share of the scale");
const IMPORTANCE: Setting =
    Setting::share("importance", 0.5, "from which importance on, as a share of the scale");

rule! {
    /// At a need that matters we trail the best rival by half the scale, and no opportunity does
    /// anything about it: neither at the need nor at a pain that touches it. That is where customers
    /// are lost.
    "CJM802" "value-gap-unaddressed" Value Warning recommended,
    source: [CONSULTING],
    bad: r#"{ "cjm": "1.0", "competitors": [{ "id": "rival", "name": "Rival" }],
  "needs": [{ "id": "price", "text": "know the price", "scale": "likert5", "importance": [4.6],
    "ratings": [{ "of": "us", "value": 1.9 }, { "of": "rival", "value": 4.3 }] }],
  "maps": [{ "id": "buy", "title": "Buying" }] }"#,
    good: r#"{ "cjm": "1.0", "competitors": [{ "id": "rival", "name": "Rival" }],
  "needs": [{ "id": "price", "text": "know the price", "scale": "likert5", "importance": [4.6],
    "ratings": [{ "of": "us", "value": 1.9 }, { "of": "rival", "value": 4.3 }] }],
  "maps": [{ "id": "buy", "title": "Buying",
    "opportunities": [{ "id": "list", "text": "publish a price list", "improves": [{ "need": "price", "to": 4.4 }] }] }] }"#,
    check: Check::Need(check),
    settings: [GAP, IMPORTANCE],
}

fn check(context: &mut Context<'_>, need: &Need, path: &Path<'_>) {
    let Some(scale) = context.document.scale_of_need(need) else { return };
    let values = |us: bool| {
        let ratings =
            need.ratings.iter().filter(move |rating| rating.is_us() == us && rating.stage.is_none());
        ratings
            .filter_map(|rating| rating.measure.value_on(scale))
            .filter(|&value| scale.unit(value).is_some())
    };
    let unit = |value: f64| scale.unit(value).unwrap_or_default();
    let (sum, count) = values(true).fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    let best = values(false).max_by(|&a, &b| unit(a).total_cmp(&unit(b)));
    let (Some(best), true) = (best, count > 0.0) else { return };
    let ours = sum / count;
    let importance =
        need.importance.iter().filter_map(|it| scale.unit(it.value_on(scale)?)).max_by(f64::total_cmp);
    let important = importance.is_some_and(|importance| importance >= context.setting(&IMPORTANCE));
    let far = unit(best) - unit(ours) >= context.setting(&GAP);
    if !important || !far || context.document.maps.iter().any(|map| addresses(map, need)) {
        return;
    }
    let rounded = |value: f64| (value * 100.0).round() / 100.0;
    context
        .finding(path, "at need `{need}` we trail the best rival, {ours} against {best}, and no opportunity addresses it")
        .called("need", Some(&need.text), &need.id)
        .with("ours", rounded(ours))
        .with("best", rounded(best))
        .subject("need", Some(need.id.as_str()), Some(&need.text))
        .help("add an opportunity that `improves` the need")
        .report();
}

/// Whether an opportunity of the map improves or addresses the need, or a pain that touches it.
fn addresses(map: &Map, need: &Need) -> bool {
    let touches = |id: &Id| {
        *id == need.id || map.pains().any(|(_, pain)| pain.id == *id && pain.needs.contains(&need.id))
    };
    map.opportunities
        .iter()
        .filter(|it| it.status != Some(OpportunityStatus::Dropped))
        .any(|it| it.improves.iter().any(|to| to.need == need.id) || it.addresses.iter().any(touches))
}

#[cfg(test)]
mod tests {
    use super::addresses;
    use crate::model::Document;

    #[test]
    fn a_pain_carries_its_needs() {
        let text = r#"{"needs":[{"id":"n","text":"N"}],"maps":[{"id":"m","title":"M",
            "stages":[{"id":"s","steps":[{"id":"x","pains":[{"id":"p","text":"P","needs":["n"]}]}]}],
            "opportunities":[{"id":"o","text":"O","addresses":["p"]}]}]}"#;
        let document: Document = serde_json::from_str(text).unwrap();
        assert!(addresses(&document.maps[0], &document.needs[0]));
    }
}
