use super::channel_switched::ids;
use super::definition::{Definition, Found};
use super::maps::Maps;
use super::{Direction, Severity};
use crate::model::Any;

/// Only what can be read off the texts, as when sticky notes are laid together: see
/// [`super::regrouped`]. Such pains count neither as introduced nor as resolved.
pub(super) static DEFINITION: Definition = Definition {
    names: ["pain-merged", "pain-split"],
    directions: [Direction::Neutral; 2],
    severities: [Severity::Info; 2],
    about: "a pain says, word for word, what several pains said that are gone: `old` lists them, \
            `new` is the one",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    for (pain, several) in &maps.regrouped().wholes {
        let Some((step, pain)) = maps.to.index.pain(pain.id.as_str()) else { continue };
        found.push(Found {
            subject: maps.to.pain(step, pain),
            old: Some(ids(several)),
            new: Some(Any::String(pain.id.to_string())),
            ..Found::default()
        });
    }
}
