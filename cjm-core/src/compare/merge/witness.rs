//! What conflicts say about the three documents.

use std::collections::BTreeSet;

use super::blend::Blend;
use super::conflict::{Conflict, ConflictKind, Side};
use super::tree::{Body, Node};
use crate::Error;
use crate::compare::name::words;
use crate::compare::slot::kind;
use crate::compare::value::parse;
use crate::model::Any;

impl Blend<'_> {
    /// A conflict about something, without what the three say.
    pub(super) fn about(&self, key: u32, what: ConflictKind, field: Option<&str>, default: Side) -> Conflict {
        let name = self.keys.name(key);
        let nodes = self.trees.iter().filter_map(|tree| tree.get(key));
        let conflict = Conflict {
            id: String::new(),
            kind: what,
            map: name.map(),
            entity: name.address.clone(),
            entity_kind: nodes.clone().find_map(|node| node.object).map(kind).unwrap_or_default(),
            name: self
                .tree(Side::Base)
                .get(key)
                .and_then(called)
                .or_else(|| nodes.clone().filter_map(called).min()),
            field: field.map(str::to_owned),
            base: None,
            ours: None,
            theirs: None,
            default,
            choices: vec![Side::Base, Side::Ours, Side::Theirs],
        };
        conflict.named()
    }

    /// A thing as one side has it: `{"kind", "at", "value"}`; nothing if it has not.
    pub(super) fn thing(&self, side: Side, key: u32) -> Result<Option<Any>, Error> {
        let tree = self.tree(side);
        let Some(node) = tree.get(key) else { return Ok(None) };
        let mut members = vec![("kind".to_owned(), Any::String(node.object.map(kind).unwrap_or_default()))];
        members.extend(self.keys.name(key).map().map(|map| ("map".to_owned(), Any::String(map))));
        members.extend(self.place_value(side, key).map(|at| ("at".to_owned(), at)));
        members.push(("value".to_owned(), parse(&tree.text(key)?)?));
        Ok(Some(Any::Object(members)))
    }

    /// Where one side has a thing: `{"parent", "slot", "after"}`, as in a change set.
    pub(super) fn place_value(&self, side: Side, key: u32) -> Option<Any> {
        let tree = self.tree(side);
        let spot = tree.spot(key)?;
        let address = |key: u32| Any::String(self.keys.name(key).address.clone());
        let list = tree.list(spot);
        let after = list.iter().position(|other| *other == key).and_then(|at| list.get(at.checked_sub(1)?));
        let mut members = Vec::new();
        if spot.parent != super::tree::ROOT {
            members.push(("parent".to_owned(), address(spot.parent)));
        }
        members.push(("slot".to_owned(), Any::String(spot.list.to_owned())));
        members.extend(after.map(|after| ("after".to_owned(), address(*after))));
        Some(Any::Object(members))
    }

    /// The addresses of a list, as far as they stay.
    pub(super) fn addresses(&self, list: &[u32], keep: &BTreeSet<u32>) -> Option<Any> {
        let items = list.iter().filter(|key| keep.contains(key));
        Some(Any::List(items.map(|key| Any::String(self.keys.name(*key).address.clone())).collect()))
    }
}

/// The name, title or words of a thing.
fn called(node: &Node) -> Option<String> {
    match &node.body {
        Body::Whole(text) => words(&parse(text).ok()?, None),
        Body::Members(members) => ["name", "title", "text", "question"]
            .iter()
            .find_map(|member| words(&parse(members.get(*member)?).ok()?, None)),
    }
}
