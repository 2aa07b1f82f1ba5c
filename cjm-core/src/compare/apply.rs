//! A change set onto a document: all of it or nothing.

use super::board::{Board, Cover};
use super::change_set::{ChangeSet, End};
use super::op::{Change, Op};
use super::perform::{Bench, differs};
use super::{print, reach, rename, value};
use crate::Error;
use crate::error::nearest;
use crate::input::Input;
use crate::model::{Document, Id, definitions};
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

    let mut text = canonical(document)?;
    let matches = reach::hash(&tape(&text)?, from)? == changes.from.hash;
    let leading = rename::leading(&changes.ops);
    if !leading.is_empty() {
        text = rename::rename(&text, from, &leading)?;
    }
    let tape = tape(&text)?;
    let values: Vec<String> = changes.ops.iter().map(value_of).collect();
    let mut bench = Bench::new(Board::read(&tape, from, from, Cover::All)?);
    for (op, value) in changes.ops.iter().zip(&values) {
        bench.perform(op, &self::tape(value)?)?;
    }
    for arrangement in &changes.order {
        bench.arrange(arrangement)?;
    }
    frame(&mut bench.board, &changes.from, &changes.to)?;
    let mut text = print::document(&bench.board)?;
    let trailing = rename::trailing(&changes.ops);
    if !trailing.is_empty() {
        text = rename::rename(&text, from, &trailing)?;
    }
    let mut result = read(&text)?;
    let Some(at) = result.maps.iter().position(|map| map.id == from) else {
        return Err(Error::Internal(format!("the map `{from}` is gone")));
    };
    // The hash is that of the target under its own id, which another map may have here.
    let mut alone = result.clone();
    alone.maps = result.maps.get(at).cloned().into_iter().collect();
    alone.maps.iter_mut().for_each(|map| map.id = Id(changes.to.map.clone()));
    let text = canonical(&alone)?;
    let tape = self::tape(&text)?;
    if matches && reach::hash(&tape, &changes.to.map)? != changes.to.hash {
        return Err(Error::Unusable {
            message: format!("the changes do not lead to the map `{}` that they name", changes.to.map),
            hint: Some("the change set was altered: make it anew with `cjm diff`".to_owned()),
        });
    }
    if let Some(map) = result.maps.get_mut(at) {
        map.id = Id(target.to_owned());
        if map.future_of.as_ref().is_some_and(|of| *of == target) {
            map.future_of = None;
        }
    }
    bench.removed_are_unused(&result, target, &reach::reached(&tape, &changes.to.map))?;
    Ok(result)
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
fn frame(board: &mut Board<'_>, from: &End, to: &End) -> Result<(), Error> {
    if from.map == to.map {
        return Ok(());
    }
    let members = [("state", &from.state, &to.state), ("futureOf", &from.future_of, &to.future_of)];
    let Some(at) = board.find(&from.map, Some("map")) else { return Ok(()) };
    for (name, old, new) in members {
        let quoted = |text: &Option<String>| text.as_ref().map(|text| value::quote(text));
        if board.text(at, name) != quoted(old).as_deref() {
            return Err(differs(&from.map, name));
        }
        board.set(at, name, quoted(new));
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
