//! [`Board`]: a map and its libraries as cards that know their id, their place and their members.
//!
//! It is made from the canonical text and the shape of the document alone, so an entity that the
//! format gains is compared without new code here.

use std::borrow::Cow;
use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::address;
use super::cover::Cover;
use super::members::Members;
use super::slot::{Slot, item_object, kind, known, member, root, slot, slot_of};
use crate::Error;
use crate::read::{Kind, ObjectShape, Shape, Tape};

/// A map, and as much of the libraries as is asked for, laid out in cards.
#[derive(Clone, Default)]
pub(super) struct Board<'x> {
    cards: Vec<Card<'x>>,
    /// The latest card of each address.
    index: HashMap<Cow<'x, str>, usize, RandomState>,
    /// Up to which number the addresses of equal things are taken.
    numbers: HashMap<String, usize, RandomState>,
}

/// A thing, or an item of a list that has no id.
#[derive(Clone)]
pub(super) struct Card<'x> {
    /// The id, or for things without one the path from the nearest id: `pricing-page/actions/…`.
    pub(super) address: Cow<'x, str>,
    /// What its own member `id` says.
    pub(super) id: Option<Cow<'x, str>>,
    /// Nothing for texts and numbers.
    pub(super) object: Option<&'static ObjectShape>,
    pub(super) body: Body<'x>,
    /// The card it stands on and the list there; nothing for the document and what was taken out.
    pub(super) spot: Option<(usize, &'static str)>,
    lists: Vec<(&'static str, Option<usize>)>,
    before: Option<usize>,
    after: Option<usize>,
    /// The card before it of the same address: a thing of another kind that it replaces.
    namesake: Option<usize>,
}

/// What a card says itself, without the lists that have cards of their own.
#[derive(Clone)]
pub(super) enum Body<'x> {
    /// Members and their canonical text.
    Members(Members<'x>),
    /// The canonical text of a thing without an id.
    Whole(Cow<'x, str>),
    /// The text of the name of a thing that the boards compared hold word for word.
    Same(Option<Cow<'x, str>>),
}

/// The card of the document.
pub(super) const ROOT: usize = 0;

impl<'x> Board<'x> {
    /// Lays out the map `map` of a canonical document. `alias` is the address that the map's card
    /// takes: its own id, or the id of the map that it is compared with.
    pub(super) fn read(tape: &Tape<'x>, map: &str, alias: &str, cover: Cover<'_>) -> Result<Self, Error> {
        // A thing takes five nodes and more.
        let things = tape.len() / 5;
        let mut board = Self {
            cards: Vec::with_capacity(things),
            index: HashMap::with_capacity_and_hasher(things, RandomState::default()),
            numbers: HashMap::default(),
        };
        board.document(tape, map, alias, cover)?;
        Ok(board)
    }

    pub(super) fn len(&self) -> usize {
        self.cards.len()
    }

    pub(super) fn card(&self, at: usize) -> Option<&Card<'x>> {
        self.cards.get(at)
    }

    pub(super) fn card_mut(&mut self, at: usize) -> Option<&mut Card<'x>> {
        self.cards.get_mut(at)
    }

    /// The card at an address; of `object`'s kind where that is given, else the latest.
    pub(super) fn find(&self, address: &str, object: Option<&str>) -> Option<usize> {
        let latest = self.index.get(address).copied();
        std::iter::successors(latest, |&at| self.card(at)?.namesake)
            .find(|&at| object.is_none_or(|name| self.kind_of(at) == name))
    }

    /// The ids of all things, in their order.
    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        self.cards.iter().filter(|card| card.id.is_some()).map(|card| card.address.as_ref())
    }

    /// The name of a card's shape, as in `ObjectShape`.
    fn kind_of(&self, at: usize) -> &'static str {
        self.card(at).and_then(|card| card.object).map_or("", |object| object.name)
    }

    /// Members of a card that are no lists of cards.
    pub(super) fn members(&self, at: usize) -> Option<&Members<'x>> {
        match &self.card(at)?.body {
            Body::Members(members) => Some(members),
            Body::Whole(_) | Body::Same(_) => None,
        }
    }

    /// The text of a member that is no list of cards.
    pub(super) fn text(&self, at: usize, name: &str) -> Option<&str> {
        self.members(at)?.get(name).map(AsRef::as_ref)
    }

    /// Sets a member that is no list of cards, or takes it away.
    pub(super) fn set(&mut self, at: usize, name: &str, text: Option<String>) {
        if let Some(Body::Members(members)) = self.card_mut(at).map(|card| &mut card.body) {
            match text {
                Some(text) => members.insert(Cow::Owned(name.to_owned()), Cow::Owned(text)),
                None => drop(members.remove(name)),
            }
        }
    }

    pub(super) fn address(&self, at: usize) -> &str {
        self.card(at).map_or("", |card| &card.address)
    }

    /// The cards in a list, in order.
    pub(super) fn list(&self, parent: usize, name: &str) -> impl Iterator<Item = usize> {
        let first = self.first(parent, name);
        std::iter::successors(first, |&at| self.card(at)?.after)
    }

    fn first(&self, parent: usize, name: &str) -> Option<usize> {
        self.card(parent)?.lists.iter().find(|(list, _)| *list == name).and_then(|(_, first)| *first)
    }

    /// The card before this one in its list.
    pub(super) fn before(&self, at: usize) -> Option<usize> {
        self.card(at)?.before
    }

    /// Takes a card out of its list, with all that stands on it.
    pub(super) fn take(&mut self, at: usize) {
        let Some(card) = self.cards.get_mut(at) else { return };
        let (spot, before, after) = (card.spot.take(), card.before.take(), card.after.take());
        match before.and_then(|before| self.cards.get_mut(before)) {
            Some(before) => before.after = after,
            None => {
                if let Some((parent, name)) = spot
                    && let Some(parent) = self.cards.get_mut(parent)
                {
                    parent.set_first(name, after);
                }
            }
        }
        if let Some(after) = after.and_then(|after| self.cards.get_mut(after)) {
            after.before = before;
        }
    }

    /// Puts a card that stands nowhere into a list: behind `before`, or first.
    pub(super) fn put(&mut self, at: usize, parent: usize, name: &'static str, before: Option<usize>) {
        let after = match before {
            Some(before) => self.card(before).and_then(|card| card.after),
            None => self.first(parent, name),
        };
        if let Some(card) = self.cards.get_mut(at) {
            card.spot = Some((parent, name));
            card.before = before;
            card.after = after;
        }
        match before.and_then(|before| self.cards.get_mut(before)) {
            Some(before) => before.after = Some(at),
            None => {
                if let Some(parent) = self.cards.get_mut(parent) {
                    parent.set_first(name, Some(at));
                }
            }
        }
        if let Some(after) = after.and_then(|after| self.cards.get_mut(after)) {
            after.before = Some(at);
        }
    }

    /// Adds a card that stands nowhere yet.
    pub(super) fn add(&mut self, mut card: Card<'x>) -> usize {
        let at = self.cards.len();
        card.namesake = self.index.insert(card.address.clone(), at);
        self.cards.push(card);
        at
    }

    /// Takes a card and all that stands on it out of the index: its address means nothing any more.
    pub(super) fn forget(&mut self, at: usize) {
        let mut open = vec![at];
        while let Some(at) = open.pop() {
            let Some(card) = self.card(at) else { continue };
            let (address, namesake) = (card.address.clone(), card.namesake);
            for name in card.lists() {
                open.extend(self.list(at, name));
            }
            self.numbers.remove(address.rsplit_once('#').map_or(address.as_ref(), |(first, _)| first));
            let latest = self.index.get(&address).copied();
            let later = std::iter::successors(latest, |&at| self.card(at)?.namesake)
                .find(|&later| self.card(later).is_some_and(|card| card.namesake == Some(at)));
            match (later.and_then(|later| self.cards.get_mut(later)), namesake) {
                (Some(later), namesake) => later.namesake = namesake,
                (None, _) if latest != Some(at) => {}
                (None, Some(namesake)) => {
                    self.index.insert(address, namesake);
                }
                (None, None) => {
                    self.index.remove(&address);
                }
            }
        }
    }

    /// Gives every item of a list without ids a card of its own, and says which slot it is. Lists
    /// that have cards already stay as they are.
    pub(super) fn expand(&mut self, at: usize, name: &'static str) -> Result<(), Error> {
        let Some(card) = self.card(at) else { return Ok(()) };
        let Some(shape) = card.object.and_then(|object| member(object, name)) else { return Ok(()) };
        if slot(shape) == Slot::Value || card.lists.iter().any(|(list, _)| *list == name) {
            return Ok(());
        }
        let owner = card.address.clone();
        let text = match self.card_mut(at).map(|card| &mut card.body) {
            Some(Body::Members(members)) => members.remove(name).unwrap_or(Cow::Borrowed("[]")),
            _ => Cow::Borrowed("[]"),
        };
        if let Some(card) = self.card_mut(at) {
            card.lists.push((name, None));
        }
        let item = if let Shape::List(item) = shape { *item } else { shape };
        let items = match &text {
            Cow::Borrowed(text) => items(text, item, slot(shape))?,
            Cow::Owned(text) => items(text, item, slot(shape))?.into_iter().map(Item::owned).collect(),
        };
        let mut last = None;
        for item in items {
            let address = address::join(&owner, name, &item.label);
            let address = self.unused(address);
            let at_item = self.add(Card::new(address, item_object(shape), item.body));
            self.put(at_item, at, name, last);
            last = Some(at_item);
        }
        Ok(())
    }

    /// The address itself, or with the number of its occurrence behind it: equal things without ids
    /// in one list.
    fn unused(&mut self, address: String) -> String {
        if !self.index.contains_key(address.as_str()) {
            return address;
        }
        let mut number = self.numbers.get(&address).copied().unwrap_or(1);
        loop {
            number += 1;
            let next = format!("{address}#{number}");
            if !self.index.contains_key(next.as_str()) {
                self.numbers.insert(address, number);
                return next;
            }
        }
    }
}

impl<'x> Card<'x> {
    pub(super) fn new(
        address: impl Into<Cow<'x, str>>,
        object: Option<&'static ObjectShape>,
        body: Body<'x>,
    ) -> Self {
        Self {
            address: address.into(),
            id: None,
            object,
            body,
            spot: None,
            lists: Vec::new(),
            before: None,
            after: None,
            namesake: None,
        }
    }

    /// What it is, as JSON writes it: `pain`, `knowledgeGap`, `note`.
    pub(super) fn kind(&self) -> String {
        self.object.map(kind).unwrap_or_default()
    }

    /// The lists that have cards of their own.
    pub(super) fn lists(&self) -> impl Iterator<Item = &'static str> {
        self.lists.iter().map(|(name, _)| *name)
    }

    fn set_first(&mut self, name: &'static str, first: Option<usize>) {
        match self.lists.iter_mut().find(|(list, _)| *list == name) {
            Some((_, old)) => *old = first,
            None => self.lists.push((name, first)),
        }
    }
}

/// An item of a list without ids.
struct Item<'x> {
    label: String,
    body: Body<'x>,
}

impl Item<'_> {
    fn owned<'x>(self) -> Item<'x> {
        let body = match self.body {
            Body::Whole(text) => Body::Whole(Cow::Owned(text.into_owned())),
            Body::Members(members) => Body::Members(members.into_owned()),
            Body::Same(name) => Body::Same(name.map(|name| Cow::Owned(name.into_owned()))),
        };
        Item { label: self.label, body }
    }
}

/// The items of canonical list text.
fn items<'t>(text: &'t str, shape: &'static Shape, slot: Slot) -> Result<Vec<Item<'t>>, Error> {
    let tape = crate::read::parse_json(text).map_err(|fault| Error::Internal(fault.message))?;
    let item = |node| {
        let source = tape.source(node);
        match slot {
            Slot::Set => Item {
                label: tape.string(node).unwrap_or_default().into_owned(),
                body: Body::Whole(source.into()),
            },
            Slot::Keyed(keys) => {
                Item { label: address::key(&tape, node, keys), body: members_of(&tape, node) }
            }
            _ => Item { label: address::content(source, shape), body: Body::Whole(source.into()) },
        }
    };
    Ok(tape.items(0).map(item).collect())
}

/// The members of the object at a node.
pub(super) fn members_of<'x>(tape: &Tape<'x>, node: u32) -> Body<'x> {
    Body::Members(
        tape.members(node).map(|(key, value)| (tape.name(key), tape.source(value).into())).collect(),
    )
}

/// Where [`Board::lay_out`] puts a thing: its list, and what stands around it.
#[derive(Clone, Copy)]
pub(super) struct Spot<'s> {
    /// The shape of the list.
    pub(super) shape: &'static Shape,
    /// The name of the list.
    pub(super) list: &'static str,
    /// The address of the thing that has it.
    pub(super) owner: &'s str,
    /// The address that the thing takes; nothing = its id, or what it says.
    pub(super) address: Option<&'s str>,
    /// Whether a thing of another kind may have that id for now.
    pub(super) replaces: bool,
    /// Whether things inside it may be no more than a list of id and name.
    pub(super) brief: bool,
}

impl<'x> Board<'x> {
    fn document(&mut self, tape: &Tape<'x>, map: &str, alias: &str, cover: Cover<'_>) -> Result<(), Error> {
        self.add(Card::new(String::new(), Some(root()), Body::Members(Members::default())));
        for member in root().members.iter().filter(|member| slot(member.shape) == Slot::Things) {
            let Some(list) = tape.get(0, member.name) else { continue };
            let mut last = None;
            for node in tape.items(list) {
                let id = tape.get(node, "id").and_then(|id| tape.string(id)).unwrap_or_default();
                let is_map = member.name == "maps";
                let covered = match cover {
                    Cover::All => true,
                    Cover::Entries(_) | Cover::Different(_) if is_map => id == map,
                    Cover::Entries(ids) | Cover::Different(ids) => ids.contains(id.as_ref()),
                };
                if !covered {
                    continue;
                }
                let at = if is_map && id != map {
                    let body = Body::Whole(tape.source(node).into());
                    self.add(Card::new(id.into_owned(), item_object(member.shape), body))
                } else {
                    let address = is_map.then_some(alias);
                    let brief = matches!(cover, Cover::Different(_));
                    let (shape, list) = (member.shape, member.name);
                    let spot = Spot { shape, list, owner: "", address, replaces: false, brief };
                    self.lay_out(tape, node, spot)?
                };
                self.put(at, ROOT, member.name, last);
                last = Some(at);
            }
        }
        if let (Cover::All, Some(card)) = (cover, self.cards.first_mut()) {
            let members = tape.members(0).map(|(key, value)| (tape.name(key), value));
            let members = members.filter(|(name, _)| slot_of(root(), name) != Slot::Things);
            card.body =
                Body::Members(members.map(|(name, value)| (name, tape.source(value).into())).collect());
        }
        Ok(())
    }

    /// Lays out the thing at a node and everything inside it; it stands nowhere yet.
    ///
    /// # Errors
    /// [`Error::Unusable`] if an id is taken.
    pub(super) fn lay_out(&mut self, tape: &Tape<'x>, node: u32, spot: Spot<'_>) -> Result<usize, Error> {
        let object = item_object(spot.shape);
        if spot.brief && tape.kind(node) == Kind::List {
            let mut items = tape.items(node);
            let id = items.next().map(|id| tape.name(id)).unwrap_or_default();
            let name = items.next().map(|name| tape.source(name).into());
            let mut card = Card::new(id.clone(), object, Body::Same(name));
            card.id = Some(id);
            return Ok(self.add(card));
        }
        let mut members = Members::default();
        let mut lists = Vec::new();
        let mut id = None;
        for (key, value) in tape.members(node) {
            let key = tape.name(key);
            match object.and_then(|object| known(object, &key)) {
                Some(member) if member.name == "id" => id = tape.string(value).map(|_| tape.name(value)),
                Some(member) if slot(member.shape) == Slot::Things => lists.push((member, value)),
                _ => members.insert(key, tape.source(value).into()),
            }
        }
        let own = match id {
            Some(id) => {
                let address =
                    spot.address.map_or_else(|| id.clone(), |address| Cow::Owned(address.to_owned()));
                let kind = spot.replaces.then(|| object.map_or("", |object| object.name));
                // Where things are told apart from others in brief, all ids are known to differ.
                let other = if spot.brief { None } else { self.find(&address, kind) };
                if let Some(other) = other {
                    return Err(self.twice(&address, other));
                }
                let mut card = Card::new(address, object, Body::Members(members));
                card.id = Some(id);
                self.add(card)
            }
            None => {
                let text =
                    if lists.is_empty() { tape.source(node).into() } else { Cow::Owned(short(&members)) };
                let item = if let Shape::List(item) = spot.shape { item } else { spot.shape };
                let address = match spot.address {
                    Some(address) => address.to_owned(),
                    None => self.unused(address::join(spot.owner, spot.list, &address::content(&text, item))),
                };
                self.add(Card::new(address, object, Body::Whole(text)))
            }
        };
        if lists.is_empty() {
            return Ok(own);
        }
        let owner = self.address(own).to_owned();
        for (member, value) in lists {
            let mut last = None;
            for item in tape.items(value) {
                let spot =
                    Spot { shape: member.shape, list: member.name, owner: &owner, address: None, ..spot };
                let item = self.lay_out(tape, item, spot)?;
                self.put(item, own, member.name, last);
                last = Some(item);
            }
        }
        Ok(own)
    }

    fn twice(&self, id: &str, other: usize) -> Error {
        let kind = self.card(other).map(Card::kind).unwrap_or_default();
        Error::Unusable {
            message: format!("the id `{id}` stands twice: things are compared by their ids"),
            hint: Some(format!("one of them is a {kind}; `cjm check` shows both places")),
        }
    }
}

/// The canonical text of a thing without an id: short where it says nothing but its text.
fn short(members: &Members<'_>) -> String {
    match members.iter().next() {
        Some((name, text)) if members.len() == 1 && name == "text" && text.starts_with('"') => {
            text.clone().into_owned()
        }
        _ => super::print::object(members.iter().map(|(name, text)| (name.as_ref(), text.clone()))),
    }
}
