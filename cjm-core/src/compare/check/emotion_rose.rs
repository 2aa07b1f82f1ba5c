use super::definition::{Definition, Found};
use super::emotion::{better, feelings};
use super::maps::Maps;
use super::{Direction, Severity};

/// Like is compared with like: the same step, the same persona (or none on both sides), the same
/// scale. What only one map knows is no change.
pub(super) static DEFINITION: Definition = Definition {
    names: ["emotion-rose", "emotion-fell"],
    directions: [Direction::Improvement, Direction::Regression],
    severities: [Severity::Minor, Severity::Minor],
    about: "a step feels better; `delta` is in points of the scale, upwards better",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    for (old, new) in maps.changed().filter(|(old, new)| old.emotions != new.emotions) {
        better(
            &feelings(maps.from.document, old),
            &feelings(maps.to.document, new),
            &maps.to.step(new),
            found,
        );
    }
}
