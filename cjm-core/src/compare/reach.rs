//! Which library entries a map reaches, directly or through other entries.

use std::collections::{BTreeMap, BTreeSet};

use super::sheet::{Sheet, libraries};
use super::slot::{member, object_of};
use crate::model::{Document, Map, library_references};
use crate::read::{Form, Kind, Shape, Tape};

/// Members whose names are ids: the shape only says that they are an author's choice.
pub(super) const NAMED_BY_ID: &str = "personaWeights";

/// The ids of the library entries of a document that these ids reach, directly or through others.
pub(super) fn reached(document: &Document, from: &[&str]) -> BTreeSet<String> {
    let mut entries: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    libraries!(document, |_name, list| {
        entries.extend(list.iter().map(|entry| (entry.id.as_str(), Vec::new())));
    });
    library_references(document, &mut |reference| {
        if let Some(ids) = reference.entry.and_then(|entry| entries.get_mut(entry.as_str())) {
            ids.push(reference.id.as_str());
        }
    });
    let mut open = from.to_vec();
    let mut reached = BTreeSet::new();
    while let Some(id) = open.pop() {
        if let Some(further) = entries.remove(id) {
            reached.insert(id.to_owned());
            open.extend(further);
        }
    }
    reached
}

/// The hash of a document that holds one map and the library entries that it reaches.
pub(super) fn hash(document: &Document, map: &Map) -> String {
    let sheet = Sheet::of(map);
    sheet.hash(document, &sheet.reached(document))
}

/// Visits every id that the value at `node` refers to.
pub(super) fn references(tape: &Tape<'_>, node: u32, shape: &'static Shape, visit: &mut dyn FnMut(&str)) {
    match (tape.kind(node), shape) {
        (_, Shape::Form(Form::Id)) => visit(&tape.string(node).unwrap_or_default()),
        (Kind::List, Shape::List(item)) => {
            for item_node in tape.items(node) {
                references(tape, item_node, item, visit);
            }
        }
        (Kind::Object, Shape::Map(value)) => {
            for (_, node) in tape.members(node) {
                references(tape, node, value, visit);
            }
        }
        (Kind::Object, shape) => {
            let Some(object) = object_of(shape) else { return };
            for (key, value) in tape.members(node) {
                let name = tape.string(key).unwrap_or_default();
                if name == NAMED_BY_ID {
                    for (key, _) in tape.members(value) {
                        visit(&tape.string(key).unwrap_or_default());
                    }
                } else if name != "id"
                    && let Some(shape) = member(object, &name)
                {
                    references(tape, value, shape, visit);
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Sheet, hash, references};
    use crate::model::Document;
    use crate::read::{document_shape, parse_json};
    use crate::template::SAMPLE;
    use crate::write;

    fn sample() -> Document {
        crate::input::Input::read(SAMPLE.as_bytes(), crate::read::Syntax::Yaml).unwrap().document
    }

    /// The walk by shape and the walk by type must know the same references.
    #[test]
    fn it_finds_every_reference_that_the_model_knows() {
        let document: Document = serde_json::from_str(&crate::model::everything()).unwrap();
        let mut typed = BTreeSet::new();
        crate::model::references(&document, &mut |reference| {
            typed.insert(reference.id.to_string());
        });
        let text = write::canonical(&document).unwrap();
        let tape = parse_json(&text).unwrap();
        let mut ours = BTreeSet::new();
        references(&tape, 0, document_shape(), &mut |id| {
            ours.insert(id.to_owned());
        });
        assert_eq!(ours, typed);
    }

    #[test]
    fn a_map_reaches_through_entries_to_further_entries() {
        let document = sample();
        let reached = Sheet::of(document.map("buy-current").unwrap()).reached(&document);
        for id in ["dana", "tp-pricing", "marketing", "rival-north", "survey", "clear-price", "nps"] {
            assert!(reached.contains(id), "{id}");
        }
        assert!(!reached.contains("gap-sign-off"), "no map refers to a knowledge gap");
    }

    #[test]
    fn the_hash_is_that_of_the_document_without_what_is_not_reached() {
        let everything: Document = serde_json::from_str(&crate::model::everything()).unwrap();
        for mut document in [sample(), everything] {
            let map = document.maps[0].clone();
            let ids = Sheet::of(&map).reached(&document);
            let ours = hash(&document, &map);
            macro_rules! keep {
                ($($list:ident)*) => { $( document.$list.retain(|entry| ids.contains(entry.id.as_str())); )* };
            }
            keep!(personas channels touchpoints departments competitors scales needs metrics evidence knowledge_gaps sources);
            let only = Document {
                cjm: Some(crate::FORMAT.to_owned()),
                language: None,
                title: None,
                scoring: None,
                extra: Default::default(),
                maps: vec![map],
                ..document
            };
            assert_eq!(ours, write::hash(&only).unwrap());
        }
    }
}
