//! [`Journeys`]: the events of each case, in order.

use super::events::Events;
use super::names::NONE;

/// An event of a case.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Event {
    pub(crate) time: i64,
    pub(crate) kind: u32,
}

/// All events, case by case.
pub(crate) struct Journeys {
    events: Vec<Event>,
    /// Where each case ends.
    ends: Vec<u32>,
}

impl Journeys {
    /// Orders the events by case and time; equal times keep the order of the input. Events of no case
    /// are left out. The columns of cases, kinds and times are used up.
    pub(crate) fn new(events: &mut Events) -> Self {
        let (case, kind, time) = (
            std::mem::take(&mut events.case),
            std::mem::take(&mut events.kind),
            std::mem::take(&mut events.time),
        );
        // A counting sort is stable, and logs are in order of time already, mostly.
        let known = case.iter().filter(|&&case| case != NONE);
        let cases = known.max().map_or(0, |&most| most as usize + 1);
        let mut places = vec![0_u32; cases];
        for &case in &case {
            if let Some(count) = places.get_mut(case as usize) {
                *count += 1;
            }
        }
        let mut sum: u32 = 0;
        for place in &mut places {
            let count = *place;
            *place = sum;
            sum += count;
        }
        let mut sorted = vec![Event::default(); sum as usize];
        for ((&case, &kind), &time) in case.iter().zip(&kind).zip(&time) {
            if let Some(place) = places.get_mut(case as usize) {
                if let Some(event) = sorted.get_mut(*place as usize) {
                    *event = Event { time, kind };
                }
                *place += 1;
            }
        }
        let mut journeys = Self { events: sorted, ends: places };
        journeys.order();
        journeys
    }

    fn order(&mut self) {
        let mut rest = self.events.as_mut_slice();
        let mut from = 0;
        for &end in &self.ends {
            let Some((own, after)) = rest.split_at_mut_checked((end - from) as usize) else { return };
            if !own.is_sorted_by_key(|event| event.time) {
                own.sort_by_key(|event| event.time);
            }
            (rest, from) = (after, end);
        }
    }

    /// Each case that has events, by its code.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (usize, &[Event])> {
        let from = std::iter::once(0).chain(self.ends.iter().copied());
        from.zip(&self.ends)
            .map(|(from, &to)| self.events.get(from as usize..to as usize).unwrap_or_default())
            .enumerate()
            .filter(|(_, events)| !events.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::{Journeys, NONE};
    use crate::evidence::events::{Events, Kind};

    #[test]
    fn events_are_ordered_by_time_and_equal_times_as_they_came() {
        let mut events = Events::default();
        for (case, activity, time) in [(2, 0, 5), (0, 1, 9), (2, 2, 4), (0, 3, 9), (2, 4, 4)] {
            events.push(case, Kind { activity, channel: NONE, segment: NONE, source: 0 }, time);
        }
        let journeys = Journeys::new(&mut events);
        let all: Vec<(usize, Vec<u32>)> = journeys
            .iter()
            .map(|(case, events)| (case, events.iter().map(|event| event.kind).collect()))
            .collect();
        assert_eq!(all, [(0, vec![1, 3]), (2, vec![2, 4, 0])]);
    }
}
