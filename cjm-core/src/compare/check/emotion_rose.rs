use super::Direction;
use super::definition::{Definition, Found};
use super::emotion::feelings;
use super::maps::Maps;

/// Like is compared with like: the same step, the same persona (or none on both sides), the same
/// scale. What only one map knows is no change.
pub(super) static DEFINITION: Definition = Definition {
    names: ["emotion-rose", "emotion-fell"],
    directions: [Direction::Improvement, Direction::Regression],
    about: "a step feels better; `delta` is in points of the scale, upwards better",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    for (old, new) in maps.steps() {
        let before = feelings(maps.from, old);
        for (persona, feeling) in feelings(maps.to, new) {
            let Some(old) = before.get(&persona) else { continue };
            if let Some(delta) = feeling.better_than(old).filter(|delta| *delta > 0.0) {
                found.push(Found {
                    subject: maps.to.step(new),
                    field: Some("emotions"),
                    persona: persona.map(ToString::to_string),
                    old: Some(old.any()),
                    new: Some(feeling.any()),
                    delta: Some(delta),
                });
            }
        }
    }
}
