//! The two walkers see every id of the sample, and where it stands.

use serde_json::Value;

use super::sample::Sample;
use crate::model::{Document, Kind, definitions, references};

fn document() -> Document {
    serde_json::from_str(&Document::sample()).unwrap()
}

/// The pointers of all texts, and keys, that begin with `prefix`.
fn pointers(value: &Value, prefix: &str) -> Vec<String> {
    fn walk(value: &Value, pointer: &str, prefix: &str, found: &mut Vec<String>) {
        match value {
            Value::String(text) if text.starts_with(prefix) => found.push(pointer.to_owned()),
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    walk(item, &format!("{pointer}/{index}"), prefix, found);
                }
            }
            Value::Object(members) => {
                for (name, member) in members {
                    let pointer = format!("{pointer}/{name}");
                    if name.starts_with(prefix) {
                        found.push(pointer.clone());
                    }
                    walk(member, &pointer, prefix, found);
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(value, "", prefix, &mut found);
    found.sort();
    found
}

#[test]
fn every_reference_is_visited_once_with_its_place_and_kind() {
    let document = document();
    let mut found = Vec::new();
    references(&document, &mut |reference| {
        let pointer = reference.path.to_string();
        let kind = reference.id.as_str().trim_start_matches("r-");
        assert!(
            kind == "anything" || reference.targets.iter().any(|target| target.as_str() == kind),
            "{pointer} names a {kind}, not one of {:?}",
            reference.targets
        );
        assert_eq!(reference.map.is_some(), pointer.starts_with("/maps/"), "{pointer}");
        found.push(pointer);
    });
    found.sort();
    assert_eq!(found, pointers(&serde_json::to_value(&document).unwrap(), "r-"));
}

#[test]
fn every_definition_is_visited_once_with_its_place_and_kind() {
    let document = document();
    let mut found = Vec::new();
    let mut kinds = Vec::new();
    definitions(&document, &mut |definition| {
        let pointer = definition.path.to_string();
        let id = definition.id.as_str();
        assert!(id == "d-gap" || id.trim_start_matches("d-") == definition.kind.as_str(), "{pointer}: {id}");
        assert_eq!(definition.map.is_some(), definition.kind.is_in_map(), "{pointer}");
        let nameless = matches!(definition.kind, Kind::Scale | Kind::Source);
        assert_eq!(definition.name.is_none(), nameless, "{pointer}");
        found.push(format!("{pointer}/id"));
        kinds.push(definition.kind);
    });
    found.sort();
    assert_eq!(found, pointers(&serde_json::to_value(&document).unwrap(), "d-"));
    kinds.sort();
    kinds.dedup();
    assert_eq!(kinds, Kind::ALL);
}

#[test]
fn references_and_definitions_come_map_by_map() {
    let text = r#"{"maps": [{"id": "a", "title": "A"}, {"id": "b", "title": "B", "futureOf": "a",
        "stages": [{"id": "s", "steps": [{"id": "t"}]}], "flow": [{"from": "t", "to": "t"}]}]}"#;
    let document: Document = serde_json::from_str(text).unwrap();
    let mut seen = Vec::new();
    definitions(&document, &mut |it| seen.push(format!("{} {:?}", it.id, it.map)));
    assert_eq!(seen, ["a None", "b None", "s Some(1)", "t Some(1)"]);
    seen.clear();
    references(&document, &mut |it| seen.push(format!("{} {:?}", it.path, it.map)));
    assert_eq!(
        seen,
        ["/maps/1/futureOf Some(1)", "/maps/1/flow/0/from Some(1)", "/maps/1/flow/0/to Some(1)"]
    );
}

#[test]
fn us_average_and_best_are_no_references() {
    let text = r#"{"scoring": {"reference": "best"}, "needs": [{"id": "n", "text": "N", "ratings": [{"of": "us"}]}],
        "sources": [{"id": "s", "kind": "survey", "questions": [{"column": "q", "asks": "performance", "of": "us"}]}]}"#;
    let document: Document = serde_json::from_str(text).unwrap();
    references(&document, &mut |reference| panic!("{}", reference.path));
}
