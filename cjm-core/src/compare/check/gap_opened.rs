use super::definition::{Definition, Found};
use super::maps::Maps;
use super::{Direction, Severity};

/// Gaps are compared like with like: see [`super::gaps`].
pub(super) static DEFINITION: Definition = Definition {
    names: ["gap-opened", "gap-closed"],
    directions: [Direction::Regression, Direction::Improvement],
    severities: [Severity::Major; 2],
    about: "a need that was met as well as it should be is no longer: `delta` is in shares of its scale, upwards worse",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    for gap in maps.gaps() {
        if gap.old <= 0.0 && gap.new > 0.0 {
            found.push(gap.found(maps, "valueGap"));
        }
    }
}
