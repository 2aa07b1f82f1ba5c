//! [`Events`]: what happened to whom and when, as columns of codes.

use std::hash::BuildHasher;

use foldhash::fast::RandomState;
use hashbrown::HashTable;

use super::identity::Links;
use super::names::{NONE, Names};

/// Events as columns: 16 bytes each. All columns are equally long.
#[derive(Default)]
pub(crate) struct Events {
    pub(crate) case: Vec<u32>,
    /// Into `kinds`.
    pub(crate) kind: Vec<u32>,
    /// Milliseconds since 1970 in UTC.
    pub(crate) time: Vec<i64>,
    pub(crate) kinds: Kinds,
    /// The ids of rows, where they are to be linked: the case is then the number of a row's ids.
    pub(crate) links: Option<Links>,
    pub(crate) cases: Names,
    pub(crate) activities: Names,
    pub(crate) channels: Names,
    pub(crate) segments: Names,
    pub(crate) sources: Names,
    /// The segment of a case as a table of customers says, by case; shorter than `cases` where not known.
    pub(crate) segment_of_case: Vec<u32>,
}

/// What an event is apart from whom and when: there are few different ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Kind {
    pub(crate) activity: u32,
    /// `NONE` = not said; so are segment and source.
    pub(crate) channel: u32,
    pub(crate) segment: u32,
    pub(crate) source: u32,
}

/// The different kinds of events by code.
#[derive(Default)]
pub(crate) struct Kinds {
    kinds: Vec<Kind>,
    table: HashTable<u32>,
    state: RandomState,
}

impl Kinds {
    /// The code of a kind, a new one if need be.
    pub(crate) fn code(&mut self, kind: Kind) -> u32 {
        let Self { kinds, table, state } = self;
        let hash = state.hash_one(kind);
        if let Some(code) = table.find(hash, |&code| kinds.get(code as usize) == Some(&kind)) {
            return *code;
        }
        let code = kinds.len() as u32;
        kinds.push(kind);
        table.insert_unique(hash, code, |&code| {
            kinds.get(code as usize).map_or(0, |kind| state.hash_one(kind))
        });
        code
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = Kind> {
        self.kinds.iter().copied()
    }
}

impl Events {
    /// More events than codes for them are refused by the reader.
    pub(crate) const MOST: usize = NONE as usize - 1;

    pub(crate) fn len(&self) -> usize {
        self.time.len()
    }

    /// Says which segment a case belongs to.
    pub(crate) fn belongs(&mut self, case: u32, segment: u32) {
        let case = case as usize;
        if self.segment_of_case.len() <= case {
            self.segment_of_case.resize(case + 1, NONE);
        }
        if let Some(place) = self.segment_of_case.get_mut(case) {
            *place = segment;
        }
    }

    pub(crate) fn push(&mut self, case: u32, kind: Kind, time: i64) {
        let kind = self.kinds.code(kind);
        self.add(case, kind, time);
    }

    /// An event whose kind has a code already.
    pub(crate) fn add(&mut self, case: u32, kind: u32, time: i64) {
        self.case.push(case);
        self.kind.push(kind);
        self.time.push(time);
    }
}
