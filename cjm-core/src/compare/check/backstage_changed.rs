use super::definition::{Definition, Found};
use super::maps::Maps;
use super::{Direction, Severity};
use crate::model::{Any, Cell, Id, Layer, Step};

pub(super) static DEFINITION: Definition = Definition {
    names: ["backstage-changed", "backstage-changed"],
    directions: [Direction::Neutral; 2],
    severities: [Severity::Info; 2],
    about: "what our side does out of the customer's sight in a step is something else, in another order, \
            or done by another department or with another system: `field` says in which layer, `old` and \
            `new` list the work",
    find,
};

const LAYERS: [(Layer, &str); 2] =
    [(Layer::Backstage, "backstage"), (Layer::SupportProcesses, "supportProcesses")];

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    for (old, new) in maps.changed() {
        for (layer, field) in LAYERS {
            let (before, after) = (old.layer(layer), new.layer(layer));
            let same = before.len() == after.len()
                && before.iter().zip(after).all(|(before, after)| same(maps, before, after));
            if !same {
                found.push(Found {
                    subject: maps.to.step(new),
                    field: Some(field),
                    old: Some(work(maps.from.document.language.as_deref(), old, layer)),
                    new: Some(work(maps.to.document.language.as_deref(), new, layer)),
                    ..Found::default()
                });
            }
        }
    }
}

fn same(maps: &Maps<'_>, before: &Cell, after: &Cell) -> bool {
    let words = |cell: &Cell, language: Option<&str>| cell.note.text.in_language(language).to_owned();
    words(before, maps.from.document.language.as_deref())
        == words(after, maps.to.document.language.as_deref())
        && before.department.as_ref().map(|id| maps.after(id)) == after.department.as_ref().map(Id::as_str)
        && before.system == after.system
}

fn work(language: Option<&str>, step: &Step, layer: Layer) -> Any {
    let words = step.layer(layer).iter().map(|cell| cell.note.text.in_language(language));
    Any::List(words.map(|words| Any::String(words.to_owned())).collect())
}
