//! A change set onto a document: all of it or nothing.

use std::collections::BTreeSet;

use super::board::Board;
use super::change_set::{ChangeSet, End};
use super::cover::Cover;
use super::op::{Change, Op};
use super::patch::Patch;
use super::perform::{Bench, differs};
use super::rename::Renaming;
use super::sheet::Sheet;
use super::{print, reach, rename, spelling, value};
use crate::Error;
use crate::error::nearest;
use crate::input::Input;
use crate::model::{Document, Id, Kind, definitions, references};
use crate::read::{Syntax, parse_json};
use crate::write::canonical;

/// Applies a change set to the map that it starts from. The result carries the target's id, state
/// and `futureOf`; `id` is another id to give it.
///
/// # Errors
/// [`Error::UnknownId`] if the document does not hold the map, [`Error::Unusable`] if the id of the
/// result stands in the document already, if something is not as the change set found it (its id and
/// member are named), or if the result would not be a document. Nothing is changed then.
pub fn apply(document: &Document, changes: &ChangeSet, id: Option<&str>) -> Result<Document, Error> {
    let from = changes.from.map.as_str();
    if document.map(from).is_none() {
        return Err(Error::UnknownId {
            kind: "map",
            id: from.to_owned(),
            suggestion: nearest(from, document.maps.iter().map(|map| map.id.as_str())),
        });
    }
    let target = id.unwrap_or(&changes.to.map);
    free(document, from, target, id.is_some())?;
    let at = document.maps.iter().position(|map| map.id == from);
    let mut result = carry_out(document, changes, None)?;
    if let Some(map) = at.and_then(|at| result.maps.get_mut(at)) {
        map.id = Id(target.to_owned());
        // Nothing is its own future.
        map.future_of.take_if(|of| *of == target);
    }
    Ok(result)
}

/// Changes the map in place and gives it the target's id, whether or not another map has it.
pub(super) fn carry_out(
    document: &Document,
    changes: &ChangeSet,
    mut patch: Option<&mut Patch>,
) -> Result<Document, Error> {
    let from = changes.from.map.as_str();
    let mut text = canonical(document)?;
    let map = document.map(from);
    let matches = map.is_some_and(|map| reach::hash(document, map) == changes.from.hash);
    rename_all(&mut text, from, &rename::leading(&changes.ops), patch.as_deref_mut())?;
    let board = tape(&text)?;
    let board = Board::read(&board, from, from, Cover::All)?;
    let values: Vec<String> = changes.ops.iter().map(value_of).collect();
    let mut bench = Bench { board, removed: BTreeSet::new(), patch };
    for (op, value) in changes.ops.iter().zip(&values) {
        bench.perform(op, &tape(value)?)?;
    }
    for arrangement in &changes.order {
        bench.arrange(arrangement)?;
    }
    frame(&mut bench, &changes.from, &changes.to)?;
    let Bench { board, removed, mut patch } = bench;
    let mut text = print::document(&board)?;
    rename_all(&mut text, from, &rename::trailing(&changes.ops), patch.as_deref_mut())?;
    let mut result = read(&text)?;
    let Some(at) = result.maps.iter().position(|map| map.id == from) else {
        return Err(Error::Internal(format!("the map `{from}` is gone")));
    };
    if let Some(map) = result.maps.get_mut(at) {
        map.id = Id(changes.to.map.clone());
    }
    if let (Some(patch), Some(card)) = (patch, board.find(from, Some("map")))
        && from != changes.to.map
    {
        patch.map_id(&board, card, &changes.to.map);
    }
    let Some(map) = result.maps.get(at) else { return Ok(result) };
    let sheet = Sheet::of(map);
    let reached = sheet.reached(&result);
    if matches && sheet.hash(&result, &reached) != changes.to.hash && !spelling::matters(changes) {
        return Err(Error::Unusable {
            message: format!("the changes do not lead to the map `{}` that they name", changes.to.map),
            hint: Some("the change set was altered: make it anew with `cjm diff`".to_owned()),
        });
    }
    unused(&removed, &result, at, &reached)?;
    Ok(result)
}

fn rename_all(
    text: &mut String,
    map: &str,
    renamings: &[Renaming<'_>],
    patch: Option<&mut Patch>,
) -> Result<(), Error> {
    if renamings.is_empty() {
        return Ok(());
    }
    let renamed = rename::rename(text, map, renamings)?;
    if let Some(patch) = patch {
        patch.renamed(text, &renamed)?;
    }
    *text = renamed;
    Ok(())
}

/// The text of what an operation inserts.
fn value_of(op: &Op) -> String {
    match &op.change {
        Change::Insert { value, .. } => value::print(value),
        _ => "null".to_owned(),
    }
}

fn tape(text: &str) -> Result<crate::read::Tape<'_>, Error> {
    parse_json(text).map_err(|fault| Error::Internal(fault.message))
}

/// The id of the result must not stand in the document, unless it is that of the map itself.
fn free(document: &Document, from: &str, target: &str, chosen: bool) -> Result<(), Error> {
    if target == from {
        return Ok(());
    }
    let mut taken = None;
    definitions(document, &mut |definition| {
        if *definition.id == target && taken.is_none() {
            taken = Some(definition.kind);
        }
    });
    match taken {
        None => Ok(()),
        Some(kind) => Err(Error::Unusable {
            message: format!("the id `{target}` stands in the document already: a {}", kind.as_str()),
            hint: Some(if chosen {
                "choose another id".to_owned()
            } else {
                "give the result an id of its own: `--as ID`, or `as` in the options".to_owned()
            }),
        }),
    }
}

/// State and `futureOf` of the target, where the ends are two maps.
fn frame(bench: &mut Bench<'_, '_>, from: &End, to: &End) -> Result<(), Error> {
    if from.map == to.map {
        return Ok(());
    }
    let members = [("state", &from.state, &to.state), ("futureOf", &from.future_of, &to.future_of)];
    let Some(at) = bench.board.find(&from.map, Some("map")) else { return Ok(()) };
    for (name, old, new) in members {
        let quoted = |text: &Option<String>| text.as_ref().map(|text| value::quote(text));
        if bench.board.text(at, name) != quoted(old).as_deref() {
            return Err(differs(&from.map, name));
        }
        if old != new {
            bench.put_value(at, name, quoted(new))?;
        }
    }
    Ok(())
}

/// The document of a text of ours, through the ordinary reader: what it refuses cannot come out.
fn read(text: &str) -> Result<Document, Error> {
    match Input::read(text.as_bytes(), Syntax::Json) {
        Ok(input) => Ok(input.document),
        Err(Error::Unreadable(fault)) => Err(Error::Unusable {
            message: format!("the result would not be a document: {} at `{}`", fault.message, fault.pointer),
            hint: fault.help.clone(),
        }),
        Err(error) => Err(error),
    }
}

/// Library entries that were taken out must not be needed by what the target does not hold: other
/// maps, and entries that its map does not reach.
fn unused(
    removed: &BTreeSet<String>,
    result: &Document,
    map: usize,
    reached: &BTreeSet<String>,
) -> Result<(), Error> {
    if removed.is_empty() {
        return Ok(());
    }
    let mut left = BTreeSet::new();
    let mut own = vec![format!("/maps/{map}/")];
    definitions(result, &mut |definition| {
        let id = definition.id.as_str();
        left.insert(id.to_owned());
        if definition.map.is_none() && definition.kind != Kind::Map && reached.contains(id) {
            own.push(format!("{}/", definition.path));
        }
    });
    let mut needed = None;
    references(result, &mut |reference| {
        let id = reference.id.as_str();
        if removed.contains(id) && !left.contains(id) && needed.is_none() {
            let place = reference.path.to_string();
            if !own.iter().any(|own| place.starts_with(own)) {
                needed = Some((id.to_owned(), place));
            }
        }
    });
    match needed {
        None => Ok(()),
        Some((id, place)) => Err(Error::Unusable {
            message: format!("`{id}` cannot be removed: `{place}` still refers to it"),
            hint: Some("take that reference out first".to_owned()),
        }),
    }
}
