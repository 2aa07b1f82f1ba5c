//! Choosing: what stands in a merged document where two people said different things.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::conflict::{Conflict, ConflictKind, Side};
use super::tree::{Body, Keys, Name, ROOT, Spot, Tree};
use super::{document as read, links, order, tape};
use crate::Error;
use crate::compare::slot::{item_object, member};
use crate::compare::summary::object_called;
use crate::compare::value::{print, quote};
use crate::error::nearest;
use crate::model::{Any, Document};
use crate::write::canonical;

/// A document in which choices were made.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Resolved {
    /// The document as chosen.
    pub document: Document,
    /// The conflicts that are still open.
    pub conflicts: Vec<Conflict>,
}

/// Makes choices, by the ids of conflicts: each thing becomes what the chosen side says, and nothing
/// refers to what is gone by choice. What is not chosen stays as it is. The order of choices does not
/// matter.
///
/// # Errors
/// [`Error::UnknownId`] for a choice that is about none of the conflicts, [`Error::Unusable`] if the
/// conflicts are not those of this document.
pub fn resolve(
    document: &Document,
    conflicts: &[Conflict],
    choices: &BTreeMap<String, Side>,
) -> Result<Resolved, Error> {
    for id in choices.keys() {
        if conflicts.iter().all(|conflict| conflict.id != *id) {
            return Err(Error::UnknownId {
                kind: "conflict",
                id: id.clone(),
                suggestion: nearest(id, conflicts.iter().map(|conflict| conflict.id.as_str())),
            });
        }
    }
    if let Some(conflict) =
        conflicts.iter().find(|it| choices.get(&it.id).is_some_and(|side| !it.choices.contains(side)))
    {
        return Err(Error::Unusable {
            message: format!("conflict `{}` cannot be decided for the base", conflict.id),
            hint: Some("both added it: choose `ours` or `theirs`".to_owned()),
        });
    }
    let mut chosen: Vec<(&Conflict, Side)> =
        conflicts.iter().filter_map(|it| Some((it, *choices.get(&it.id)?))).collect();
    // First what exists, then where it stands, then what goes, then what is said and in which order.
    chosen.sort_by_key(|(it, side)| (stage(it, *side), it.kind, it.id.clone()));
    let mut text = canonical(document)?;
    if let Some(whole) = chosen.iter().find_map(|(it, side)| it.side(*side).filter(|_| is_whole(it))) {
        text = print(whole);
        chosen.clear();
    }
    let mut keys = Keys::default();
    let tree = Tree::read(&tape(&text)?, &mut keys)?;
    let before = ids(&tree);
    let moving = chosen.iter().filter(|(it, _)| it.kind == ConflictKind::MoveMove);
    let moving = moving.map(|(it, _)| subject(it)).collect();
    let mut table = Table { keys, tree, moving };
    // What one choice brings back may be where another has its place.
    while !chosen.is_empty() {
        let before = chosen.len();
        let first = chosen.first().map(|(it, side)| stage(it, *side));
        let mut waiting = Vec::new();
        for (conflict, side) in chosen {
            if Some(stage(conflict, side)) != first || !table.choose(conflict, side)? {
                waiting.push((conflict, side));
            }
        }
        if waiting.len() == before {
            // What has no place anywhere goes.
            waiting.retain(|(it, side)| Some(stage(it, *side)) != first);
        }
        chosen = waiting;
    }
    let gone: BTreeSet<String> = before.difference(&ids(&table.tree)).cloned().collect();
    table.unlink(gone)?;
    let open = conflicts.iter().filter(|it| !choices.contains_key(&it.id));
    Ok(Resolved { document: read(&table.tree.text(ROOT)?)?, conflicts: open.cloned().collect() })
}

/// The same choice for all conflicts in which it can be made.
pub fn choose_all(conflicts: &[Conflict], side: Side) -> BTreeMap<String, Side> {
    conflicts.iter().filter(|it| it.choices.contains(&side)).map(|it| (it.id.clone(), side)).collect()
}

/// Whether a conflict is about the whole document.
fn is_whole(conflict: &Conflict) -> bool {
    conflict.kind == ConflictKind::Invariant && conflict.entity.is_empty()
}

fn is_of_existence(kind: ConflictKind) -> bool {
    use ConflictKind::{EditDelete, Invariant, KindEdit, MoveDelete, RefDelete};
    matches!(kind, EditDelete | MoveDelete | RefDelete | KindEdit | Invariant)
}

fn stage(conflict: &Conflict, side: Side) -> u8 {
    match (is_of_existence(conflict.kind), conflict.side(side).is_some()) {
        (true, true) => 0,
        // What moves leaves before what it stood in goes.
        _ if conflict.kind == ConflictKind::MoveMove => 1,
        (true, false) => 2,
        _ if conflict.kind == ConflictKind::Order => 4,
        _ => 3,
    }
}

/// The ids of all things.
fn ids(tree: &Tree) -> BTreeSet<String> {
    tree.inside(ROOT).into_iter().filter_map(|key| tree.get(key)?.id.clone()).collect()
}

/// What a conflict is about.
fn subject(conflict: &Conflict) -> Name {
    Name {
        map: conflict.map.clone().unwrap_or_default(),
        address: conflict.entity.clone(),
        object: object_called(&conflict.entity_kind).map_or("", |object| object.name),
    }
}

/// The document on which choices are made.
struct Table {
    keys: Keys,
    tree: Tree,
    /// What is given a place by choice.
    moving: BTreeSet<Name>,
}

impl Table {
    /// Makes one choice; says whether there was a place for it.
    fn choose(&mut self, conflict: &Conflict, side: Side) -> Result<bool, Error> {
        let map = conflict.map.as_deref().unwrap_or_default();
        let name = subject(conflict);
        let key = self.keys.find(map, name.object, &name.address).filter(|key| self.tree.has(*key));
        let value = conflict.side(side);
        if is_of_existence(conflict.kind) {
            return self.exist(conflict, key, value);
        }
        let Some(key) = key else { return Ok(true) };
        let field = conflict.field.as_deref().unwrap_or_default();
        match conflict.kind {
            ConflictKind::MoveMove => {
                let Some((spot, after)) = value.and_then(|value| self.place(map, value)) else {
                    return Ok(true);
                };
                self.take(key);
                self.put(key, spot, after);
            }
            ConflictKind::Order => self.arrange(key, field, value),
            _ => {
                let node = self.tree.get_mut(key);
                if let Some(Body::Members(members)) = node.map(|node| &mut node.body) {
                    match value {
                        Some(value) => members.insert(field.to_owned(), print(value)),
                        None => members.remove(field),
                    };
                }
            }
        }
        Ok(true)
    }

    /// A thing becomes what was chosen, where that side has it or else where it stands; nothing = it
    /// goes. Says whether there was a place for it.
    fn exist(&mut self, conflict: &Conflict, key: Option<u32>, value: Option<&Any>) -> Result<bool, Error> {
        let place = value.and_then(|value| self.place(text(value, "map"), value.get("at")?));
        let here = key.and_then(|key| self.tree.spot(key)).map(|spot| (spot, None));
        let place = place.or(here);
        if value.is_some() && place.is_none() {
            return Ok(false);
        }
        let mut replaced: Vec<u32> = key.map(|key| self.tree.inside(key)).unwrap_or_default();
        let index = key.and_then(|key| self.take(key));
        // What else was called so.
        for other in [&conflict.base, &conflict.ours, &conflict.theirs].into_iter().flatten() {
            if conflict.kind != ConflictKind::KindEdit {
                break;
            }
            let object = object_called(text(other, "kind")).map_or("", |object| object.name);
            let other = self.keys.find(text(other, "map"), object, &conflict.entity);
            if let Some(other) = other.filter(|key| self.tree.has(*key)) {
                replaced.extend(self.tree.inside(other));
                self.take(other);
            }
        }
        let (Some(value), Some((spot, after))) = (value, place) else {
            replaced.into_iter().for_each(|key| self.tree.remove(key));
            return Ok(true);
        };
        let map = text(value, "map");
        let Some(said) = value.get("value") else { return Ok(true) };
        let outer = conflict.base.as_ref().and_then(|base| base.get("value"));
        let known = match outer {
            Some(base) => {
                let (tree, root) = self.lay_out(base, spot, map, &conflict.entity)?;
                root.map(|root| tree.inside(root)).unwrap_or_default()
            }
            None => Vec::new(),
        };
        let (tree, root) = self.lay_out(said, spot, map, &conflict.entity)?;
        let Some(root) = root else { return Ok(true) };
        // What stood in it, does not come in with it, and is still to be given its place.
        let replaced: BTreeSet<u32> = replaced.into_iter().collect();
        let arriving = self.arriving(&tree, root, &replaced);
        let waits = |key: &&u32| self.moving.contains(self.keys.name(**key)) && !arriving.contains(key);
        let waiting: Vec<u32> = replaced.iter().filter(waits).copied().collect();
        let kept: BTreeSet<u32> = waiting.into_iter().flat_map(|key| self.tree.inside(key)).collect();
        for key in replaced {
            if !kept.contains(&key) {
                self.tree.remove(key);
            } else if arriving.contains(&key) {
                self.take(key);
                self.tree.remove(key);
            }
        }
        self.graft(&tree, root, spot, &known);
        let index = index.filter(|(old, _)| *old == spot).map(|(_, index)| index);
        match index {
            Some(index) => self.insert(root, spot, index),
            None => self.put(root, spot, after),
        }
        Ok(true)
    }

    fn lay_out(
        &mut self,
        value: &Any,
        spot: Spot,
        map: &str,
        address: &str,
    ) -> Result<(Tree, Option<u32>), Error> {
        let shape = self.tree.get(spot.parent).and_then(|node| member(node.object?, spot.list));
        let Some(shape) = shape else { return Ok((Tree::default(), None)) };
        let value = print(value);
        Tree::read_thing(&tape(&value)?, &mut self.keys, spot, shape, map, address)
    }

    /// What comes in with a thing that takes the place of others: all inside it but for what stands
    /// elsewhere, which stays as it is.
    fn arriving(&self, from: &Tree, root: u32, replaced: &BTreeSet<u32>) -> BTreeSet<u32> {
        let mut arriving = BTreeSet::new();
        let mut open = vec![root];
        while let Some(key) = open.pop() {
            arriving.insert(key);
            let items = from.get(key).into_iter().flat_map(|node| &node.lists).flat_map(|(_, list)| list);
            open.extend(items.filter(|item| replaced.contains(item) || !self.tree.has(**item)));
        }
        arriving
    }

    /// Takes over a thing with all inside it. What stands elsewhere by now stays there if it stood here
    /// before (`known`), and comes in if it did not.
    fn graft(&mut self, from: &Tree, key: u32, spot: Spot, known: &[u32]) {
        let Some(node) = from.get(key) else { return };
        let mut node = node.clone();
        node.spot = Some(spot);
        for (name, list) in &mut node.lists {
            let spot = Spot { parent: key, list: name };
            list.retain(|key| !(self.tree.has(*key) && known.contains(key)));
            for item in list.iter() {
                if self.tree.has(*item) {
                    self.take(*item);
                    if let Some(node) = self.tree.get_mut(*item) {
                        node.spot = Some(spot);
                    }
                } else {
                    self.graft(from, *item, spot, known);
                }
            }
        }
        self.tree.set(key, node);
    }

    /// The list that a place means, and what stands before it there.
    fn place(&self, map: &str, at: &Any) -> Option<(Spot, Option<u32>)> {
        let parent = match text(at, "parent") {
            "" => ROOT,
            address => self.keys.all().find(|key| {
                let name = self.keys.name(*key);
                let here = name.map == map || (name.object == "map" && name.address == map);
                here && name.address == address && self.tree.has(*key)
            })?,
        };
        let object = self.tree.get(parent)?.object?;
        let list = object.members.iter().find(|member| member.name == text(at, "slot"))?;
        let spot = Spot { parent, list: list.name };
        let after = text(at, "after");
        let item = item_object(list.shape).map_or("", |object| object.name);
        let scope = if item == "map" { "" } else { map };
        let after = self.keys.find(scope, item, after).filter(|key| self.tree.list(spot).contains(key));
        Some((spot, after))
    }

    /// Takes a thing out of its list, and says where it stood.
    fn take(&mut self, key: u32) -> Option<(Spot, usize)> {
        let spot = self.tree.spot(key)?;
        let list = self.tree.list_mut(spot)?;
        let index = list.iter().position(|other| *other == key)?;
        list.remove(index);
        Some((spot, index))
    }

    fn put(&mut self, key: u32, spot: Spot, after: Option<u32>) {
        let list = self.tree.list(spot);
        let index =
            after.and_then(|after| list.iter().position(|other| *other == after)).map_or(0, |at| at + 1);
        self.insert(key, spot, index);
    }

    fn insert(&mut self, key: u32, spot: Spot, index: usize) {
        if let Some(list) = self.tree.list_mut(spot) {
            list.insert(index.min(list.len()), key);
        }
        if let Some(node) = self.tree.get_mut(key) {
            node.spot = Some(spot);
        }
    }

    /// Puts a list into the chosen order, as far as it holds the same.
    fn arrange(&mut self, parent: u32, field: &str, value: Option<&Any>) {
        let Some(node) = self.tree.get(parent) else { return };
        let Some((name, _)) = node.lists.iter().find(|(name, _)| *name == field) else { return };
        let spot = Spot { parent, list: name };
        let Some(Any::List(wanted)) = value else { return };
        let list = self.tree.list(spot);
        let address = |key: &u32| self.keys.name(*key).address.as_str();
        let wanted: Vec<u32> = wanted
            .iter()
            .filter_map(|wanted| list.iter().find(|key| Some(address(key)) == wanted.as_str()))
            .copied()
            .collect();
        let keep: BTreeSet<u32> = list.iter().copied().collect();
        let name = |key: u32| address(&key).to_owned();
        let order = order::merge([list, &wanted, list], &keep, Some(Side::Ours), name).items;
        if let Some(list) = self.tree.list_mut(spot) {
            *list = order;
        }
    }

    /// Takes away every reference to what is gone, and what cannot be without it.
    fn unlink(&mut self, mut gone: BTreeSet<String>) -> Result<(), Error> {
        while !gone.is_empty() {
            let mut next = BTreeSet::new();
            for key in self.keys.all() {
                let Some(node) = self.tree.get(key) else { continue };
                if !gone.iter().any(|id| node.mentions(&quote(id))) {
                    continue;
                }
                let body = links::without(node.body.clone(), node, &gone)?;
                match (body, self.tree.get_mut(key)) {
                    (Some(body), Some(node)) => node.body = body,
                    _ => {
                        self.take(key);
                        for inner in self.tree.inside(key) {
                            next.extend(self.tree.get(inner).and_then(|node| node.id.clone()));
                            self.tree.remove(inner);
                        }
                    }
                }
            }
            gone = next;
        }
        Ok(())
    }
}

/// A text member of a value; empty if it has none.
fn text<'v>(value: &'v Any, name: &str) -> &'v str {
    value.get(name).and_then(Any::as_str).unwrap_or_default()
}
