//! `no-owner-or-cadence`

use crate::check::Context;
use crate::check::fix::{Change, Safety};
use crate::check::rule::{Check, rule};
use crate::check::sources::{CONSULTING, SMAPLY};
use crate::model::{Any, Map, Path};

rule! {
    /// Nobody answers for the map, or nobody said how often it is looked at. Such maps are right on
    /// the day they are printed.
    "CJM702" "no-owner-or-cadence" Living Warning recommended,
    source: [SMAPLY, CONSULTING],
    bad: r#"{ "cjm": "1.0", "departments": [{ "id": "sales", "name": "Sales" }],
  "maps": [{ "id": "buy", "title": "Buying", "owner": "sales" }] }"#,
    good: r#"{ "cjm": "1.0", "departments": [{ "id": "sales", "name": "Sales" }],
  "maps": [{ "id": "buy", "title": "Buying", "owner": "sales", "review": { "cadence": "P3M" } }] }"#,
    check: Check::Map(check),
}

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    let (template, help) = match (&map.owner, &map.review) {
        (Some(_), Some(_)) => return,
        (None, Some(_)) => ("map `{map}` has no owner", "add `owner`: the department that answers for it"),
        (Some(_), None) => ("map `{map}` is never reviewed", "add `review: { cadence: P3M }`"),
        (None, None) => {
            ("map `{map}` has no owner and is never reviewed", "add `owner` and `review: { cadence: P3M }`")
        }
    };
    let finding = context
        .finding(path, template)
        .called("map", Some(&map.title), &map.id)
        .subject("map", Some(map.id.as_str()), Some(&map.title))
        .help(help);
    // A fix mends the whole finding, and nobody can guess an owner.
    if map.owner.is_none() || map.review.is_some() {
        return finding.report();
    }
    let quarterly = Any::Object(vec![("cadence".to_owned(), Any::String("P3M".to_owned()))]);
    finding.fix(Safety::Unsafe, "review it every three months", Change::Add("review", quarterly)).report();
}
