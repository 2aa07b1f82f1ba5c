use super::curve::higher;
use super::definition::Definition;
use super::{Direction, Severity};

/// The lowest and the last moment weigh most in memory (Kahneman, Fredrickson, Schreiber and
/// Redelmeier 1993).
pub(super) static DEFINITION: Definition = Definition {
    names: ["emotion-low-raised", "emotion-low-deepened"],
    directions: [Direction::Improvement, Direction::Regression],
    severities: [Severity::Major; 2],
    about: "the lowest point of the journey, whichever step it is, feels better; \
            `delta` is in points of the scale, upwards better",
    find: |maps, found| higher(maps, |curve| curve.low(), found),
};
