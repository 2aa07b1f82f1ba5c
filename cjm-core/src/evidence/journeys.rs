//! [`Journeys`]: the events of each case, in order.

use super::events::Events;
use super::names::NONE;

/// An event of a case.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Event {
    pub(crate) time: i64,
    pub(crate) kind: u32,
}

/// All events, to be gone through case by case.
pub(crate) struct Journeys {
    case: Vec<u32>,
    kind: Vec<u32>,
    time: Vec<i64>,
    /// How many events the cases up to each have.
    ends: Vec<u32>,
}

/// So many events are put in order at a time, or an eighth of all: the rest needs no second room.
const AT_ONCE: usize = 1 << 20;

impl Journeys {
    /// The columns of cases, kinds and times are used up. Events of no case are left out.
    pub(crate) fn new(events: &mut Events) -> Self {
        let (case, kind, time) = (
            std::mem::take(&mut events.case),
            std::mem::take(&mut events.kind),
            std::mem::take(&mut events.time),
        );
        let known = case.iter().filter(|&&case| case != NONE);
        let cases = known.max().map_or(0, |&most| most as usize + 1);
        let mut ends = vec![0_u32; cases];
        for &case in &case {
            if let Some(count) = ends.get_mut(case as usize) {
                *count += 1;
            }
        }
        let mut sum: u32 = 0;
        for end in &mut ends {
            sum += *end;
            *end = sum;
        }
        Self { case, kind, time, ends }
    }

    /// Each case that has events, by its code, with its events in order of time; equal times keep the order
    /// of the input.
    pub(crate) fn each<E>(&self, each: &mut dyn FnMut(usize, &[Event]) -> Result<(), E>) -> Result<(), E> {
        let room = AT_ONCE.max(self.case.len() / 8) as u32;
        let (mut first, mut begun, mut skip) = (0, 0, 0);
        let mut events: Vec<Event> = Vec::new();
        while let Some(ends) = self.ends.get(first..).filter(|ends| !ends.is_empty()) {
            let count = ends.partition_point(|&end| end - begun <= room).max(1);
            let ends = ends.get(..count).unwrap_or_default();
            skip = self.order(first, begun, ends, skip, &mut events);
            let mut rest = events.as_mut_slice();
            for (at, &end) in ends.iter().enumerate() {
                let Some((own, after)) = rest.split_at_mut_checked((end - begun) as usize) else { break };
                if !own.is_sorted_by_key(|event| event.time) {
                    own.sort_by_key(|event| event.time);
                }
                if !own.is_empty() {
                    each(first + at, own)?;
                }
                (rest, begun) = (after, end);
            }
            first += count;
        }
        Ok(())
    }

    /// Puts the events of the cases from `first` one case after the other into `events`, from the place
    /// `skip` of all events: before, there is none of them. Returns that place for the cases that follow.
    fn order(&self, first: usize, begun: u32, ends: &[u32], skip: usize, events: &mut Vec<Event>) -> usize {
        let starts = std::iter::once(begun).chain(ends.iter().copied());
        let mut places: Vec<u32> = starts.take(ends.len()).map(|start| start - begun).collect();
        events.clear();
        events.resize((ends.last().copied().unwrap_or(begun) - begun) as usize, Event::default());
        // A counting sort is stable, and logs are in order of time already, mostly.
        let (first, mut later) = (first as u32, None);
        let (case, kind, time) = (self.case.get(skip..), self.kind.get(skip..), self.time.get(skip..));
        let columns =
            case.into_iter().flatten().zip(kind.into_iter().flatten()).zip(time.into_iter().flatten());
        for (at, ((&case, &kind), &time)) in columns.enumerate() {
            let own = case.wrapping_sub(first);
            match places.get_mut(own as usize) {
                Some(place) => {
                    if let Some(event) = events.get_mut(*place as usize) {
                        *event = Event { time, kind };
                    }
                    *place += 1;
                }
                None if later.is_none() && case > first && case != NONE => later = Some(skip + at),
                None => {}
            }
        }
        later.unwrap_or(self.case.len())
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::{AT_ONCE, Event, Journeys, NONE};
    use crate::evidence::events::{Events, Kind};

    #[test]
    fn events_are_ordered_by_time_and_equal_times_as_they_came() {
        let mut events = Events::default();
        for (case, activity, time) in [(2, 0, 5), (0, 1, 9), (2, 2, 4), (0, 3, 9), (2, 4, 4)] {
            events.push(case, Kind { activity, channel: NONE, segment: NONE, source: 0 }, time);
        }
        let mut all: Vec<(usize, Vec<u32>)> = Vec::new();
        let mut note = |case, events: &[Event]| {
            all.push((case, events.iter().map(|event| event.kind).collect()));
            Ok::<(), Infallible>(())
        };
        Journeys::new(&mut events).each(&mut note).unwrap();
        assert_eq!(all, [(0, vec![1, 3]), (2, vec![2, 4, 0])]);
    }

    #[test]
    fn many_events_are_ordered_part_by_part() {
        let mut events = Events::default();
        let count = AT_ONCE as u32 * 2;
        for at in 0..count {
            // Two events a case, the second of most long after the first, and some of no case.
            let case = if at % 7 == 0 { NONE } else { at % (count / 2) };
            events.add(case, at, i64::from(at));
        }
        let (mut seen, mut cases, mut before) = (0, 0, None);
        let mut note = |case, events: &[Event]| {
            assert!(before < Some(case) && events.is_sorted_by_key(|event| event.time));
            assert!(events.iter().all(|event| (event.kind % (count / 2)) as usize == case));
            (seen, cases, before) = (seen + events.len(), cases + 1, Some(case));
            Ok::<(), Infallible>(())
        };
        Journeys::new(&mut events).each(&mut note).unwrap();
        assert_eq!(seen, (count - count.div_ceil(7)) as usize);
        assert!(cases > count / 2 - count / 40);
    }
}
