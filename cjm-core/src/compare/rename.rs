//! Other ids for things, and every reference with them.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::change_set::Matched;
use super::op::{Change, Op};
use super::reach::NAMED_BY_ID;
use super::slot::{item_object, kind, member, object_of, root};
use super::value::quote;
use crate::Error;
use crate::read::{Form, Kind, Shape, Tape, parse_json};
use crate::write::by_utf16;

/// A new id for a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Renaming<'o> {
    pub(super) kind: &'o str,
    pub(super) from: &'o str,
    pub(super) to: &'o str,
}

impl<'o> Renaming<'o> {
    /// The new id that a match gives.
    pub(super) fn of(pair: &'o Matched) -> Self {
        Self { kind: &pair.kind, from: &pair.from, to: &pair.to }
    }
}

/// The rekeys that stand before all other operations.
pub(super) fn leading(ops: &[Op]) -> Vec<Renaming<'_>> {
    ops.iter().map_while(renaming).collect()
}

/// The rekeys that stand after all other operations, where there are others.
pub(super) fn trailing(ops: &[Op]) -> Vec<Renaming<'_>> {
    let mut found: Vec<Renaming<'_>> = ops.iter().rev().map_while(renaming).collect();
    if found.len() == ops.len() {
        found.clear();
    }
    found.reverse();
    found
}

fn renaming(op: &Op) -> Option<Renaming<'_>> {
    match &op.change {
        Change::Rekey { to } => Some(Renaming { kind: &op.subject.kind, from: &op.subject.id, to }),
        _ => None,
    }
}

/// Canonical text with other ids, all at once. Ids of things in a map change in the map `map`, and in
/// the libraries unless another map has a thing of that id; ids of library entries change everywhere.
///
/// # Errors
/// [`Error::Unusable`] if a thing is not there or a new id is taken.
pub(super) fn rename(text: &str, map: &str, renamings: &[Renaming<'_>]) -> Result<String, Error> {
    let tape = parse_json(text).map_err(|fault| Error::Internal(fault.message))?;
    let [own, elsewhere, entries] = ids(&tape, map);
    let mut tables = Tables::default();
    for Renaming { kind, from, to } in renamings {
        let of_document = is_entry(kind);
        let holds = if of_document { entries.contains(*from) } else { own.contains(*from) };
        if !holds {
            return Err(Error::Unusable {
                message: format!("there is no {kind} `{from}` that could become `{to}`"),
                hint: None,
            });
        }
        let taken = own.contains(*to) || entries.contains(*to);
        if taken && !renamings.iter().any(|other| other.from == *to) {
            return Err(Error::Unusable {
                message: format!("`{from}` cannot become `{to}`: that id is taken"),
                hint: Some(format!("say what becomes of `{to}` too")),
            });
        }
        tables.map.insert(from, to);
        if of_document || !elsewhere.contains(*from) {
            tables.libraries.insert(from, to);
        }
        if of_document {
            tables.maps.insert(from, to);
        }
    }
    Ok(tables.document(&tape, map))
}

/// The ids that a thing of the map or a library entry has.
pub(super) fn taken(tape: &Tape<'_>, map: &str) -> BTreeSet<String> {
    let [mut own, _, mut entries] = ids(tape, map);
    own.append(&mut entries);
    own
}

/// The ids of the map's things, of other maps' and of library entries.
fn ids(tape: &Tape<'_>, map: &str) -> [BTreeSet<String>; 3] {
    let mut own = BTreeSet::new();
    let mut elsewhere = BTreeSet::new();
    let mut entries = BTreeSet::new();
    for member in root().members {
        let (Shape::List(item), Some(list)) = (member.shape, tape.get(0, member.name)) else { continue };
        for node in tape.items(list) {
            let id = tape.get(node, "id").and_then(|id| tape.string(id)).unwrap_or_default();
            let ids = if member.name != "maps" {
                &mut entries
            } else if id == map {
                &mut own
            } else {
                &mut elsewhere
            };
            defined(tape, node, item, ids);
        }
    }
    [own, elsewhere, entries]
}

/// Whether things of this kind stand in the document's libraries.
fn is_entry(name: &str) -> bool {
    root().members.iter().filter_map(|member| item_object(member.shape)).any(|object| kind(object) == name)
}

/// The ids of a thing and of everything inside it.
fn defined(tape: &Tape<'_>, node: u32, shape: &'static Shape, ids: &mut BTreeSet<String>) {
    let Some(object) = object_of(shape) else { return };
    for (key, value) in tape.members(node) {
        let name = tape.string(key).unwrap_or_default();
        match member(object, &name) {
            Some(Shape::Form(Form::Id)) if name == "id" => {
                ids.insert(tape.string(value).unwrap_or_default().into_owned());
            }
            Some(Shape::List(item)) => {
                for node in tape.items(value) {
                    defined(tape, node, item, ids);
                }
            }
            _ => {}
        }
    }
}

type Table<'o> = BTreeMap<&'o str, &'o str>;

/// What is renamed in which part of the document.
#[derive(Default)]
struct Tables<'o> {
    map: Table<'o>,
    libraries: Table<'o>,
    maps: Table<'o>,
}

impl Tables<'_> {
    fn document(&self, tape: &Tape<'_>, map: &str) -> String {
        let members = tape.members(0).map(|(key, value)| {
            let name = tape.string(key).unwrap_or_default();
            let shape = member(root(), &name);
            let text = match shape {
                Some(Shape::List(item)) if name == "maps" => {
                    let maps: Vec<String> = tape
                        .items(value)
                        .map(|node| {
                            let id = tape.get(node, "id").and_then(|id| tape.string(id));
                            let own = id.is_some_and(|id| id == map);
                            print(tape, node, Some(item), if own { &self.map } else { &self.maps })
                        })
                        .collect();
                    format!("[{}]", maps.join(","))
                }
                shape => print(tape, value, shape, &self.libraries),
            };
            format!("{}:{text}", tape.source(key))
        });
        format!("{{{}}}", members.collect::<Vec<_>>().join(","))
    }
}

fn print(tape: &Tape<'_>, node: u32, shape: Option<&'static Shape>, table: &Table<'_>) -> String {
    let renamed = |id: &str| table.get(id).map(|id| quote(id));
    match (tape.kind(node), shape) {
        (_, Some(Shape::Form(Form::Id))) => {
            let id = tape.string(node).unwrap_or_default();
            renamed(&id).unwrap_or_else(|| tape.source(node).to_owned())
        }
        (Kind::List, Some(Shape::List(item))) => {
            let items: Vec<String> =
                tape.items(node).map(|node| print(tape, node, Some(item), table)).collect();
            format!("[{}]", items.join(","))
        }
        (Kind::Object, Some(shape)) => {
            let object = object_of(shape);
            let members: Vec<String> = tape
                .members(node)
                .map(|(key, value)| {
                    let name = tape.string(key).unwrap_or_default();
                    let text = match shape {
                        _ if name == NAMED_BY_ID => named_by_id(tape, value, table),
                        Shape::Map(inner) => print(tape, value, Some(inner), table),
                        _ => print(tape, value, object.and_then(|object| member(object, &name)), table),
                    };
                    format!("{}:{text}", tape.source(key))
                })
                .collect();
            format!("{{{}}}", members.join(","))
        }
        _ => tape.source(node).to_owned(),
    }
}

/// An object whose member names are ids.
fn named_by_id(tape: &Tape<'_>, node: u32, table: &Table<'_>) -> String {
    let mut members: Vec<(Cow<'_, str>, &str)> = tape
        .members(node)
        .map(|(key, value)| {
            let id = tape.string(key).unwrap_or_default();
            let id = table.get(id.as_ref()).map_or(id, |id| Cow::Owned((*id).to_owned()));
            (id, tape.source(value))
        })
        .collect();
    members.sort_by(|(a, _), (b, _)| by_utf16(a, b));
    let members: Vec<String> = members.iter().map(|(id, text)| format!("{}:{text}", quote(id))).collect();
    format!("{{{}}}", members.join(","))
}
