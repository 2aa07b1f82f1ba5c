//! [`Bench`]: where the operations of a change set are carried out, each checked against what it
//! says it finds.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use super::address::{join, split};
use super::board::{Board, Body, Card, ROOT, Spot, members_of};
use super::change_set::Arrangement;
use super::op::{Change, Op, Place, Subject};
use super::patch::Patch;
use super::print;
use super::slot::{Slot, item_object, kind, member, slot, slot_of};
use super::summary::object_called;
use super::value::{parse, print as text_of, quote, same};
use crate::Error;
use crate::model::Any;
use crate::read::{ObjectShape, Tape};

/// A board under work.
pub(super) struct Bench<'x, 'p> {
    pub(super) board: Board<'x>,
    /// Library entries that were taken out.
    pub(super) removed: BTreeSet<String>,
    /// Where each step is written down, if it is.
    pub(super) patch: Option<&'p mut Patch>,
}

impl<'x> Bench<'x, '_> {
    fn added(&mut self, at: usize) -> Result<(), Error> {
        self.patch.as_mut().map_or(Ok(()), |patch| patch.added(&self.board, at))
    }

    fn out(&mut self, at: usize) -> Result<(), Error> {
        if let Some(patch) = &mut self.patch {
            patch.removed(&self.board, at)?;
        }
        self.board.forget(at);
        self.board.take(at);
        Ok(())
    }

    /// Sets a member that is one value.
    pub(super) fn put_value(&mut self, at: usize, name: &str, text: Option<String>) -> Result<(), Error> {
        if let Some(patch) = &mut self.patch {
            patch.set(&self.board, at, name, text.as_deref())?;
        }
        self.board.set(at, name, text);
        Ok(())
    }

    /// Carries out one operation; `value` is what it inserts.
    pub(super) fn perform(&mut self, op: &Op, value: &Tape<'x>) -> Result<(), Error> {
        let subject = &op.subject;
        match &op.change {
            Change::Insert { at, .. } => self.insert(subject, at, value),
            Change::Remove { at, value } => self.remove(subject, at, value),
            Change::Move { from, to } => self.move_to(subject, from, to),
            Change::Set { field, old, new } => self.set(subject, field, old.as_ref(), new.as_ref()),
            Change::SetAdd { field, item, after } => {
                let owner = self.find(subject)?;
                let name = self.set_list(owner, subject, field)?;
                let address = join(&subject.id, name, item);
                if self.in_list(owner, name, &address).is_some() {
                    return Err(found(&subject.id, field, item));
                }
                let before = self.set_neighbour(owner, subject, name, after.as_deref())?;
                let at = self.board.add(Card::new(address, None, Body::Whole(Cow::Owned(quote(item)))));
                self.board.put(at, owner, name, before);
                self.added(at)
            }
            Change::SetRemove { field, item, .. } => {
                let owner = self.find(subject)?;
                let name = self.set_list(owner, subject, field)?;
                let address = join(&subject.id, name, item);
                match self.in_list(owner, name, &address) {
                    None => Err(Error::Unusable {
                        message: format!("`{field}` of `{}` does not hold `{item}`", subject.id),
                        hint: Some(HINT.to_owned()),
                    }),
                    Some(at) => self.out(at),
                }
            }
            // Done for the whole document, before or after all others.
            Change::Rekey { .. } => Ok(()),
        }
    }

    /// The card of an operation's subject.
    fn find(&mut self, subject: &Subject) -> Result<usize, Error> {
        let object = object_called(&subject.kind).map(|object| object.name);
        self.reach(&subject.id);
        self.board.find(&subject.id, object.or(Some(""))).ok_or_else(|| Error::Unusable {
            message: format!("there is no {} `{}` in the document", subject.kind, subject.id),
            hint: Some(HINT.to_owned()),
        })
    }

    /// Gives cards to the items of the lists that an address leads through.
    fn reach(&mut self, address: &str) {
        // Deeper than any list of the format stands.
        const DEEPEST: usize = 16;
        if address.matches('/').count() > DEEPEST {
            return;
        }
        let Some((owner, list)) = split(address) else { return };
        self.reach(owner);
        if let Some(at) = self.board.find(owner, None)
            && let Some(name) = self.list_name(at, list)
        {
            // A list of ours always has a shape; what cannot be expanded is not found next.
            let _ = self.board.expand(at, name);
        }
    }

    /// The list `name` of a card, as its shape spells it.
    fn list_name(&self, at: usize, name: &str) -> Option<&'static str> {
        let object = self.board.card(at)?.object?;
        let member = object.members.iter().find(|member| member.name == name)?;
        (slot(member.shape) != Slot::Value).then_some(member.name)
    }

    /// The parent and the list of a place.
    fn list(&mut self, subject: &Subject, place: &Place) -> Result<(usize, &'static str), Error> {
        let nowhere = || Error::Unusable {
            message: format!(
                "there is no list `{}` of `{}` in which `{}` could stand",
                place.slot,
                place.parent.as_deref().unwrap_or("the document"),
                subject.id
            ),
            hint: Some(HINT.to_owned()),
        };
        let parent = place.parent.as_deref().unwrap_or_default();
        self.reach(parent);
        let at = self.board.find(parent, None).ok_or_else(nowhere)?;
        let name = self.list_name(at, &place.slot).ok_or_else(nowhere)?;
        self.board.expand(at, name)?;
        Ok((at, name))
    }

    /// The card in a list behind which a place is.
    fn neighbour(
        &self,
        parent: usize,
        name: &str,
        subject: &Subject,
        after: Option<&str>,
    ) -> Result<Option<usize>, Error> {
        let Some(after) = after else { return Ok(None) };
        match self.in_list(parent, name, after) {
            Some(at) => Ok(Some(at)),
            None => Err(Error::Unusable {
                message: format!("`{}` cannot stand after `{after}`, which is not in `{name}`", subject.id),
                hint: Some(HINT.to_owned()),
            }),
        }
    }

    fn set_neighbour(
        &self,
        owner: usize,
        subject: &Subject,
        name: &str,
        after: Option<&str>,
    ) -> Result<Option<usize>, Error> {
        let after = after.map(|after| join(&subject.id, name, after));
        self.neighbour(owner, name, subject, after.as_deref())
    }

    /// The card of an address, if it stands in this list.
    fn in_list(&self, parent: usize, name: &str, address: &str) -> Option<usize> {
        let item = item_object(member(self.board.card(parent)?.object?, name)?);
        let at = self.board.find(address, Some(item.map_or("", |item| item.name)))?;
        (self.board.card(at)?.spot? == (parent, self.list_name(parent, name)?)).then_some(at)
    }

    fn set_list(&mut self, owner: usize, subject: &Subject, field: &str) -> Result<&'static str, Error> {
        let is_set = |object: &'static ObjectShape| slot_of(object, field) == Slot::Set;
        let name = self
            .list_name(owner, field)
            .filter(|_| self.board.card(owner).and_then(|card| card.object).is_some_and(is_set));
        let name = name.ok_or_else(|| Error::Unusable {
            message: format!("`{field}` of `{}` is no list of ids or words", subject.id),
            hint: Some(HINT.to_owned()),
        })?;
        self.board.expand(owner, name)?;
        Ok(name)
    }

    fn insert(&mut self, subject: &Subject, place: &Place, tape: &Tape<'x>) -> Result<(), Error> {
        let (parent, name) = self.list(subject, place)?;
        let object = self.board.card(parent).and_then(|card| card.object);
        let Some(shape) = object.and_then(|object| member(object, name)) else { return Ok(()) };
        let item = item_object(shape);
        if item.is_none_or(|item| kind(item) != subject.kind) {
            return Err(Error::Unusable {
                message: format!("`{name}` holds no {}: `{}` cannot stand there", subject.kind, subject.id),
                hint: Some(HINT.to_owned()),
            });
        }
        let before = self.neighbour(parent, name, subject, place.after.as_deref())?;
        self.claim(&subject.id, item)?;
        let at = match slot(shape) {
            Slot::Things => {
                let id = tape.get(0, "id").and_then(|id| tape.string(id));
                if id.as_deref().unwrap_or(&subject.id) != subject.id || id.is_none() == subject.has_id() {
                    return Err(Error::Unusable {
                        message: format!("the value of `{}` has another id", subject.id),
                        hint: Some("the change set was altered: make it anew with `cjm diff`".to_owned()),
                    });
                }
                let owner = self.board.address(parent).to_owned();
                let address = Some(subject.id.as_str());
                self.board.lay_out(
                    tape,
                    0,
                    Spot { shape, list: name, owner: &owner, address, replaces: true, brief: false },
                )?
            }
            Slot::Keyed(_) => self.board.add(Card::new(subject.id.clone(), item, members_of(tape, 0))),
            _ => self.board.add(Card::new(subject.id.clone(), item, Body::Whole(tape.source(0).into()))),
        };
        self.board.put(at, parent, name, before);
        if parent == ROOT {
            self.removed.remove(&subject.id);
        }
        self.added(at)
    }

    /// An address that nothing of the same kind has yet.
    fn claim(&self, address: &str, object: Option<&'static ObjectShape>) -> Result<(), Error> {
        match self.board.find(address, Some(object.map_or("", |object| object.name))) {
            None => Ok(()),
            Some(_) => Err(Error::Unusable {
                message: format!("`{address}` stands in the document already"),
                hint: Some(HINT.to_owned()),
            }),
        }
    }

    fn remove(&mut self, subject: &Subject, place: &Place, value: &Any) -> Result<(), Error> {
        let at = self.find(subject)?;
        self.stands(at, subject, place)?;
        if !same(&parse(&print::thing(&self.board, at)?)?, value) {
            return Err(Error::Unusable {
                message: format!("the {} `{}` is not as the change set found it", subject.kind, subject.id),
                hint: Some(HINT.to_owned()),
            });
        }
        if self.board.card(at).and_then(|card| card.spot).is_some_and(|(parent, _)| parent == ROOT) {
            self.removed.insert(subject.id.clone());
        }
        self.out(at)
    }

    fn move_to(&mut self, subject: &Subject, from: &Place, to: &Place) -> Result<(), Error> {
        let at = self.find(subject)?;
        self.stands(at, subject, from)?;
        let (parent, name) = self.list(subject, to)?;
        let fits = self.board.card(parent).and_then(|card| item_object(member(card.object?, name)?));
        if fits.is_none_or(|object| kind(object) != subject.kind) || self.is_inside(parent, at) {
            return Err(Error::Unusable {
                message: format!(
                    "`{}` cannot move into `{name}` of `{}`",
                    subject.id,
                    self.board.address(parent)
                ),
                hint: Some(HINT.to_owned()),
            });
        }
        let old = self.board.card(at).and_then(|card| card.spot);
        let path = match &mut self.patch {
            Some(patch) => patch.moves(&self.board, at, parent, name)?,
            None => String::new(),
        };
        self.board.take(at);
        let before = self.neighbour(parent, name, subject, to.after.as_deref())?;
        self.board.put(at, parent, name, before);
        if let Some(patch) = &mut self.patch {
            patch.moved(&self.board, at, path, old)?;
        }
        Ok(())
    }

    fn is_inside(&self, at: usize, outer: usize) -> bool {
        std::iter::successors(Some(at), |&at| Some(self.board.card(at)?.spot?.0)).any(|at| at == outer)
    }

    /// Whether a card stands in the list that an operation finds it in.
    fn stands(&self, at: usize, subject: &Subject, place: &Place) -> Result<(), Error> {
        let spot = self.board.card(at).and_then(|card| card.spot);
        match spot {
            Some((parent, name))
                if name == place.slot
                    && self.board.address(parent) == place.parent.as_deref().unwrap_or_default() =>
            {
                Ok(())
            }
            _ => Err(Error::Unusable {
                message: format!(
                    "`{}` does not stand in `{}` of `{}`",
                    subject.id,
                    place.slot,
                    place.parent.as_deref().unwrap_or("the document")
                ),
                hint: Some(HINT.to_owned()),
            }),
        }
    }

    fn set(
        &mut self,
        subject: &Subject,
        field: &str,
        old: Option<&Any>,
        new: Option<&Any>,
    ) -> Result<(), Error> {
        let at = self.find(subject)?;
        if field == "id" || self.list_name(at, field).is_some() || self.board.members(at).is_none() {
            return Err(Error::Unusable {
                message: format!("`{field}` of `{}` cannot be set as a whole", subject.id),
                hint: Some(HINT.to_owned()),
            });
        }
        let found = self.board.text(at, field).map(parse).transpose()?;
        let agrees = match (&found, old) {
            (Some(found), Some(old)) => same(found, old),
            (None, None) => true,
            _ => false,
        };
        if !agrees {
            return Err(differs(&subject.id, field));
        }
        self.put_value(at, field, new.map(text_of))
    }

    /// Puts a set into its order, if it still holds what it held.
    pub(super) fn arrange(&mut self, arrangement: &Arrangement) -> Result<(), Error> {
        let Arrangement { id, field, new, .. } = arrangement;
        self.reach(id);
        let Some(at) = self.board.find(id, None) else { return Ok(()) };
        let Some(field) = field else {
            if let Some(card) = self.board.card_mut(at)
                && let Body::Whole(text) = &mut card.body
            {
                *text = Cow::Owned(text_of(new));
            }
            return self.patch.as_mut().map_or(Ok(()), |patch| patch.said(&self.board, at));
        };
        let Some(name) = self.list_name(at, field) else {
            return self.put_value(at, field, Some(text_of(new)));
        };
        self.board.expand(at, name)?;
        let Any::List(labels) = new else { return Ok(()) };
        let cards: HashMap<String, usize> =
            self.board.list(at, name).map(|card| (self.board.address(card).to_owned(), card)).collect();
        let is_set = self
            .board
            .card(at)
            .and_then(|card| card.object)
            .is_some_and(|object| slot_of(object, name) == Slot::Set);
        let wanted: Option<Vec<usize>> = labels
            .iter()
            .map(|label| {
                let label = label.as_str()?;
                let address = if is_set { join(id, name, label) } else { format!("{id}/{name}/{label}") };
                cards.get(&address).copied()
            })
            .collect();
        let each_once = |wanted: &Vec<usize>| {
            wanted.len() == cards.len() && wanted.iter().collect::<BTreeSet<_>>().len() == cards.len()
        };
        let Some(wanted) = wanted.filter(each_once) else { return Ok(()) };
        let mut last = None;
        for card in wanted {
            self.board.take(card);
            self.board.put(card, at, name, last);
            last = Some(card);
        }
        self.patch.as_mut().map_or(Ok(()), |patch| patch.arranged(&self.board, at, name))
    }
}

/// What to do when a change does not fit.
const HINT: &str = "the document has changed since the change set was made: compare again, or merge";

/// A member is not what an operation expects.
pub(super) fn differs(id: &str, field: &str) -> Error {
    Error::Unusable {
        message: format!("`{field}` of `{id}` is not as the change set found it"),
        hint: Some(HINT.to_owned()),
    }
}

fn found(id: &str, field: &str, item: &str) -> Error {
    Error::Unusable {
        message: format!("`{field}` of `{id}` holds `{item}` already"),
        hint: Some(HINT.to_owned()),
    }
}
