use super::definition::{Definition, Found};
use super::gaps::differ_in_method;
use super::{Direction, Severity};

/// Found instead of `gap-opened` and its like: what is measured otherwise is not compared.
pub(super) static DEFINITION: Definition = Definition {
    names: ["scoring-changed", "scoring-changed"],
    directions: [Direction::Neutral; 2],
    severities: [Severity::Info; 2],
    about: "both maps have value gaps, and their documents do not measure them alike (`scoring`): they are \
            not compared",
    find: |maps, found| {
        if differ_in_method(maps) {
            found.push(Found { subject: maps.to.this_map(), field: Some("scoring"), ..Found::default() });
        }
    },
};
