use super::curve::higher;
use super::definition::Definition;
use super::{Direction, Severity};

/// The falls from one step to the next that says how it feels.
pub(super) static DEFINITION: Definition = Definition {
    names: ["emotion-drop-eased", "emotion-drop-deepened"],
    directions: [Direction::Improvement, Direction::Regression],
    severities: [Severity::Minor; 2],
    about: "the deepest fall from one step to the next is less deep; `old` and `new` are the falls as negative \
            numbers, `delta` is in points of the scale, upwards better",
    find: |maps, found| higher(maps, |curve| curve.drop(), found),
};
