//! [`Journeys`]: the events of each case, in order.

use super::log::{Log, PART, Row};
use super::names::NONE;

/// An event of a case.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Event {
    pub(crate) time: i64,
    pub(crate) kind: u32,
}

/// All events, to be gone through case by case.
pub(crate) struct Journeys {
    groups: Vec<Group>,
    /// A group is of 2 to the power of this many cases.
    size: u32,
}

/// The events of some cases, as they came.
#[derive(Default)]
struct Group {
    /// Each full.
    parts: Vec<Vec<Row>>,
    last: Vec<Row>,
}

impl Group {
    #[inline]
    fn push(&mut self, row: Row) {
        if self.last.len() == self.last.capacity() {
            self.turn();
        }
        self.last.push(row);
    }

    #[cold]
    fn turn(&mut self) {
        let full = std::mem::replace(&mut self.last, Vec::with_capacity(PART));
        self.parts.push(full);
    }

    fn parts(&self) -> impl Iterator<Item = &[Row]> {
        self.parts.iter().chain([&self.last]).map(Vec::as_slice)
    }

    /// Puts the events, whose cases are from `first`, one case after the other, and tells where each of so many
    /// cases ends. A counting sort is stable, and logs are in order of time already, mostly.
    fn order(&self, first: u32, cases: usize, events: &mut Vec<Event>, ends: &mut Vec<u32>) {
        ends.clear();
        ends.resize(cases, 0);
        for part in self.parts() {
            for row in part {
                if let Some(count) = ends.get_mut((row.case - first) as usize) {
                    *count += 1;
                }
            }
        }
        // Each place moves from where its case begins to where it ends.
        let mut sum: u32 = 0;
        for place in ends.iter_mut() {
            sum += std::mem::replace(place, sum);
        }
        // What was there is written over.
        events.resize(sum as usize, Event::default());
        for part in self.parts() {
            for &Row { time, case, kind } in part {
                let Some(place) = ends.get_mut((case - first) as usize) else { continue };
                if let Some(event) = events.get_mut(*place as usize) {
                    *event = Event { time, kind };
                }
                *place += 1;
            }
        }
    }
}

/// About so many events are put in order at a time: they fit into the second cache.
const AT_ONCE: usize = 1 << 14;

/// More groups than this are not written to at a time.
const MOST_GROUPS: usize = 1 << 10;

/// Takes the events of a case by its code; an error ends it.
type Each<'a, E> = dyn FnMut(usize, &[Event]) -> Result<(), E> + 'a;

impl Journeys {
    /// Events of no case are left out; the codes of all others are below `cases`.
    pub(crate) fn new(log: Log, cases: u32) -> Self {
        let cases = cases as usize;
        let count = (log.len() / AT_ONCE).clamp(1, MOST_GROUPS);
        let size = cases.div_ceil(count).max(1).next_power_of_two().trailing_zeros();
        let mut groups: Vec<Group> = Vec::new();
        groups.resize_with(cases.div_ceil(1 << size), Group::default);
        for part in log.into_parts() {
            for row in part {
                if let Some(group) = groups.get_mut((row.case >> size) as usize).filter(|_| row.case != NONE)
                {
                    group.push(row);
                }
            }
        }
        Self { groups, size }
    }

    /// Each case that has events, by its code, with its events in order of time; equal times keep the order
    /// of the input.
    pub(crate) fn each<E>(self, each: &mut Each<'_, E>) -> Result<(), E> {
        let (mut events, mut ends) = (Vec::new(), Vec::new());
        for (at, group) in self.groups.into_iter().enumerate() {
            let first = at << self.size;
            group.order(first as u32, 1 << self.size, &mut events, &mut ends);
            drop(group);
            let (mut rest, mut begun) = (events.as_mut_slice(), 0);
            for (case, &end) in ends.iter().enumerate() {
                let Some((own, after)) = rest.split_at_mut_checked((end - begun) as usize) else { break };
                if !own.is_sorted_by_key(|event| event.time) {
                    own.sort_by_key(|event| event.time);
                }
                if !own.is_empty() {
                    each(first + case, own)?;
                }
                (rest, begun) = (after, end);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::super::log::Extent;
    use super::{AT_ONCE, Event, Journeys, Log, NONE, Row};

    #[test]
    fn events_are_ordered_by_time_and_equal_times_as_they_came() {
        let mut log = Log::default();
        for (case, kind, time) in [(2, 0, 5), (0, 1, 9), (2, 2, 4), (0, 3, 9), (2, 4, 4)] {
            log.push(Row { time, case, kind });
        }
        let mut all: Vec<(usize, Vec<u32>)> = Vec::new();
        let mut note = |case, events: &[Event]| {
            all.push((case, events.iter().map(|event| event.kind).collect()));
            Ok::<(), Infallible>(())
        };
        Journeys::new(log, 3).each(&mut note).unwrap();
        assert_eq!(all, [(0, vec![1, 3]), (2, vec![2, 4, 0])]);
    }

    #[test]
    fn many_events_are_ordered_group_by_group() {
        let mut log = Log::default();
        let count = AT_ONCE as u32 * 8;
        for at in 0..count {
            // Two events a case, the second of most long after the first, and some of no case.
            let case = if at % 7 == 0 { NONE } else { at % (count / 2) };
            log.push(Row { time: i64::from(at), case, kind: at });
        }
        let extent = Extent { first: 0, last: i64::from(count) - 1, cases: count / 2 };
        assert_eq!((log.len(), log.extent()), (count as usize, Some(extent)));
        let (mut seen, mut cases, mut before) = (0, 0, None);
        let mut note = |case, events: &[Event]| {
            assert!(before < Some(case) && events.is_sorted_by_key(|event| event.time));
            assert!(events.iter().all(|event| (event.kind % (count / 2)) as usize == case));
            (seen, cases, before) = (seen + events.len(), cases + 1, Some(case));
            Ok::<(), Infallible>(())
        };
        let journeys = Journeys::new(log, count / 2);
        assert!(journeys.groups.len() > 4);
        journeys.each(&mut note).unwrap();
        assert_eq!(seen, (count - count.div_ceil(7)) as usize);
        assert!(cases > count / 2 - count / 40);
    }
}
