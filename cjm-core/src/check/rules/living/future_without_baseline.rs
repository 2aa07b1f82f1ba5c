//! `future-without-baseline`

use crate::check::Context;
use crate::check::fix::{Change, Safety};
use crate::check::rule::{Check, rule};
use crate::check::sources::GOAL;
use crate::model::{Any, Map, MapState, Path};

rule! {
    /// A future map does not say which current map it replaces. Nobody can tell what would change,
    /// and no roadmap can be drawn.
    "CJM704" "future-without-baseline" Living Info recommended,
    source: [GOAL],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "state": "current" },
  { "id": "buy-next", "title": "Buying, next year", "state": "future" }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "state": "current" },
  { "id": "buy-next", "title": "Buying, next year", "state": "future", "futureOf": "buy" }] }"#,
    check: Check::Map(check),
}

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    if map.state == Some(MapState::Future) && map.future_of.is_none() {
        let maps = &context.document.maps;
        let mut current = maps.iter().filter(|other| other.state == Some(MapState::Current));
        let only = current.next().filter(|_| current.next().is_none()).map(|only| only.id.0.clone());
        let finding = context
            .finding(path, "future map `{map}` does not say which current map it replaces")
            .called("map", Some(&map.title), &map.id)
            .subject("map", Some(map.id.as_str()), Some(&map.title))
            .help("add `futureOf`: the id of the current map");
        match only {
            Some(id) => {
                let title = format!("let it replace `{id}`");
                finding.fix(Safety::Unsafe, title, Change::Add("futureOf", Any::String(id))).report();
            }
            None => finding.report(),
        }
    }
}
