use super::curve::higher;
use super::definition::Definition;
use super::{Direction, Severity};

/// See `emotion-low-raised` for the source.
pub(super) static DEFINITION: Definition = Definition {
    names: ["emotion-end-raised", "emotion-end-lowered"],
    directions: [Direction::Improvement, Direction::Regression],
    severities: [Severity::Major; 2],
    about: "the last step that says how it feels, whichever it is, feels better; \
            `delta` is in points of the scale, upwards better",
    find: |maps, found| higher(maps, |curve| curve.end(), found),
};
