use super::definition::{Definition, Found};
use super::maps::Maps;
use super::{Direction, Severity};

/// Gaps are compared like with like: see [`super::gaps`].
pub(super) static DEFINITION: Definition = Definition {
    names: ["gap-widened", "gap-narrowed"],
    directions: [Direction::Regression, Direction::Improvement],
    severities: [Severity::Minor; 2],
    about: "a need that was met less well than it should be is met still less well: `delta` is in shares of its \
            scale, upwards worse",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    for gap in maps.gaps() {
        if gap.old > 0.0 && gap.new > gap.old {
            found.push(gap.found(maps, "valueGap"));
        }
    }
}
