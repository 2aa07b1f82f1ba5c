//! [`Links`]: which ids were seen together.

use std::borrow::Cow;
use std::hash::BuildHasher as _;

use foldhash::fast::RandomState;
use hashbrown::HashTable;
use sha2::{Digest as _, Sha256};

use super::placeholder::is_placeholder;
use crate::evidence::names::Names;

/// No id of a kind, no customer of a row.
pub const NONE: u32 = u32::MAX;

/// Which ids were seen together, collected row by row; [`resolve`](super::resolve) makes customers of them.
///
/// The ids of a row are read once, and become one number: an event needs four bytes, however many kinds of
/// ids there are. Two collections of parts of the rows can be [merged](Self::merge).
#[derive(Debug, Clone)]
pub struct Links {
    pub(super) kinds: Vec<Ids>,
    salt: Option<String>,
    /// One number a kind and row, rows one after the other.
    pub(super) rows: Vec<u32>,
    /// Whether an event has these ids, not only a list of customers.
    pub(super) heard: Vec<bool>,
    slots: HashTable<(u64, u32)>,
    hasher: RandomState,
    /// The row that is being read.
    row: Vec<u32>,
    /// How many rows had no id that can be used.
    pub(super) without: u64,
}

/// The ids of one kind.
#[derive(Debug, Clone, Default)]
pub(super) struct Ids {
    /// As they are kept: in plain text, or as 64 hex digits of their hash.
    pub(super) values: Names,
    /// One a value: whether it is none.
    pub(super) placeholder: Vec<bool>,
    /// How often none was seen.
    pub(super) placeholders: u64,
}

impl Links {
    /// Nothing seen yet of `kinds` kinds. With a salt no id is kept as it came: only
    /// `SHA-256(salt ‖ id)`.
    pub fn new(kinds: usize, salt: Option<&str>) -> Self {
        Self {
            kinds: vec![Ids::default(); kinds],
            salt: salt.map(str::to_owned),
            rows: Vec::new(),
            heard: Vec::new(),
            slots: HashTable::new(),
            hasher: RandomState::default(),
            row: Vec::with_capacity(kinds),
            without: 0,
        }
    }

    /// How many different rows of ids were seen.
    pub fn len(&self) -> usize {
        self.heard.len()
    }

    /// Whether no row with an id was seen.
    pub fn is_empty(&self) -> bool {
        self.heard.is_empty()
    }

    /// The ids of one event, each with its kind (the position among the kinds): a number that
    /// [`Customers`](super::Customers) turns into a customer. [`NONE`] where none can be used. Space around
    /// an id is no part of it, and addresses (what holds an `@`) are the same in small and capital letters.
    pub fn event<'a>(&mut self, ids: impl IntoIterator<Item = (usize, &'a str)>) -> u32 {
        let row = self.add(ids);
        match self.heard.get_mut(row as usize) {
            Some(heard) => *heard = true,
            None => self.without += 1,
        }
        row
    }

    /// The ids of one customer in a list: they are linked, and nobody is counted who has no event. A number
    /// as of an event.
    pub fn customer<'a>(&mut self, ids: impl IntoIterator<Item = (usize, &'a str)>) -> u32 {
        self.add(ids)
    }

    fn add<'a>(&mut self, ids: impl IntoIterator<Item = (usize, &'a str)>) -> u32 {
        let mut row = std::mem::take(&mut self.row);
        row.clear();
        row.resize(self.kinds.len(), NONE);
        for (kind, value) in ids {
            let code = self.kinds.get_mut(kind).map_or(NONE, |ids| ids.code(value, self.salt.as_deref()));
            if let Some(place) = row.get_mut(kind) {
                *place = code;
            }
        }
        let code = self.intern(&row);
        self.row = row;
        code
    }

    /// The number of a row of ids.
    fn intern(&mut self, row: &[u32]) -> u32 {
        if row.iter().all(|&code| code == NONE) {
            return NONE;
        }
        let Self { rows, heard, slots, hasher, .. } = self;
        let hash = hasher.hash_one(row);
        let width = row.len();
        let same = |slot: &(u64, u32)| {
            let start = slot.1 as usize * width;
            slot.0 == hash && rows.get(start..start + width) == Some(row)
        };
        if let Some(&(_, code)) = slots.find(hash, same) {
            return code;
        }
        let code = heard.len() as u32;
        slots.insert_unique(hash, (hash, code), |slot| slot.0);
        rows.extend_from_slice(row);
        heard.push(false);
        code
    }

    /// The number of an id that was seen, in its kind; also of one that only fills the column.
    pub(super) fn find(&self, kind: usize, id: &str) -> Option<u32> {
        self.kinds.get(kind)?.values.find(door(id, self.salt.as_deref()).as_bytes())
    }

    /// The number of an id, a new one where it is new; [`NONE`] of one that only fills the column.
    pub(super) fn id(&mut self, kind: usize, id: &str) -> u32 {
        self.kinds.get_mut(kind).map_or(NONE, |ids| ids.code(id, self.salt.as_deref()))
    }

    /// Adds what others collected of the same kinds, with the same salt: the numbers that its rows now
    /// have, in their order.
    pub fn merge(&mut self, other: &Self) -> Vec<u32> {
        let mut codes: Vec<Vec<u32>> = Vec::with_capacity(other.kinds.len());
        for (own, theirs) in self.kinds.iter_mut().zip(&other.kinds) {
            own.placeholders += theirs.placeholders;
            let values = (0..theirs.values.len() as u32).map(|code| {
                let value = theirs.values.name(code);
                let placeholder = theirs.placeholder.get(code as usize).copied().unwrap_or(false);
                own.insert(value, || placeholder)
            });
            codes.push(values.collect());
        }
        self.without += other.without;
        let width = other.kinds.len().max(1);
        let rows = other.rows.chunks_exact(width).zip(&other.heard).map(|(row, &heard)| {
            let row: Vec<u32> = row
                .iter()
                .zip(&codes)
                .map(|(&code, codes)| codes.get(code as usize).copied().unwrap_or(NONE))
                .collect();
            let code = self.intern(&row);
            if let Some(place) = self.heard.get_mut(code as usize) {
                *place |= heard;
            }
            code
        });
        rows.collect()
    }
}

impl Ids {
    /// The number of an id; [`NONE`] of one that only fills the column.
    fn code(&mut self, id: &str, salt: Option<&str>) -> u32 {
        if id.is_empty() {
            return NONE;
        }
        let value = door(id, salt);
        let code = self.insert(&value, || is_placeholder(id));
        if self.placeholder.get(code as usize) == Some(&true) {
            self.placeholders += 1;
            return NONE;
        }
        code
    }

    fn insert(&mut self, value: &str, placeholder: impl Fn() -> bool) -> u32 {
        // More than four billion are refused when they are resolved.
        let code = self.values.code(value.as_bytes()).unwrap_or(NONE);
        if code as usize == self.placeholder.len() {
            self.placeholder.push(placeholder());
        }
        code
    }

    /// How many different ids there are.
    pub(super) fn count(&self) -> usize {
        self.placeholder.iter().filter(|&&placeholder| !placeholder).count()
    }
}

/// An id as it comes in: without space around it, addresses in small letters, hashed where there is a salt.
fn door<'a>(id: &'a str, salt: Option<&str>) -> Cow<'a, str> {
    let id = id.trim();
    let plain: Cow<'a, str> = if id.contains('@') && id.bytes().any(|byte| byte.is_ascii_uppercase()) {
        id.to_ascii_lowercase().into()
    } else {
        id.into()
    };
    let Some(salt) = salt else { return plain };
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let hash = Sha256::new().chain_update(salt).chain_update(plain.as_bytes()).finalize();
    let digit = |half: u8| DIGITS.get(usize::from(half)).map_or('0', |&digit| char::from(digit));
    hash.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect::<String>().into()
}
