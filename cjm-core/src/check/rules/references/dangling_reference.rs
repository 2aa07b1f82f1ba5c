//! `dangling-reference`

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use crate::check::fix::{Change, Safety};
use crate::check::rule::{Check, rule};
use crate::check::{Context, Scope, is_visible};
use crate::error::nearest;
use crate::model::{Any, Document, Kind, Path, definitions, references};

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

fn check(context: &mut Context<'_>, document: &Document, _: &Path<'_>) {
    let ids = context.ids();
    if !ids.dangling() {
        return;
    }
    let mut of_kind: Option<OfKind<'_>> = None;
    references(document, &mut |reference| {
        if !ids.dangles(&reference) {
            return;
        }
        let id = reference.id.as_str();
        if context.is_full() {
            context.keep();
            return;
        }
        let targets: Vec<&str> = reference.targets.iter().map(|kind| kind.as_str()).collect();
        let targets = if targets.len() > 5 { "thing".to_owned() } else { targets.join(" or ") };
        let of_kind = of_kind.get_or_insert_with(|| by_kind(document));
        let ranges = reference.targets.iter().flat_map(|&kind| scopes(kind, reference.map));
        let mut candidates: Vec<&str> = ranges
            .flat_map(|range| of_kind.range(range).flat_map(|(_, ids)| ids).copied().take(MOST))
            .collect();
        candidates.sort_unstable();
        candidates.dedup();
        let near = nearest(id, candidates);
        let mut visible = ids.named(id).filter(|&(_, scope)| is_visible(scope, reference.map));
        let other = visible.next();
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

/// The ids of a document, by what they name.
type OfKind<'d> = BTreeMap<(Kind, Scope), BTreeSet<&'d str>>;

fn by_kind(document: &Document) -> OfKind<'_> {
    let mut of_kind = OfKind::new();
    definitions(document, &mut |definition| {
        of_kind.entry((definition.kind, definition.map)).or_default().insert(definition.id.as_str());
    });
    of_kind
}

/// Where a reference in `map` sees things of a kind.
fn scopes(kind: Kind, map: Scope) -> impl Iterator<Item = RangeInclusive<(Kind, Scope)>> {
    let (document, last) = ((kind, None), (kind, Some(usize::MAX)));
    let ranges = match map {
        None => [Some(document..=last), None],
        Some(_) => [Some(document..=document), Some((kind, map)..=(kind, map))],
    };
    ranges.into_iter().flatten()
}
