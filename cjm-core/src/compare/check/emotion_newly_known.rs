use super::channel_switched::ids;
use super::definition::{Definition, Found};
use super::maps::Maps;
use super::{Direction, Severity};

/// Nothing is put in the place of what is not known: see [`super::curve`].
pub(super) static DEFINITION: Definition = Definition {
    names: ["emotion-newly-known", "emotion-no-longer-known"],
    directions: [Direction::Neutral; 2],
    severities: [Severity::Info; 2],
    about: "`new` lists the steps of which only this map says how they feel: `emotion-rose` and \
            `emotion-fell` say nothing of them, and of those that both maps hold no other check of the \
            emotions does",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    for (persona, _, curve) in maps.curves() {
        if !curve.alone.is_empty() {
            found.push(Found {
                subject: maps.to.this_map(),
                field: Some("emotions"),
                persona: persona.map(ToString::to_string),
                new: Some(ids(&curve.alone)),
                ..Found::default()
            });
        }
    }
}
