//! [`Tree`]: a whole document laid out, everything in it under a key that all versions share.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use foldhash::fast::RandomState;

use super::super::address;
use super::super::print;
use super::super::slot::{Slot, item_object, kind, member, root, slot};
use super::super::value::quote;
use crate::Error;
use crate::read::{Kind, ObjectShape, Shape, Tape, parse_json};

/// The key of the document itself.
pub(super) const ROOT: u32 = 0;

/// What all versions call the same, numbered in the order in which it is met.
#[derive(Default)]
pub(super) struct Keys {
    numbers: HashMap<String, u32, RandomState>,
    names: Vec<Name>,
    /// Of things without an id that are called the same, each further one with the first of them.
    firsts: BTreeMap<u32, u32>,
}

/// What is the same in all versions: something of one kind at one address of one map.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name {
    /// The map whose ids it lives among; empty = the document's.
    pub(super) map: String,
    pub(super) address: String,
    /// The name of its shape; empty for texts and numbers.
    pub(super) object: &'static str,
}

impl Name {
    /// The map, unless it is the document.
    pub(super) fn map(&self) -> Option<String> {
        (!self.map.is_empty()).then(|| self.map.clone())
    }
}

impl Keys {
    fn number(&mut self, map: &str, object: &'static str, address: &str) -> u32 {
        let text = format!("{map}\n{object}\n{address}");
        let next = self.names.len() as u32;
        let number = *self.numbers.entry(text).or_insert(next);
        if number == next {
            let name = Name { map: map.to_owned(), address: address.to_owned(), object };
            self.names.push(name);
        }
        number
    }

    /// All keys.
    pub(super) fn all(&self) -> std::ops::Range<u32> {
        0..self.names.len() as u32
    }

    /// What a key stands for.
    pub(super) fn name(&self, key: u32) -> &Name {
        const NOTHING: &Name = &Name { map: String::new(), address: String::new(), object: "" };
        self.names.get(key as usize).unwrap_or(NOTHING)
    }

    /// The first of all things without an id that are called as this one.
    pub(super) fn first(&self, key: u32) -> u32 {
        self.firsts.get(&key).copied().unwrap_or(key)
    }

    /// Each thing that is called as one before it.
    pub(super) fn twins(&self) -> impl Iterator<Item = u32> {
        self.firsts.keys().copied()
    }

    /// The key of a thing, should it be known.
    pub(super) fn find(&self, map: &str, object: &str, address: &str) -> Option<u32> {
        self.numbers.get(&format!("{map}\n{object}\n{address}")).copied()
    }
}

/// A document: nodes by key.
#[derive(Default, Clone)]
pub(super) struct Tree {
    nodes: Vec<Option<Node>>,
    /// Up to which number the addresses of things that are called the same are taken, by the first.
    numbers: HashMap<u32, u32, RandomState>,
}

/// A thing, or an item of a list.
#[derive(Clone)]
pub(super) struct Node {
    pub(super) id: Option<String>,
    /// Nothing for texts and numbers.
    pub(super) object: Option<&'static ObjectShape>,
    /// The shape of what stands in its list.
    pub(super) shape: &'static Shape,
    pub(super) body: Body,
    /// Where it stands; nothing for the document.
    pub(super) spot: Option<Spot>,
    pub(super) lists: Vec<(&'static str, Vec<u32>)>,
}

/// A list of a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) parent: u32,
    pub(super) list: &'static str,
}

/// What a node says itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Body {
    /// Members that are no lists of nodes, as canonical text.
    Members(BTreeMap<String, String>),
    /// Something without an id: canonical text without its lists of nodes.
    Whole(String),
}

/// The list in which something is laid out.
#[derive(Clone, Copy)]
struct Place<'p> {
    spot: Spot,
    slot: Slot,
    /// The shape of the list, and of what stands in it.
    shapes: [&'static Shape; 2],
    map: &'p str,
    owner: &'p str,
    /// What it is called, should it have no id and that be known.
    address: Option<&'p str>,
}

impl Node {
    /// Whether what it says holds a text in quotes.
    pub(super) fn mentions(&self, quoted: &str) -> bool {
        match &self.body {
            Body::Whole(text) => text.contains(quoted),
            Body::Members(members) => members.values().any(|text| text.contains(quoted)),
        }
    }
}

impl Tree {
    /// Lays out a canonical document.
    ///
    /// # Errors
    /// [`Error::Unusable`] if an id stands twice.
    pub(super) fn read(tape: &Tape<'_>, keys: &mut Keys) -> Result<Self, Error> {
        let mut tree = Self::default();
        keys.number("", root().name, "");
        let node = Node {
            id: None,
            object: Some(root()),
            shape: crate::read::document_shape(),
            body: Body::Members(said(tape, 0, Some(root()), |slot| slot != Slot::Value)),
            spot: None,
            lists: Vec::new(),
        };
        tree.set(ROOT, node);
        tree.fill(ROOT, tape, 0, keys, "", "")?;
        Ok(tree)
    }

    /// Lays out one thing, as a document writes it, with everything inside it. Without an id it is
    /// called `address`: which of several equal ones it is cannot be told from itself.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub(super) fn read_thing(
        tape: &Tape<'_>,
        keys: &mut Keys,
        spot: Spot,
        list: &'static Shape,
        map: &str,
        address: &str,
    ) -> Result<(Self, Option<u32>), Error> {
        let mut tree = Self::default();
        let Shape::List(item) = list else { return Ok((tree, None)) };
        let owner = keys.name(spot.parent).address.clone();
        let place = Place {
            spot,
            slot: slot(list),
            shapes: [list, item],
            map,
            owner: &owner,
            address: Some(address),
        };
        let key = tree.lay_out(tape, 0, place, keys)?;
        Ok((tree, Some(key)))
    }

    pub(super) fn get(&self, key: u32) -> Option<&Node> {
        self.nodes.get(key as usize)?.as_ref()
    }

    pub(super) fn get_mut(&mut self, key: u32) -> Option<&mut Node> {
        self.nodes.get_mut(key as usize)?.as_mut()
    }

    pub(super) fn has(&self, key: u32) -> bool {
        self.get(key).is_some()
    }

    /// Where something stands.
    pub(super) fn spot(&self, key: u32) -> Option<Spot> {
        self.get(key)?.spot
    }

    pub(super) fn set(&mut self, key: u32, node: Node) {
        let at = key as usize;
        if self.nodes.len() <= at {
            self.nodes.resize(at + 1, None);
        }
        if let Some(place) = self.nodes.get_mut(at) {
            *place = Some(node);
        }
    }

    /// The list of a node.
    pub(super) fn list(&self, spot: Spot) -> &[u32] {
        let lists = self.get(spot.parent).map(|node| node.lists.as_slice()).unwrap_or_default();
        lists.iter().find(|(name, _)| *name == spot.list).map(|(_, list)| list.as_slice()).unwrap_or_default()
    }

    /// The list of a node, empty if it was not there; nothing if the node is not there.
    pub(super) fn list_mut(&mut self, spot: Spot) -> Option<&mut Vec<u32>> {
        let node = self.get_mut(spot.parent)?;
        if !node.lists.iter().any(|(name, _)| *name == spot.list) {
            node.lists.push((spot.list, Vec::new()));
        }
        node.lists.iter_mut().find(|(name, _)| *name == spot.list).map(|(_, list)| list)
    }

    /// Forgets a node; its list is not touched.
    pub(super) fn remove(&mut self, key: u32) {
        if let Some(node) = self.nodes.get_mut(key as usize) {
            *node = None;
        }
    }

    /// Everything inside something, itself first, in document order.
    pub(super) fn inside(&self, key: u32) -> Vec<u32> {
        let mut found = Vec::new();
        let mut open = vec![key];
        while let Some(key) = open.pop() {
            let Some(node) = self.get(key) else { continue };
            found.push(key);
            open.extend(node.lists.iter().rev().flat_map(|(_, list)| list.iter().rev()));
        }
        found
    }

    /// Canonical text of something and all inside it.
    pub(super) fn text(&self, key: u32) -> Result<String, Error> {
        let Some(node) = self.get(key) else { return Ok("null".to_owned()) };
        let mut parts: Vec<(&str, Cow<'_, str>)> = Vec::new();
        for (name, list) in node.lists.iter().filter(|(_, list)| !list.is_empty()) {
            let items: Result<Vec<String>, Error> = list.iter().map(|item| self.text(*item)).collect();
            parts.push((name, Cow::Owned(format!("[{}]", items?.join(",")))));
        }
        let whole;
        match &node.body {
            Body::Whole(text) if parts.is_empty() => return Ok(text.clone()),
            Body::Whole(text) if text.starts_with('{') => {
                whole = members(text)?;
                parts.extend(whole.iter().map(|(name, text)| (name.as_str(), Cow::Borrowed(text.as_str()))));
            }
            Body::Whole(text) => parts.push(("text", Cow::Borrowed(text))),
            Body::Members(members) => {
                parts.extend(node.id.iter().map(|id| ("id", Cow::Owned(quote(id)))));
                parts
                    .extend(members.iter().map(|(name, text)| (name.as_str(), Cow::Borrowed(text.as_str()))));
            }
        }
        Ok(print::object(parts.into_iter()))
    }

    fn fill(
        &mut self,
        key: u32,
        tape: &Tape<'_>,
        node: u32,
        keys: &mut Keys,
        map: &str,
        owner: &str,
    ) -> Result<(), Error> {
        let Some(object) = self.get(key).and_then(|node| node.object) else { return Ok(()) };
        for (name, value) in tape.members(node) {
            let name = tape.string(name).unwrap_or_default();
            let Some(member) = object.members.iter().find(|member| member.name == name) else { continue };
            let (Shape::List(item), Kind::List) = (member.shape, tape.kind(value)) else { continue };
            let slot = slot(member.shape);
            if slot == Slot::Value || (slot != Slot::Things && self.is_whole(key)) {
                continue;
            }
            let spot = Spot { parent: key, list: member.name };
            let place = Place { spot, slot, shapes: [member.shape, item], map, owner, address: None };
            let mut list = Vec::new();
            for item in tape.items(value) {
                list.push(self.lay_out(tape, item, place, keys)?);
            }
            if let Some(node) = self.get_mut(key) {
                node.lists.push((member.name, list));
            }
        }
        Ok(())
    }

    fn is_whole(&self, key: u32) -> bool {
        self.get(key).is_some_and(|node| matches!(node.body, Body::Whole(_)))
    }

    fn lay_out(
        &mut self,
        tape: &Tape<'_>,
        node: u32,
        place: Place<'_>,
        keys: &mut Keys,
    ) -> Result<u32, Error> {
        let [list, item] = place.shapes;
        let object = item_object(list);
        let name = object.map_or("", |object| object.name);
        let source = tape.source(node);
        let id = tape.get(node, "id").and_then(|id| tape.string(id)).map(Cow::into_owned);
        let id = id.filter(|_| place.slot == Slot::Things);
        let (label, body) = match (place.slot, &id) {
            (Slot::Things, Some(_)) => {
                (None, Body::Members(said(tape, node, object, |slot| slot != Slot::Value)))
            }
            (Slot::Things, None) => {
                let members = said(tape, node, object, |slot| slot == Slot::Things);
                let all = tape.kind(node) != Kind::Object || members.len() == tape.members(node).count();
                let text = if all { source.to_owned() } else { short(&members) };
                (Some(address::content(&text, item)), Body::Whole(text))
            }
            (Slot::Keyed(keys), _) => {
                let members = said(tape, node, object, |slot| slot != Slot::Value);
                (Some(address::key(tape, node, keys)), Body::Members(members))
            }
            (Slot::Set, _) => (tape.string(node).map(Cow::into_owned), Body::Whole(source.to_owned())),
            _ => (Some(address::content(source, item)), Body::Whole(source.to_owned())),
        };
        let is_map = name == "map";
        let scope = if is_map { "" } else { place.map };
        let key = match (&id, label) {
            (Some(id), _) => {
                let key = keys.number(scope, name, id);
                if self.has(key) {
                    let kind = object.map(kind).unwrap_or_default();
                    return Err(Error::Unusable {
                        message: format!("the id `{id}` stands twice: things are merged by their ids"),
                        hint: Some(format!("one of them is a {kind}; `cjm check` shows both places")),
                    });
                }
                key
            }
            (None, label) => {
                let joined = || address::join(place.owner, place.spot.list, &label.unwrap_or_default());
                let address = place.address.map_or_else(joined, str::to_owned);
                let first = keys.number(scope, name, &address);
                let (mut key, mut number) = (first, self.numbers.get(&first).copied().unwrap_or(1));
                while self.has(key) {
                    number += 1;
                    key = keys.number(scope, name, &format!("{address}#{number}"));
                    keys.firsts.insert(key, first);
                    self.numbers.insert(first, number);
                }
                key
            }
        };
        let own = keys.name(key).address.clone();
        let inner = if is_map { id.clone().unwrap_or_default() } else { place.map.to_owned() };
        self.set(key, Node { id, object, shape: item, body, spot: Some(place.spot), lists: Vec::new() });
        if !matches!(place.slot, Slot::Set | Slot::Sequence) {
            self.fill(key, tape, node, keys, &inner, &own)?;
        }
        Ok(key)
    }
}

/// The members of an object but for its id and those lists, as text.
fn said(
    tape: &Tape<'_>,
    node: u32,
    object: Option<&'static ObjectShape>,
    laid_out: impl Fn(Slot) -> bool,
) -> BTreeMap<String, String> {
    let members = tape.members(node).filter_map(|(key, value)| {
        let name = tape.string(key).unwrap_or_default();
        let shape = object.and_then(|object| member(object, &name));
        let apart = tape.kind(value) == Kind::List && shape.is_some_and(|shape| laid_out(slot(shape)));
        let own = !apart && (name != "id" || shape.is_none());
        own.then(|| (name.into_owned(), tape.source(value).to_owned()))
    });
    members.collect()
}

/// The members of an object as text.
pub(super) fn members(text: &str) -> Result<BTreeMap<String, String>, Error> {
    let tape = parse_json(text).map_err(|fault| Error::Internal(fault.message))?;
    let name = |key| tape.string(key).unwrap_or_default().into_owned();
    Ok(tape.members(0).map(|(key, value)| (name(key), tape.source(value).to_owned())).collect())
}

/// The canonical text of a thing without an id: short where it says nothing but its text.
fn short(members: &BTreeMap<String, String>) -> String {
    match members.iter().next() {
        Some((name, text)) if members.len() == 1 && name == "text" && text.starts_with('"') => text.clone(),
        _ => print::object(members.iter().map(|(name, text)| (name.as_str(), Cow::Borrowed(text.as_str())))),
    }
}
