//! [`Seen`]: what a first map is drawn from.

use std::collections::BTreeMap;
use std::convert::Infallible;

use crate::evidence::events::Events;
use crate::evidence::journeys::Journeys;
use crate::evidence::names::NONE;
use crate::evidence::segments::is_several;

/// What a first map is drawn from.
#[derive(Debug, Clone, Default)]
pub(super) struct Seen {
    /// How many customers.
    pub(super) customers: u64,
    /// What they did.
    pub(super) activities: Vec<Activity>,
    /// From activity to activity, by position: how often.
    pub(super) ways: BTreeMap<(usize, usize), u64>,
    /// Customers of each segment.
    pub(super) segments: BTreeMap<String, u64>,
}

/// Something that customers did.
#[derive(Debug, Clone, Default)]
pub(super) struct Activity {
    pub(super) name: String,
    pub(super) customers: u64,
    /// How many customers began with it.
    pub(super) starts: u64,
    /// Where in a journey it first happens, 0 = at the beginning, 1 = at the end: the mean of all who did it.
    pub(super) place: f64,
    /// Events by channel.
    pub(super) channels: BTreeMap<String, u64>,
}

impl Seen {
    /// Looks at all events; the log is used up.
    pub(super) fn new(events: &mut Events) -> Self {
        let cases = events.log.extent().map_or(0, |extent| extent.cases);
        let journeys = Journeys::new(std::mem::take(&mut events.log), cases);
        let count = events.activities.len();
        let mut seen = Self { activities: vec![Activity::default(); count], ..Self::default() };
        for (code, activity) in (0..).zip(&mut seen.activities) {
            activity.name = events.activities.name(code).to_owned();
        }
        let kinds: Vec<_> = events.kinds.iter().collect();
        let mut places = vec![Places::default(); count];
        let mut last = vec![0_u64; count];
        let mut channels: BTreeMap<(u32, u32), u64> = BTreeMap::new();
        let mut segments: BTreeMap<u32, u64> = BTreeMap::new();
        let Ok(()) = journeys.each(&mut |case, own| {
            seen.customers += 1;
            let mut segment = events.segment_of_case.get(case).copied().unwrap_or(NONE);
            let mut before: Option<usize> = None;
            for (at, event) in own.iter().enumerate() {
                let Some(kind) = kinds.get(event.kind as usize) else { continue };
                let activity = kind.activity as usize;
                let (Some(counts), Some(place), Some(last)) =
                    (seen.activities.get_mut(activity), places.get_mut(activity), last.get_mut(activity))
                else {
                    continue;
                };
                counts.starts += u64::from(at == 0);
                if *last != seen.customers {
                    *last = seen.customers;
                    counts.customers += 1;
                    place.add(at, own.len());
                }
                if kind.channel != NONE {
                    *channels.entry((kind.activity, kind.channel)).or_default() += 1;
                }
                if segment == NONE {
                    segment = kind.segment;
                }
                if let Some(before) = before {
                    *seen.ways.entry((before, activity)).or_default() += 1;
                }
                before = Some(activity);
            }
            if segment != NONE {
                *segments.entry(segment).or_default() += 1;
            }
            Ok::<(), Infallible>(())
        });
        for (activity, place) in seen.activities.iter_mut().zip(places) {
            activity.place = place.mean();
        }
        for ((activity, channel), count) in channels {
            if let Some(activity) = seen.activities.get_mut(activity as usize) {
                activity.channels.insert(events.channels.name(channel).to_owned(), count);
            }
        }
        let named = |(code, count): (u32, u64)| (events.segments.name(code).to_owned(), count);
        seen.segments = segments.into_iter().map(named).collect();
        // Of several columns nobody knows which one makes personas.
        if seen.segments.keys().any(|name| is_several(name)) {
            seen.segments.clear();
        }
        seen
    }
}

/// Adds up where an activity first happens, exactly: the sum does not depend on the order.
#[derive(Debug, Clone, Copy, Default)]
struct Places {
    sum: u128,
    count: u64,
}

impl Places {
    /// It first happens as event `at` (from 0) of `length`: the middle of that event's part of the journey.
    fn add(&mut self, at: usize, length: usize) {
        let whole = (length as u128).max(1) * 2;
        self.sum += ((at as u128 * 2 + 1) << 40) / whole;
        self.count += 1;
    }

    /// The mean, 0 to 1.
    fn mean(self) -> f64 {
        let whole = (self.count.max(1) as f64) * (1_u64 << 40) as f64;
        self.sum as f64 / whole
    }
}

#[cfg(test)]
mod tests {
    use super::Places;

    #[test]
    fn a_lone_event_stands_in_the_middle() {
        let mean = |seen: &[(usize, usize)]| {
            let mut places = Places::default();
            seen.iter().for_each(|&(at, length)| places.add(at, length));
            places.mean()
        };
        assert_eq!(mean(&[(0, 1)]), 0.5);
        assert_eq!(mean(&[(0, 2), (1, 2)]), 0.5);
        assert_eq!(mean(&[(0, 4)]), 0.125);
    }
}
