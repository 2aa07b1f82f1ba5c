//! `duplicate-touchpoint`

use std::collections::HashMap;

use crate::check::Context;
use crate::check::rule::{Check, rule};
use crate::check::sources::STEPS;
use crate::model::{Document, Path};

rule! {
    /// Two touchpoints have the same name and channel. They are one thing under two ids: what is
    /// known about it is torn in two.
    "CJM206" "duplicate-touchpoint" References Warning recommended,
    source: [STEPS],
    bad: r#"{ "cjm": "1.0", "touchpoints": [{ "id": "pricing", "name": "Pricing page", "channel": "web" },
  { "id": "prices", "name": "pricing  page", "channel": "web" }] }"#,
    good: r#"{ "cjm": "1.0", "touchpoints": [{ "id": "pricing", "name": "Pricing page", "channel": "web" },
  { "id": "prices", "name": "Price list", "channel": "email" }] }"#,
    check: Check::Document(check),
}

fn check(context: &mut Context<'_>, document: &Document, path: &Path<'_>) {
    let mut first: HashMap<(String, Option<&str>), usize> = HashMap::new();
    let mut index = 0;
    path.each("touchpoints", &document.touchpoints, |at, touchpoint| {
        let words: Vec<String> =
            context.words(&touchpoint.name).split_whitespace().map(str::to_lowercase).collect();
        let key = (words.join(" "), touchpoint.channel.as_ref().map(|id| id.as_str()));
        match first.get(&key) {
            Some(&other) => {
                let place = context.place(&Path::Index(&Path::Member(path, "touchpoints"), other));
                let id = document.touchpoints.get(other).map(|other| other.id.as_str()).unwrap_or_default();
                context
                    .finding(at, "touchpoint `{touchpoint}` is the same as `{other}`")
                    .called("touchpoint", Some(&touchpoint.name), &touchpoint.id)
                    .with("other", id)
                    .subject("touchpoint", Some(touchpoint.id.as_str()), Some(&touchpoint.name))
                    .help("keep one of them, or give it a name that tells them apart")
                    .related(place, "the other touchpoint")
                    .report();
            }
            None => {
                first.insert(key, index);
            }
        }
        index += 1;
    });
}
