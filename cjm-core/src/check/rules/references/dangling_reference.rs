//! `dangling-reference`

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::RangeInclusive;

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

/// Names that may be meant, at most of one kind and scope.
const MOST: usize = 200;

type Scope = Option<usize>;

fn check(context: &mut Context<'_>, document: &Document, _: &Path<'_>) {
    let mut known: HashMap<&str, BTreeSet<(Kind, Scope)>> = HashMap::new();
    let mut of_kind: BTreeMap<(Kind, Scope), BTreeSet<&str>> = BTreeMap::new();
    definitions(document, &mut |definition| {
        let id = definition.id.as_str();
        known.entry(id).or_default().insert((definition.kind, definition.map));
        of_kind.entry((definition.kind, definition.map)).or_default().insert(id);
    });
    references(document, &mut |reference| {
        let id = reference.id.as_str();
        let found = known.get(id);
        let fits = |kind: Kind| {
            let preset = match kind {
                Kind::Channel => preset_channel(id).is_some(),
                Kind::Scale => preset_scale(id).is_some(),
                _ => false,
            };
            preset
                || found.is_some_and(|found| {
                    scopes(kind, reference.map).any(|range| found.range(range).next().is_some())
                })
        };
        if reference.targets.iter().any(|&kind| fits(kind)) {
            return;
        }
        if context.is_full() {
            context.keep();
            return;
        }
        let targets: Vec<&str> = reference.targets.iter().map(|kind| kind.as_str()).collect();
        let targets = if targets.len() > 5 { "thing".to_owned() } else { targets.join(" or ") };
        let ranges = reference.targets.iter().flat_map(|&kind| scopes(kind, reference.map));
        let mut candidates: Vec<&str> = ranges
            .flat_map(|range| of_kind.range(range).flat_map(|(_, ids)| ids).copied().take(MOST))
            .collect();
        candidates.sort_unstable();
        candidates.dedup();
        let near = nearest(id, candidates);
        let other = found.and_then(|found| {
            let mut visible = Kind::ALL.iter().flat_map(|&kind| scopes(kind, reference.map));
            visible.find_map(|range| found.range(range).next())
        });
        let finding = match other {
            Some((other, _)) => context
                .finding(reference.path, "`{id}` is a {kind}, not a {targets}")
                .with("kind", other.as_str()),
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

/// Where a reference sees things of a kind: from inside a map the document's and that map's own, from
/// outside all maps'.
fn scopes(kind: Kind, map: Scope) -> impl Iterator<Item = RangeInclusive<(Kind, Scope)>> {
    let (document, last) = ((kind, None), (kind, Some(usize::MAX)));
    let ranges = match map {
        None => [Some(document..=last), None],
        Some(_) => [Some(document..=document), Some((kind, map)..=(kind, map))],
    };
    ranges.into_iter().flatten()
}
