//! References: nothing may name what is gone.

use std::collections::{BTreeMap, BTreeSet};

use super::blend::Blend;
use super::conflict::{ConflictKind, MergeNote, Side};
use super::existence::Fate;
use super::tree::{Body, Node, Tree};
use crate::Error;
use crate::compare::reach::{NAMED_BY_ID, references};
use crate::compare::slot::{member, object_of};
use crate::compare::value::{parse, print, quote};
use crate::model::Any;
use crate::read::{Form, Shape, parse_json};

impl Blend<'_> {
    /// Finds references to what is gone: it comes back, as one side still needs it, or the reference
    /// goes. Says whether anything was decided.
    pub(super) fn links(&mut self, tree: &Tree) -> Result<bool, Error> {
        // Every thing with an id that some version holds and the merged document does not.
        let mut gone: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        let mut here: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for key in self.keys.all() {
            let Some(node) = self.trees.iter().find_map(|tree| tree.get(key)) else { continue };
            if node.id.is_some() {
                let which = if tree.has(key) { &mut here } else { &mut gone };
                which.entry(self.keys.name(key).address.as_str()).or_default().push(key);
            }
        }
        if gone.is_empty() {
            return Ok(false);
        }
        let mut broken: Vec<(u32, u32)> = Vec::new();
        for key in self.keys.all() {
            let Some(node) = tree.get(key) else { continue };
            let own = &self.keys.name(key);
            let map = node.id.as_deref().filter(|_| own.object == "map").unwrap_or(&own.map);
            let sees = |other: &&u32| {
                let scope = &self.keys.name(**other).map;
                scope.is_empty() || map.is_empty() || scope == map
            };
            each_reference(node, &gone, &mut |id| {
                let there = here.get(id).is_some_and(|keys| keys.iter().any(|key| sees(&key)));
                let lost = gone.get(id).and_then(|keys| keys.iter().find(sees));
                if let (false, Some(lost)) = (there, lost) {
                    broken.push((key, *lost));
                }
            })?;
        }
        let mut decided = false;
        for (key, lost) in broken {
            // Whoever had the reference and not the thing had it dangling before.
            let id = self.keys.name(lost).address.clone();
            let quoted = quote(&id);
            let dangled = self
                .trees
                .iter()
                .any(|tree| !tree.has(lost) && tree.get(key).is_some_and(|node| node.mentions(&quoted)));
            if dangled {
                continue;
            }
            decided |= self.bring_back(lost)? || self.unlink(key, &id)?;
        }
        Ok(decided)
    }

    /// What one side removed while the other refers to it is a conflict.
    fn bring_back(&mut self, lost: u32) -> Result<bool, Error> {
        let editor = [Side::Ours, Side::Theirs]
            .into_iter()
            .find(|side| self.tree(*side).has(lost) && !self.tree(side.other()).has(lost));
        let Some(editor) =
            editor.filter(|_| self.tree(Side::Base).has(lost) && !self.follow.contains_key(&lost))
        else {
            return Ok(false);
        };
        let Fate::Removed { root } = self.fate(editor, lost) else { return Ok(false) };
        let mut inside = self.tree(editor).inside(root);
        inside.retain(|key| !self.tree(editor.other()).has(*key));
        self.contest(editor, root, &inside, ConflictKind::RefDelete)?;
        Ok(true)
    }

    /// The reference goes; so does what cannot be without it.
    fn unlink(&mut self, key: u32, id: &str) -> Result<bool, Error> {
        let new = self.unlinked.entry(key).or_default().insert(id.to_owned());
        if new {
            self.notes.push(MergeNote::new(self.keys.name(key), "unlinked", Some(id)));
        }
        Ok(if !new || self.body(key)?.is_none() { self.dropped.insert(key) } else { true })
    }
}

/// Visits the ids among `wanted` that a node names.
fn each_reference(
    node: &Node,
    wanted: &BTreeMap<&str, Vec<u32>>,
    visit: &mut dyn FnMut(&str),
) -> Result<(), Error> {
    let mut below = |text: &str, shape: &'static Shape| {
        if !text.split('"').any(|part| wanted.contains_key(part)) {
            return Ok(());
        }
        let tape = parse_json(text).map_err(|fault| Error::Internal(fault.message))?;
        references(&tape, 0, shape, visit);
        Ok::<(), Error>(())
    };
    match &node.body {
        Body::Whole(text) => below(text, node.shape),
        Body::Members(members) => {
            for (name, text) in members {
                if name == NAMED_BY_ID {
                    let wrapped = format!("{{\"{NAMED_BY_ID}\":{text}}}");
                    below(&wrapped, node.shape)?;
                } else if let Some(shape) = node.object.and_then(|object| member(object, name)) {
                    below(text, shape)?;
                }
            }
            Ok(())
        }
    }
}

/// A body that names none of the ids; nothing if it cannot be without.
pub(super) fn without(body: Body, node: &Node, ids: &BTreeSet<String>) -> Result<Option<Body>, Error> {
    match body {
        Body::Whole(text) => Ok(cut(&parse(&text)?, node.shape, ids).map(|value| Body::Whole(print(&value)))),
        Body::Members(members) => {
            let mut left = BTreeMap::new();
            for (name, text) in members {
                let found = node.object.and_then(|object| object.members.iter().find(|it| it.name == name));
                let Some(shape) = found else {
                    left.insert(name, text);
                    continue;
                };
                let value = parse(&text)?;
                let value =
                    if name == NAMED_BY_ID { unnamed(&value, ids) } else { cut(&value, shape.shape, ids) };
                match value {
                    Some(value) => {
                        left.insert(name, print(&value));
                    }
                    None if shape.required => return Ok(None),
                    None => {}
                }
            }
            Ok(Some(Body::Members(left)))
        }
    }
}

/// A value without references to the ids; nothing if none of it is left.
fn cut(value: &Any, shape: &'static Shape, ids: &BTreeSet<String>) -> Option<Any> {
    match (value, shape) {
        (Any::String(text), Shape::Form(Form::Id)) => (!ids.contains(text)).then(|| value.clone()),
        (Any::List(items), Shape::List(item)) => {
            let left: Vec<Any> = items.iter().filter_map(|value| cut(value, item, ids)).collect();
            (!left.is_empty() || items.is_empty()).then_some(Any::List(left))
        }
        (Any::Object(members), Shape::Map(item)) => {
            let left =
                members.iter().filter_map(|(name, value)| Some((name.clone(), cut(value, item, ids)?)));
            Some(Any::Object(left.collect()))
        }
        (Any::String(_), Shape::Either(shapes)) => {
            // An id or a word of its own.
            let is_id = shapes.iter().any(|shape| matches!(shape, Shape::Form(Form::Id)));
            if is_id { cut(value, &Shape::Form(Form::Id), ids) } else { Some(value.clone()) }
        }
        (Any::Object(members), shape) => {
            let Some(object) = object_of(shape) else { return Some(value.clone()) };
            let mut left = Vec::with_capacity(members.len());
            for (name, value) in members {
                let found = object.members.iter().find(|member| member.name == name && name != "id");
                let cut = match found {
                    Some(_) if name == NAMED_BY_ID => unnamed(value, ids),
                    Some(member) => cut(value, member.shape, ids),
                    None => Some(value.clone()),
                };
                match (cut, found) {
                    (Some(value), _) => left.push((name.clone(), value)),
                    (None, Some(member)) if member.required => return None,
                    (None, _) => {}
                }
            }
            Some(Any::Object(left))
        }
        _ => Some(value.clone()),
    }
}

/// An object without the members that are called so; nothing if none is left.
fn unnamed(value: &Any, ids: &BTreeSet<String>) -> Option<Any> {
    let Any::Object(members) = value else { return Some(value.clone()) };
    let left: Vec<(String, Any)> = members.iter().filter(|(name, _)| !ids.contains(name)).cloned().collect();
    (!left.is_empty()).then_some(Any::Object(left))
}
