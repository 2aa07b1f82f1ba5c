//! Rules that each side keeps and both together break.

use std::collections::BTreeSet;

use super::blend::Blend;
use super::conflict::{ConflictKind, MergeNote, Side};
use super::tree::{Keys, ROOT, Tree};
use crate::Error;
use crate::check::{Diagnostic, Options, Severity, check, rules};
use crate::compare::value::parse;
use crate::read::Syntax;

/// The most things that are taken back one by one.
const ROUNDS: usize = 16;

/// Takes back what breaks a rule that no side breaks: the thing is as the policy's side has it. Should
/// that not be enough, the whole document is. Gives the text that keeps all rules.
pub(super) fn hold(blend: &mut Blend<'_>, mut text: String, sides: &[String; 3]) -> Result<String, Error> {
    let mut found = errors(&text)?;
    if found.is_empty() {
        return Ok(text);
    }
    let mut known = BTreeSet::new();
    for side in sides {
        known.extend(errors(side)?.iter().map(gist));
    }
    let side = blend.policy;
    for _ in 0..ROUNDS {
        let Some(error) = found.iter().find(|error| !known.contains(&gist(error))) else { return Ok(text) };
        let Some(key) =
            thing_at(blend.keys, &text, &error.pointer)?.filter(|key| !blend.follow.contains_key(key))
        else {
            break;
        };
        let conflict = blend.about(key, ConflictKind::Invariant, None, side);
        let values =
            [blend.thing(Side::Base, key)?, blend.thing(Side::Ours, key)?, blend.thing(Side::Theirs, key)?];
        blend.firm.push(conflict.with(values));
        blend.notes.push(MergeNote::new(blend.keys.name(key), "rule", Some(error.code)));
        blend.follow.insert(key, side);
        text = blend.settle()?.text(ROOT)?;
        found = errors(&text)?;
    }
    if found.iter().all(|error| known.contains(&gist(error))) {
        return Ok(text);
    }
    let conflict = blend.about(ROOT, ConflictKind::Invariant, None, side);
    let [base, ours, theirs] = sides.each_ref().map(|text| parse(text).map(Some));
    blend.firm = vec![conflict.with([base?, ours?, theirs?])];
    blend.loose.clear();
    Ok(sides.get(side as usize).cloned().unwrap_or(text))
}

/// What is wrong with a document.
fn errors(text: &str) -> Result<Vec<Diagnostic>, Error> {
    let select = rules().filter(|rule| rule.severity == Severity::Error).map(|rule| rule.code.to_owned());
    let options = Options {
        syntax: Syntax::Json,
        spans: Some(false),
        select: Some(select.collect()),
        ..Options::default()
    };
    let report = check(text.as_bytes(), &options)?;
    Ok(report.diagnostics.into_iter().filter(|it| it.severity == Severity::Error).collect())
}

/// What tells an error from others, wherever it stands.
fn gist(error: &Diagnostic) -> String {
    let id = error.subject.as_ref().map_or("", |subject| subject.id.as_deref().unwrap_or_default());
    format!("{} {id} {}", error.code, error.message)
}

/// The key of the innermost thing that a pointer leads through.
fn thing_at(keys: &Keys, text: &str, pointer: &str) -> Result<Option<u32>, Error> {
    let tape = super::tape(text)?;
    let mut all = Keys::default();
    let tree = Tree::read(&tape, &mut all)?;
    let (mut at, mut best) = (ROOT, None);
    let mut parts = pointer.split('/').skip(1);
    while let (Some(list), Some(index)) = (parts.next(), parts.next()) {
        let node = tree.get(at);
        let Some((_, items)) = node.and_then(|node| node.lists.iter().find(|(name, _)| *name == list)) else {
            break;
        };
        let Some(key) = index.parse::<usize>().ok().and_then(|index| items.get(index)) else { break };
        at = *key;
        let name = all.name(at);
        best = keys.find(&name.map, name.object, &name.address).or(best);
    }
    Ok(best)
}
