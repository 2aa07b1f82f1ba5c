use super::definition::{Definition, Found};
use super::maps::Maps;
use super::{Direction, Severity};

/// Against whom, the `scoring` of the document says: the mean of all rivals, the best or one of them.
pub(super) static DEFINITION: Definition = Definition {
    names: ["lead-lost", "lead-gained"],
    directions: [Direction::Regression, Direction::Improvement],
    severities: [Severity::Major; 2],
    about: "rivals meet a need better than we do, and did not before: `delta` is in shares of its scale, upwards \
            worse",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    for gap in maps.gaps() {
        if let Some(gap) = gap.to_rivals().filter(|gap| gap.old <= 0.0 && gap.new > 0.0) {
            found.push(gap.found(maps, "gapReference"));
        }
    }
}
