//! From two boards to the operations that turn one into the other.
//!
//! The second board is walked in its order; whatever is found different is written down and done on
//! the first board at once, so each operation is stated in terms of what the ones before it left.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use foldhash::fast::RandomState;

use super::address::split;
use super::board::{Board, Body, Card, ROOT};
use super::change_set::Arrangement;
use super::longest::longest_increasing_of;
use super::name;
use super::op::{Change, Op, Place};
use super::print;
use super::slot::{Slot, member, slot, slot_of};
use super::value::{parse, unordered};
use crate::Error;
use crate::model::Any;
use crate::read::Shape;

/// What leads from one board to the other.
pub(super) struct Difference {
    pub(super) ops: Vec<Op>,
    pub(super) order: Vec<Arrangement>,
}

/// Compares two boards. Members of the map's card named in `frame` are passed over.
pub(super) fn compare<'x>(
    a: Board<'x>,
    b: Board<'x>,
    frame: &[&str],
    languages: [Option<&str>; 2],
) -> Result<Difference, Error> {
    let mut twins = vec![None; b.len()];
    let mut kept = vec![false; a.len()];
    for (at, twin) in twins.iter_mut().enumerate() {
        let Some(card) = b.card(at) else { continue };
        *twin = a.find(&card.address, Some(card.object.map_or("", |object| object.name)));
        if let Some(kept) = twin.and_then(|twin| kept.get_mut(twin)) {
            *kept = true;
        }
    }
    let things = a.len();
    let places = vec![0; things];
    let (ops, order) = (Vec::new(), Vec::new());
    let mut differ = Differ { a, b, twins, kept, places, frame, languages, ops, order };
    differ.thing(ROOT, ROOT)?;
    differ.removals(0..things)?;
    Ok(Difference { ops: differ.ops, order: differ.order })
}

struct Differ<'x, 'f> {
    a: Board<'x>,
    b: Board<'x>,
    /// For each card of `b` the card of `a` that is the same thing.
    twins: Vec<Option<usize>>,
    /// For each card of `a` whether it is in `b`.
    kept: Vec<bool>,
    /// For each card of `a` its place in its list: of the list that was looked at last.
    places: Vec<usize>,
    frame: &'f [&'f str],
    languages: [Option<&'f str>; 2],
    ops: Vec<Op>,
    order: Vec<Arrangement>,
}

impl<'x> Differ<'x, '_> {
    /// What differs in a thing that both boards hold, and below it.
    fn thing(&mut self, a: usize, b: usize) -> Result<(), Error> {
        let Some(object) = self.b.card(b).and_then(|card| card.object) else { return Ok(()) };
        let is_map = object.name == "map";
        if let (Some(Body::Whole(old)), Some(Body::Whole(new))) =
            (self.a.card(a).map(|card| &card.body), self.b.card(b).map(|card| &card.body))
            && old != new
        {
            self.order.push(Arrangement {
                id: self.a.address(a).to_owned(),
                field: None,
                old: parse(old)?,
                new: parse(new)?,
            });
        }
        if self.a.members(a) != self.b.members(b) {
            for member in object.members {
                let name = member.name;
                if name == "id"
                    || (is_map && self.frame.contains(&name))
                    || self.a.text(a, name) == self.b.text(b, name)
                {
                    continue;
                }
                match slot(member.shape) {
                    Slot::Things => {}
                    Slot::Value => self.value(a, b, name, Some(member.shape))?,
                    slot => {
                        self.a.expand(a, name)?;
                        self.b.expand(b, name)?;
                        self.items(a, b, name, slot)?;
                    }
                }
            }
            for name in self.unknown(a, b) {
                self.value(a, b, &name, None)?;
            }
        }
        if self.b.card(b).is_some_and(|card| card.lists().next().is_some()) {
            for member in object.members.iter().filter(|member| slot(member.shape) == Slot::Things) {
                self.list(a, b, member.name, true)?;
            }
        }
        Ok(())
    }

    /// Members of either that the format does not know, sorted.
    fn unknown(&self, a: usize, b: usize) -> BTreeSet<Cow<'x, str>> {
        let object = self.b.card(b).and_then(|card| card.object);
        let members = self.a.members(a).into_iter().chain(self.b.members(b));
        let names = members.flat_map(|members| members.iter().map(|(name, _)| name));
        names.filter(|name| object.is_none_or(|object| member(object, name).is_none())).cloned().collect()
    }

    /// A member that is one value.
    fn value(&mut self, a: usize, b: usize, name: &str, shape: Option<&'static Shape>) -> Result<(), Error> {
        let (old, new) = (self.a.text(a, name), self.b.text(b, name));
        if old == new {
            return Ok(());
        }
        let same = match (old, new) {
            (Some(old), Some(new)) => unordered(old, shape) == unordered(new, shape),
            _ => false,
        };
        let (old, new) = (old.map(parse).transpose()?, new.map(parse).transpose()?);
        match (old, new) {
            (Some(old), Some(new)) if same => {
                let id = self.a.address(a).to_owned();
                self.order.push(Arrangement { id, field: Some(name.to_owned()), old, new });
            }
            (old, new) => {
                let subject = name::subject(&self.b, b, self.languages[1]);
                self.ops.push(Op { subject, change: Change::Set { field: name.to_owned(), old, new } });
            }
        }
        Ok(())
    }

    /// A list of things without ids, just given cards on both boards.
    fn items(&mut self, a: usize, b: usize, name: &'static str, slot: Slot) -> Result<(), Error> {
        let old: Vec<usize> = self.a.list(a, name).collect();
        let new: Vec<usize> = self.b.list(b, name).collect();
        let by_address: HashMap<&str, usize, RandomState> =
            old.iter().map(|&at| (self.a.address(at), at)).collect();
        self.twins.resize(self.b.len(), None);
        self.kept.resize(self.a.len(), false);
        for &at in &new {
            let twin = by_address.get(self.b.address(at)).copied();
            if let Some(slot) = self.twins.get_mut(at) {
                *slot = twin;
            }
            if let Some(kept) = twin.and_then(|twin| self.kept.get_mut(twin)) {
                *kept = true;
            }
        }
        let labels = |board: &Board<'x>, list: &[usize]| {
            Any::List(list.iter().map(|&at| Any::String(label(board.card(at), slot))).collect())
        };
        let (before, after) = (labels(&self.a, &old), labels(&self.b, &new));
        self.list(a, b, name, slot.is_ordered())?;
        if let (Some(&first), Some(&last)) = (old.first(), old.last()) {
            self.removals(first..last + 1)?;
        }
        let now: Vec<usize> = self.a.list(a, name).collect();
        if labels(&self.a, &now) != after {
            let id = self.a.address(a).to_owned();
            self.order.push(Arrangement { id, field: Some(name.to_owned()), old: before, new: after });
        }
        Ok(())
    }

    /// A list of cards: what is new comes to its place, what stands out of order goes there.
    fn list(&mut self, a: usize, b: usize, name: &'static str, ordered: bool) -> Result<(), Error> {
        let items: Vec<usize> = self.b.list(b, name).collect();
        if items.is_empty() {
            return Ok(());
        }
        self.places.resize(self.a.len(), 0);
        for (place, at) in self.a.list(a, name).enumerate() {
            if let Some(own) = self.places.get_mut(at) {
                *own = place;
            }
        }
        let here = |twin: &usize| self.a.card(*twin).is_some_and(|card| card.spot == Some((a, name)));
        let places: Vec<Option<usize>> = items
            .iter()
            .map(|&item| self.twin(item).filter(here).and_then(|twin| self.places.get(twin).copied()))
            .collect();
        let run = if ordered {
            // What has an id of its own counts as moved, all else as a change of what it stands in.
            let named = |item: &usize| self.b.card(*item).is_some_and(|card| card.id.is_some());
            let staying =
                places.iter().zip(&items).filter_map(|(place, item)| Some(((*place)?, named(item))));
            longest_increasing_of(&staying.collect::<Vec<_>>())
        } else {
            vec![true; places.len()]
        };
        let mut run = run.into_iter();
        let mut last = None;
        for (item, place) in items.into_iter().zip(places) {
            let stays = place.is_some() && run.next() == Some(true);
            let twin = match self.twin(item) {
                None => self.insert(a, item, name, last)?,
                Some(twin) => {
                    if !stays {
                        self.move_to(twin, item, a, name, last);
                    }
                    twin
                }
            };
            self.thing(twin, item)?;
            last = Some(twin);
        }
        Ok(())
    }

    fn twin(&self, b: usize) -> Option<usize> {
        self.twins.get(b).copied().flatten()
    }

    fn insert(
        &mut self,
        parent: usize,
        b: usize,
        name: &'static str,
        last: Option<usize>,
    ) -> Result<usize, Error> {
        let at = self.copy(b);
        self.a.put(at, parent, name, last);
        let change = match self.set_item(parent, at, name) {
            Some((item, after)) => {
                self.ops.push(Op {
                    subject: name::subject(&self.a, parent, self.languages[1]),
                    change: Change::SetAdd { field: name.to_owned(), item, after },
                });
                return Ok(at);
            }
            None => Change::Insert { at: self.place(at), value: parse(&print::thing(&self.a, at)?)? },
        };
        self.ops.push(Op { subject: name::subject(&self.b, b, self.languages[1]), change });
        Ok(at)
    }

    /// Copies a card of `b`, and everything new that stands on it.
    fn copy(&mut self, b: usize) -> usize {
        let Some(card) = self.b.card(b) else { return ROOT };
        let mut copy = Card::new(card.address.clone(), card.object, card.body.clone());
        copy.id.clone_from(&card.id);
        let lists: Vec<&'static str> = card.lists().collect();
        let at = self.a.add(copy);
        self.kept.resize(self.a.len(), true);
        if let Some(twin) = self.twins.get_mut(b) {
            *twin = Some(at);
        }
        for name in lists {
            let mut last = None;
            for item in self.b.list(b, name).collect::<Vec<_>>() {
                if self.twin(item).is_none() {
                    let item = self.copy(item);
                    self.a.put(item, at, name, last);
                    last = Some(item);
                }
            }
        }
        at
    }

    fn move_to(&mut self, twin: usize, b: usize, parent: usize, name: &'static str, last: Option<usize>) {
        let from = self.place(twin);
        self.a.take(twin);
        self.a.put(twin, parent, name, last);
        let to = self.place(twin);
        let subject = name::subject(&self.b, b, self.languages[1]);
        self.ops.push(Op { subject, change: Change::Move { from, to } });
    }

    /// Takes out what `b` does not hold, last first: then each one's neighbour is still there when it
    /// is put back.
    fn removals(&mut self, cards: std::ops::Range<usize>) -> Result<(), Error> {
        for at in cards.rev() {
            let kept = |at: usize| self.kept.get(at).copied().unwrap_or(true);
            let Some((parent, name)) = self.a.card(at).and_then(|card| card.spot) else { continue };
            if kept(at) || !kept(parent) {
                continue;
            }
            let op = match self.set_item(parent, at, name) {
                Some((item, after)) => Op {
                    subject: name::subject(&self.a, parent, self.languages[0]),
                    change: Change::SetRemove { field: name.to_owned(), item, after },
                },
                None => Op {
                    subject: name::subject(&self.a, at, self.languages[0]),
                    change: Change::Remove { at: self.place(at), value: parse(&print::thing(&self.a, at)?)? },
                },
            };
            self.ops.push(op);
            self.a.take(at);
        }
        Ok(())
    }

    /// Where a card of `a` stands now.
    fn place(&self, at: usize) -> Place {
        let Some((parent, name)) = self.a.card(at).and_then(|card| card.spot) else {
            return Place::default();
        };
        let address = |at: usize| self.a.address(at).to_owned();
        Place {
            parent: Some(address(parent)).filter(|address| !address.is_empty()),
            slot: name.to_owned(),
            after: self.a.before(at).map(address),
        }
    }

    /// For an item of a set: what it says, and what the one before it says.
    fn set_item(&self, parent: usize, at: usize, name: &str) -> Option<(String, Option<String>)> {
        let object = self.a.card(parent)?.object?;
        let text = |at: usize| Some(label(self.a.card(at), Slot::Set));
        (slot_of(object, name) == Slot::Set).then_some(())?;
        Some((text(at)?, self.a.before(at).and_then(text)))
    }
}

/// What tells an item of a list from the others: its text in a set, else the end of its address.
fn label(card: Option<&Card<'_>>, slot: Slot) -> String {
    let Some(card) = card else { return String::new() };
    match (&card.body, slot) {
        (Body::Whole(text), Slot::Set) => match parse(text) {
            Ok(Any::String(text)) => text,
            _ => text.clone().into_owned(),
        },
        _ => {
            let list = split(&card.address).map_or(0, |(owner, list)| owner.len() + list.len() + 2);
            card.address.get(list..).unwrap_or_default().to_owned()
        }
    }
}
