use super::curve::higher;
use super::definition::Definition;
use super::{Direction, Severity};

/// See `emotion-low-raised` for the source.
pub(super) static DEFINITION: Definition = Definition {
    names: ["emotion-peak-raised", "emotion-peak-lowered"],
    directions: [Direction::Improvement, Direction::Regression],
    severities: [Severity::Minor; 2],
    about: "the highest point of the journey, whichever step it is, feels better; \
            `delta` is in points of the scale, upwards better",
    find: |maps, found| higher(maps, |curve| curve.peak(), found),
};
