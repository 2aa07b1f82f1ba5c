//! `rating-scale-mixed`

use crate::check::Context;
use crate::check::rule::{Check, rule};
use crate::check::sources::CONSULTING;
use crate::model::{Document, Measure, Need, Path};

rule! {
    /// Importance, target and ratings of one need, a map's own ratings of it too, stand on different scales. A 4 of 5 and a 4 of 10
    /// are not the same, and nothing is ever converted silently.
    "CJM803" "rating-scale-mixed" Value Warning recommended,
    source: [CONSULTING],
    bad: r#"{ "cjm": "1.0", "needs": [{ "id": "price", "text": "know the price", "scale": "likert5",
  "importance": [{ "value": 9, "scale": "ten" }], "ratings": [{ "of": "us", "value": 2.9 }] }] }"#,
    good: r#"{ "cjm": "1.0", "needs": [{ "id": "price", "text": "know the price", "scale": "likert5",
  "importance": [4.6], "ratings": [{ "of": "us", "value": 2.9 }] }] }"#,
    check: Check::Document(check),
}

fn check(context: &mut Context<'_>, document: &Document, root: &Path<'_>) {
    root.each("needs", &document.needs, |path, need| {
        path.each("importance", &need.importance, |path, measure| judge(context, need, measure, path));
        if let Some(target) = &need.target {
            judge(context, need, target, &Path::Member(path, "target"));
        }
        path.each("ratings", &need.ratings, |path, rating| judge(context, need, &rating.measure, path));
    });
    root.each("maps", &document.maps, |path, map| {
        path.each("ratings", &map.ratings, |path, it| {
            if let Some(need) = document.need(it.need.as_str()) {
                judge(context, need, &it.rating.measure, path);
            }
        });
    });
}

fn judge(context: &mut Context<'_>, need: &Need, measure: &Measure, path: &Path<'_>) {
    let scale = need.scale.as_ref().map_or("likert5", |scale| scale.as_str());
    let Some(other) = measure.scale.as_ref().filter(|other| **other != *scale) else { return };
    context
        .finding(&Path::Member(path, "scale"), "need `{need}` is rated on `{scale}`, here on `{other}`")
        .called("need", Some(&need.text), &need.id)
        .with("scale", scale)
        .with("other", other)
        .subject("need", Some(need.id.as_str()), Some(&need.text))
        .help("convert the value to the need's scale, and leave `scale` out here")
        .report();
}
