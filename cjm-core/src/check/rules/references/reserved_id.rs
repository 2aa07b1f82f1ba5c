//! `reserved-id`

use crate::check::Context;
use crate::check::rule::{Check, rule};
use crate::check::sources::FORMAT;
use crate::model::{Document, Path, US};

rule! {
    /// A competitor has an id that means something else: `us` is our own offer in every rating,
    /// `average` and `best` are ways to compare in `scoring.reference`. Ratings of this competitor
    /// would be read as ours.
    "CJM207" "reserved-id" References Error recommended,
    source: [FORMAT],
    bad: r#"{ "cjm": "1.0", "competitors": [{ "id": "us", "name": "United Stores" }] }"#,
    good: r#"{ "cjm": "1.0", "competitors": [{ "id": "united-stores", "name": "United Stores" }] }"#,
    check: Check::Document(check),
}

fn check(context: &mut Context<'_>, document: &Document, path: &Path<'_>) {
    path.each("competitors", &document.competitors, |path, competitor| {
        let id = competitor.id.as_str();
        if [US, "average", "best"].contains(&id) {
            context
                .finding(&Path::Member(path, "id"), "a competitor cannot have the id `{id}`")
                .with("id", id)
                .subject("competitor", Some(id), Some(&competitor.name))
                .help("give it another id, and mend what points to it")
                .report();
        }
    });
}
