use super::channel_switched::{gained, ids};
use super::definition::{Definition, Found};
use super::maps::Maps;
use super::{Direction, Severity};

/// Where a step gains some channels and loses others, `channel-switched` is found instead.
pub(super) static DEFINITION: Definition = Definition {
    names: ["channel-added", "channel-removed"],
    directions: [Direction::Neutral, Direction::Neutral],
    severities: [Severity::Info, Severity::Minor],
    about: "a step is open to a further channel: `new` lists them",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    for (old, new) in maps.changed() {
        let [gained, lost] = gained(maps, old, new);
        if !gained.is_empty() && lost.is_empty() {
            let subject = maps.to.step(new);
            found.push(Found {
                subject,
                field: Some("channels"),
                new: Some(ids(&gained)),
                ..Found::default()
            });
        }
    }
}
