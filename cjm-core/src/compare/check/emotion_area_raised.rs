use super::curve::higher;
use super::definition::Definition;
use super::{Direction, Severity};

/// Unlike the mean it counts the first and the last step half: long stretches weigh more than ends.
pub(super) static DEFINITION: Definition = Definition {
    names: ["emotion-area-raised", "emotion-area-lowered"],
    directions: [Direction::Improvement, Direction::Regression],
    severities: [Severity::Minor; 2],
    about: "the area under the curve of the journey is larger, by the trapezoid rule with all steps at equal \
            distances and the journey 1 long; `delta` is in points of the scale, upwards better",
    find: |maps, found| higher(maps, |curve| curve.area(), found),
};
