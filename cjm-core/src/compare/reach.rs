//! Which library entries a map reaches, directly or through other entries.

use std::collections::{BTreeSet, HashMap};

use super::slot::{Slot, member, object_of, root, slot, slot_of};
use super::value::quote;
use crate::read::{Form, Kind, Shape, Tape};
use crate::write::digest;

/// Members whose names are ids: the shape only says that they are an author's choice.
pub(super) const NAMED_BY_ID: &str = "personaWeights";

/// The ids of the library entries that the map reaches in a canonical document.
pub(super) fn reached(tape: &Tape<'_>, map: &str) -> BTreeSet<String> {
    let mut entries: HashMap<String, (u32, &'static Shape)> = HashMap::new();
    let mut open: Vec<(u32, &'static Shape)> = Vec::new();
    for member in root().members {
        let (Shape::List(shape), Slot::Things) = (member.shape, slot(member.shape)) else { continue };
        let Some(list) = tape.get(0, member.name) else { continue };
        for node in tape.items(list) {
            let id = tape.get(node, "id").and_then(|id| tape.string(id)).unwrap_or_default();
            if member.name != "maps" {
                entries.insert(id.into_owned(), (node, *shape));
            } else if id == map {
                open.push((node, *shape));
            }
        }
    }
    let mut reached = BTreeSet::new();
    while let Some((node, shape)) = open.pop() {
        references(tape, node, shape, &mut |id| {
            if let Some(&entry) = entries.get(id)
                && reached.insert(id.to_owned())
            {
                open.push(entry);
            }
        });
    }
    reached
}

/// The hash of a canonical document that holds one map and the library entries that it reaches.
pub(super) fn hash(tape: &Tape<'_>, map: &str) -> String {
    hash_of(tape, map, &reached(tape, map))
}

/// The same where it is known what the map reaches.
pub(super) fn hash_of(tape: &Tape<'_>, map: &str, reached: &BTreeSet<String>) -> String {
    let mut text = String::with_capacity(tape.text().len());
    for (key, list) in tape.members(0) {
        let name = tape.string(key).unwrap_or_default();
        let holds = |id: &str| if name == "maps" { id == map } else { reached.contains(id) };
        let id = |node| tape.get(node, "id").and_then(|id| tape.string(id)).unwrap_or_default();
        let things: Vec<&str> = match slot_of(root(), &name) {
            Slot::Things => {
                tape.items(list).filter(|&node| holds(&id(node))).map(|node| tape.source(node)).collect()
            }
            _ => Vec::new(),
        };
        let before = if text.is_empty() { '{' } else { ',' };
        if name == "cjm" {
            text.push(before);
            text.push_str(&format!("\"cjm\":{}", quote(crate::FORMAT)));
        } else if !things.is_empty() {
            text.push(before);
            text.push_str(&format!("{}:[{}]", quote(&name), things.join(",")));
        }
    }
    text.push('}');
    digest(&text)
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

    use super::{hash, reached, references};
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
        let text = write::canonical(&sample()).unwrap();
        let reached = reached(&parse_json(&text).unwrap(), "buy-current");
        for id in ["dana", "tp-pricing", "marketing", "rival-north", "survey", "clear-price", "nps"] {
            assert!(reached.contains(id), "{id}");
        }
        assert!(!reached.contains("gap-sign-off"), "no map refers to a knowledge gap");
    }

    #[test]
    fn the_hash_is_that_of_the_document_without_what_is_not_reached() {
        let mut document = sample();
        let text = write::canonical(&document).unwrap();
        let tape = parse_json(&text).unwrap();
        let ids = reached(&tape, "buy-current");
        macro_rules! keep {
            ($($list:ident)*) => { $( document.$list.retain(|entry| ids.contains(entry.id.as_str())); )* };
        }
        keep!(personas channels touchpoints departments competitors scales needs metrics evidence knowledge_gaps sources);
        document.maps.retain(|map| map.id == "buy-current");
        let only = Document {
            cjm: Some(crate::FORMAT.to_owned()),
            language: None,
            title: None,
            scoring: None,
            extra: Default::default(),
            ..document
        };
        assert_eq!(hash(&tape, "buy-current"), write::hash(&only).unwrap());
    }
}
