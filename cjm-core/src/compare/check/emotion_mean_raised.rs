use super::curve::higher;
use super::definition::Definition;
use super::{Direction, Severity};

/// The mean of the points that each curve has: see [`super::curve`].
pub(super) static DEFINITION: Definition = Definition {
    names: ["emotion-mean-raised", "emotion-mean-lowered"],
    directions: [Direction::Improvement, Direction::Regression],
    severities: [Severity::Minor; 2],
    about: "the journey feels better in the mean of its steps; `delta` is in points of the scale, upwards better",
    find: |maps, found| higher(maps, |curve| curve.mean(), found),
};
