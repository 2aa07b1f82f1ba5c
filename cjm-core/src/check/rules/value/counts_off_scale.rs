//! `counts-off-scale`

use crate::check::Context;
use crate::check::rule::{Check, Rated, rule};
use crate::check::sources::FORMAT;
use crate::model::Path;

rule! {
    /// Answers are counted point by point, but there are not as many counts as the scale has points.
    /// Which answer is which cannot be known.
    "CJM806" "counts-off-scale" Value Error recommended,
    source: [FORMAT],
    bad: r#"{ "cjm": "1.0", "needs": [{ "id": "price", "text": "know the price", "scale": "likert5",
  "ratings": [{ "of": "us", "counts": [3, 7, 21, 45] }] }] }"#,
    good: r#"{ "cjm": "1.0", "needs": [{ "id": "price", "text": "know the price", "scale": "likert5",
  "ratings": [{ "of": "us", "counts": [3, 7, 21, 45, 28] }] }] }"#,
    check: Check::Rated(check),
}

fn check(context: &mut Context<'_>, rated: Rated<'_>, path: &Path<'_>) {
    let counts = rated.measure.counts.len();
    let Some(scale) = rated.scale.filter(|_| counts > 0) else { return };
    let (template, points) = match scale.points() {
        Some(points) if points == counts => return,
        Some(points) => ("the {what} has {counts} counts, the scale `{scale}` has {points} points", points),
        None => ("the {what} has {counts} counts, but the scale `{scale}` has no points to count", 0),
    };
    context
        .finding(&Path::Member(path, "counts"), template)
        .with("what", rated.what)
        .with("counts", counts)
        .with("points", points)
        .with("scale", &scale.id)
        .help("give one count a point, lowest point first; 0 where nobody answered")
        .report();
}
