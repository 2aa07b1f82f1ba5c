//! `dangling-reference`

use std::collections::HashMap;

use crate::check::Context;
use crate::check::fix::{Change, Safety};
use crate::check::rule::{Check, rule};
use crate::error::nearest;
use crate::model::{Any, Document, Kind, Path, definitions, preset_channel, preset_scale, references};

rule! {
    /// Something points to an id that does not exist, or to a thing of the wrong kind. Whatever the
    /// reference was meant to add — an owner, a source, a need — is missing from every answer.
    "CJM202" "dangling-reference" References Error recommended,
    source: ["the document format, references"],
    bad: r#"{ "cjm": "1.0", "personas": [{ "id": "mara", "name": "Mara" }],
  "maps": [{ "id": "buy", "title": "Buying", "personas": ["marra"] }] }"#,
    good: r#"{ "cjm": "1.0", "personas": [{ "id": "mara", "name": "Mara" }],
  "maps": [{ "id": "buy", "title": "Buying", "personas": ["mara"] }] }"#,
    check: Check::Document(check),
}

fn check(context: &mut Context<'_>, document: &Document, _: &Path<'_>) {
    let mut known: HashMap<&str, Vec<(Kind, Option<usize>)>> = HashMap::new();
    definitions(document, &mut |definition| {
        known.entry(definition.id.as_str()).or_default().push((definition.kind, definition.map));
    });
    references(document, &mut |reference| {
        let id = reference.id.as_str();
        // From inside a map only that map's own things are seen, from outside all maps'.
        let visible = |map: Option<usize>| map.is_none() || reference.map.is_none() || map == reference.map;
        let fits = |kind: &Kind| reference.targets.contains(kind);
        let found = known.get(id).map(Vec::as_slice).unwrap_or_default();
        let preset = fits(&Kind::Channel) && preset_channel(id).is_some()
            || fits(&Kind::Scale) && preset_scale(id).is_some();
        if preset || found.iter().any(|(kind, map)| fits(kind) && visible(*map)) {
            return;
        }
        let targets: Vec<&str> = reference.targets.iter().map(|kind| kind.as_str()).collect();
        let targets = if targets.len() > 5 { "thing".to_owned() } else { targets.join(" or ") };
        let mut candidates: Vec<&str> = known
            .iter()
            .filter(|(_, found)| found.iter().any(|(kind, map)| fits(kind) && visible(*map)))
            .map(|(&id, _)| id)
            .collect();
        candidates.sort_unstable();
        let near = nearest(id, candidates);
        let other = found.iter().find(|(_, map)| visible(*map)).map(|(kind, _)| kind.as_str());
        let finding = match other {
            Some(other) => {
                context.finding(reference.path, "`{id}` is a {kind}, not a {targets}").with("kind", other)
            }
            None => context.finding(reference.path, "there is no {targets} `{id}`"),
        };
        let finding = finding.with("id", id).with("targets", targets);
        match near {
            Some(near) => finding
                .fix(Safety::Unsafe, format!("write `{near}`"), Change::Replace(Any::String(near.clone())))
                .with("near", near)
                .help("did you mean `{near}`?"),
            None => finding.help("add it, or remove the reference"),
        }
        .report();
    });
}
