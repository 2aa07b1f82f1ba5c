use std::collections::BTreeMap;

use super::Direction;
use super::definition::{Definition, Found};
use super::emotion::{Feeling, better};
use super::maps::{Maps, Side};
use crate::model::Id;

/// The lowest and the last moment weigh most in memory (Kahneman, Fredrickson, Schreiber and
/// Redelmeier 1993).
pub(super) static DEFINITION: Definition = Definition {
    names: ["emotion-low-raised", "emotion-low-deepened"],
    directions: [Direction::Improvement, Direction::Regression],
    about: "the lowest point of the journey, whichever step it is, feels better; \
            `delta` is in points of the scale, upwards better",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    better(&lowest(maps.from), &lowest(maps.to), &maps.to.this_map(), found);
}

/// The lowest feeling of each persona; nothing where a journey is told on several scales.
fn lowest(side: Side<'_>) -> Vec<(Option<&Id>, Feeling<'_>)> {
    let mut lowest: BTreeMap<Option<&Id>, Option<Feeling<'_>>> = BTreeMap::new();
    for &(persona, feeling) in side.index.feelings() {
        let low = lowest.entry(persona).or_insert(Some(feeling));
        *low = match low {
            Some(low) => feeling.better_than(low).map(|more| if more < 0.0 { feeling } else { *low }),
            None => None,
        };
    }
    lowest.into_iter().filter_map(|(persona, low)| Some((persona, low?))).collect()
}
