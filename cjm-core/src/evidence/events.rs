//! [`Events`]: what happened to whom and when, in codes.

use std::hash::BuildHasher;

use foldhash::fast::RandomState;
use hashbrown::HashTable;

use super::identity::Links;
use super::log::{Log, Row};
use super::names::{NONE, Names};

/// Events, and what their numbers stand for.
#[derive(Default)]
pub(crate) struct Events {
    pub(crate) log: Log,
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
    /// The codes by place, of one source, where so many channels and segments are possible.
    #[cfg(feature = "arrow")]
    known: Vec<u32>,
    #[cfg(feature = "arrow")]
    shape: (usize, usize, u32),
}

/// So many possible kinds are looked up by place.
#[cfg(feature = "arrow")]
const FEW: usize = 1 << 14;

impl Kinds {
    /// The code of a kind, a new one if need be.
    pub(crate) fn code(&mut self, kind: Kind) -> u32 {
        let Self { kinds, table, state, .. } = self;
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

    /// The codes of many kinds of one source, each in the place of its activity; `NONE` stays. With each part of
    /// a kind, how many different ones there are.
    #[cfg(feature = "arrow")]
    pub(crate) fn codes(
        &mut self,
        (mut activities, names): (Vec<u32>, usize),
        (channels, wide): (&[u32], usize),
        (segments, deep): (&[u32], usize),
        source: u32,
    ) -> Vec<u32> {
        // Few different ones come again and again, and need no hash. `NONE` becomes 0.
        let (wide, deep) = (wide + 1, deep + 1);
        if self.shape != (wide, deep, source) {
            self.shape = (wide, deep, source);
            self.known.clear();
        }
        let room = (names + 1).saturating_mul(wide).saturating_mul(deep);
        self.known.resize(if room <= FEW { room } else { 0 }, NONE);
        let mut known = std::mem::take(&mut self.known);
        let after = |code: u32| code.wrapping_add(1) as usize;
        for ((own, &channel), &segment) in activities.iter_mut().zip(channels).zip(segments) {
            let place = after(*own).wrapping_mul(wide).wrapping_add(after(channel));
            let place = place.wrapping_mul(deep).wrapping_add(after(segment));
            *own = match known.get(place) {
                Some(&code) if code != NONE => code,
                _ if *own == NONE => continue,
                _ => {
                    let code = self.code(Kind { activity: *own, channel, segment, source });
                    known.get_mut(place).into_iter().for_each(|place| *place = code);
                    code
                }
            };
        }
        self.known = known;
        activities
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = Kind> {
        self.kinds.iter().copied()
    }
}

impl Events {
    /// More events than codes for them are refused by the reader.
    pub(crate) const MOST: usize = NONE as usize - 1;

    pub(crate) fn len(&self) -> usize {
        self.log.len()
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
        self.log.push(Row { time, case, kind });
    }
}
