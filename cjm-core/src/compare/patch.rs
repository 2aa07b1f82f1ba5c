//! A change set as a JSON Patch (RFC 6902), for programs that know nothing of journey maps.
//!
//! Its pointers hold for the document as `cjm read` prints it, and for no other state of it: positions
//! are all that a JSON Patch knows. `test` steps guard what is removed and replaced.

use super::apply::carry_out;
use super::board::{Board, Body};
use super::change_set::ChangeSet;
use super::print;
use super::value::{any, parse};
use crate::Error;
use crate::model::{Any, Document};
use crate::read::{Kind, Tape, parse_json, push_segment};

impl ChangeSet {
    /// The steps that make of a document, as JSON, the document that [`apply`](super::apply()) gives.
    /// The map is changed in place, whether or not another map has the target's id.
    ///
    /// # Errors
    /// As [`apply`](super::apply()).
    pub fn json_patch(&self, document: &Document) -> Result<Any, Error> {
        let mut patch = Patch::default();
        carry_out(document, self, Some(&mut patch))?;
        Ok(Any::List(patch.steps))
    }
}

/// The steps so far.
#[derive(Default)]
pub(super) struct Patch {
    steps: Vec<Any>,
}

impl Patch {
    fn step(&mut self, op: &str, path: String, members: Vec<(&str, Any)>) {
        let mut step = vec![("op".to_owned(), text(op)), ("path".to_owned(), Any::String(path))];
        step.extend(members.into_iter().map(|(name, value)| (name.to_owned(), value)));
        self.steps.push(Any::Object(step));
    }

    /// A card that was just put into its list.
    pub(super) fn added(&mut self, board: &Board<'_>, at: usize) -> Result<(), Error> {
        let value = parse(&print::thing(board, at)?)?;
        let Some((parent, name)) = board.card(at).and_then(|card| card.spot) else { return Ok(()) };
        if board.list(parent, name).nth(1).is_none() {
            self.open(board, parent, name)?;
            let path = member(board, parent, name);
            self.step("add", path, vec![("value", Any::List(vec![value]))]);
        } else {
            self.step("add", pointer(board, at), vec![("value", value)]);
        }
        Ok(())
    }

    /// A card that is about to be taken out.
    pub(super) fn removed(&mut self, board: &Board<'_>, at: usize) -> Result<(), Error> {
        let path = pointer(board, at);
        self.step("test", path.clone(), vec![("value", parse(&print::thing(board, at)?)?)]);
        let Some((parent, name)) = board.card(at).and_then(|card| card.spot) else { return Ok(()) };
        if board.list(parent, name).nth(1).is_none() {
            return self.close(board, parent, name);
        }
        self.step("remove", path, Vec::new());
        Ok(())
    }

    /// Before a card moves into a list: the pointer that it has, once the list is there.
    pub(super) fn moves(
        &mut self,
        board: &Board<'_>,
        at: usize,
        parent: usize,
        name: &str,
    ) -> Result<String, Error> {
        if board.list(parent, name).next().is_none() {
            self.open(board, parent, name)?;
            self.step("add", member(board, parent, name), vec![("value", Any::List(Vec::new()))]);
        }
        Ok(pointer(board, at))
    }

    /// After it has moved from `from`; `old` is the list where it stood.
    pub(super) fn moved(
        &mut self,
        board: &Board<'_>,
        at: usize,
        from: String,
        old: Option<(usize, &'static str)>,
    ) -> Result<(), Error> {
        self.step("move", pointer(board, at), vec![("from", Any::String(from))]);
        match old.filter(|(parent, name)| board.list(*parent, name).next().is_none()) {
            Some((parent, name)) => self.close(board, parent, name),
            None => Ok(()),
        }
    }

    /// A member that is about to change from what it says.
    pub(super) fn set(
        &mut self,
        board: &Board<'_>,
        at: usize,
        name: &str,
        new: Option<&str>,
    ) -> Result<(), Error> {
        let path = member(board, at, name);
        let old = board.text(at, name).map(parse).transpose()?;
        let new = new.map(parse).transpose()?;
        let op = match (&old, &new) {
            (Some(_), Some(_)) => "replace",
            (Some(_), None) => "remove",
            _ => "add",
        };
        if let Some(old) = old {
            self.step("test", path.clone(), vec![("value", old)]);
        }
        self.step(op, path, new.into_iter().map(|new| ("value", new)).collect());
        Ok(())
    }

    /// A list whose items were put into another order.
    pub(super) fn arranged(&mut self, board: &Board<'_>, at: usize, name: &str) -> Result<(), Error> {
        let items: Result<Vec<Any>, Error> =
            board.list(at, name).map(|item| parse(&print::thing(board, item)?)).collect();
        self.step("replace", member(board, at, name), vec![("value", Any::List(items?))]);
        Ok(())
    }

    /// A thing without an id that says the same in another order.
    pub(super) fn said(&mut self, board: &Board<'_>, at: usize) -> Result<(), Error> {
        let value = parse(&print::thing(board, at)?)?;
        self.step("replace", pointer(board, at), vec![("value", value)]);
        Ok(())
    }

    /// A thing that was written as a plain text gets a list: it must become an object first.
    fn open(&mut self, board: &Board<'_>, at: usize, name: &str) -> Result<(), Error> {
        if let Some(words) = plain_but_for(board, at, name)? {
            let object = Any::Object(vec![("text".to_owned(), words)]);
            self.step("replace", pointer(board, at), vec![("value", object)]);
        }
        Ok(())
    }

    /// A list loses its last item: it goes, and a thing that says no more than a text becomes one.
    fn close(&mut self, board: &Board<'_>, at: usize, name: &str) -> Result<(), Error> {
        self.step("remove", member(board, at, name), Vec::new());
        if let Some(words) = plain_but_for(board, at, name)? {
            self.step("replace", pointer(board, at), vec![("value", words)]);
        }
        Ok(())
    }

    /// Two texts of one document that differ in ids alone.
    pub(super) fn renamed(&mut self, old: &str, new: &str) -> Result<(), Error> {
        let tape = |text| parse_json(text).map_err(|fault| Error::Internal(fault.message));
        let (old, new) = (tape(old)?, tape(new)?);
        self.below((&old, 0), (&new, 0), String::new())
    }

    fn below(&mut self, old: (&Tape<'_>, u32), new: (&Tape<'_>, u32), path: String) -> Result<(), Error> {
        if old.0.source(old.1) == new.0.source(new.1) {
            return Ok(());
        }
        match old.0.kind(old.1) {
            Kind::List => {
                for (index, (a, b)) in old.0.items(old.1).zip(new.0.items(new.1)).enumerate() {
                    self.below((old.0, a), (new.0, b), format!("{path}/{index}"))?;
                }
            }
            Kind::Object if same_names(old, new) => {
                for ((key, a), (_, b)) in old.0.members(old.1).zip(new.0.members(new.1)) {
                    let mut path = path.clone();
                    push_segment(&mut path, &old.0.string(key).unwrap_or_default());
                    self.below((old.0, a), (new.0, b), path)?;
                }
            }
            _ => self.step("replace", path, vec![("value", any(new.0, new.1)?)]),
        }
        Ok(())
    }

    /// The id of the map.
    pub(super) fn map_id(&mut self, board: &Board<'_>, at: usize, id: &str) {
        self.step("replace", member(board, at, "id"), vec![("value", text(id))]);
    }
}

/// The text of a thing that says nothing else but for the list `name`.
fn plain_but_for(board: &Board<'_>, at: usize, name: &str) -> Result<Option<Any>, Error> {
    let Some(card) = board.card(at) else { return Ok(None) };
    match &card.body {
        Body::Whole(text) if text.starts_with('"') => {
            let others = card.lists().filter(|list| *list != name);
            let alone = others.into_iter().all(|list| board.list(at, list).next().is_none());
            alone.then(|| parse(text)).transpose()
        }
        _ => Ok(None),
    }
}

fn text(text: &str) -> Any {
    Any::String(text.to_owned())
}

fn same_names((old, a): (&Tape<'_>, u32), (new, b): (&Tape<'_>, u32)) -> bool {
    old.members(a).map(|(key, _)| old.source(key)).eq(new.members(b).map(|(key, _)| new.source(key)))
}

/// RFC 6901 pointer to a card.
fn pointer(board: &Board<'_>, at: usize) -> String {
    let Some((parent, name)) = board.card(at).and_then(|card| card.spot) else { return String::new() };
    let index = board.list(parent, name).position(|item| item == at).unwrap_or_default();
    format!("{}/{index}", member(board, parent, name))
}

/// RFC 6901 pointer to a member of a card.
fn member(board: &Board<'_>, at: usize, name: &str) -> String {
    let mut path = pointer(board, at);
    push_segment(&mut path, name);
    path
}
