//! The published schemas: what they say holds for what is read and what is answered.

use cjm_core::schema::{CHANGE_SET, CONTRAST, DOCUMENT, EVIDENCE, MINE_OPTIONS, REPORT};
use cjm_tests::vectors;
use serde_json::{Value, json};

fn schema(text: &str) -> Value {
    serde_json::from_str(text).expect("a schema is JSON")
}

fn definitions(schema: &Value) -> impl Iterator<Item = (&String, &Value)> {
    schema["$defs"].as_object().expect("definitions").iter()
}

#[test]
fn every_definition_has_a_title_and_says_what_it_is() {
    for schema in [DOCUMENT, REPORT, CHANGE_SET, EVIDENCE, MINE_OPTIONS, CONTRAST].map(schema) {
        for (name, definition) in definitions(&schema) {
            for keyword in ["title", "description"] {
                assert!(
                    definition[keyword].as_str().is_some_and(|text| !text.is_empty()),
                    "{name}: {keyword}"
                );
            }
            for (member, property) in definition["properties"].as_object().into_iter().flatten() {
                let said = property["description"].as_str().is_some_and(|text| !text.is_empty());
                assert!(said, "{name}.{member} says nothing");
            }
        }
    }
}

#[test]
fn every_word_is_explained() {
    for schema in [schema(DOCUMENT), schema(REPORT), schema(CHANGE_SET)] {
        for (name, definition) in definitions(&schema) {
            let Some(words) = definition["enum"].as_array() else { continue };
            let texts = definition["enumDescriptions"].as_array().expect(name);
            assert_eq!(words.len(), texts.len(), "{name}");
            assert!(texts.iter().all(|text| text.as_str().is_some_and(|text| !text.is_empty())), "{name}");
        }
    }
}

#[test]
fn every_example_is_what_its_definition_asks_for() {
    let whole = schema(DOCUMENT);
    let mut shown = 0;
    for (name, definition) in definitions(&whole) {
        let of = json!({ "$ref": format!("#/$defs/{name}"), "$defs": whole["$defs"] });
        let validator = jsonschema::validator_for(&of).expect("a schema");
        for example in definition["examples"].as_array().into_iter().flatten() {
            assert!(validator.is_valid(example), "{name}: {example}");
            shown += 1;
        }
    }
    assert!(shown > 30, "only {shown} examples");
}

#[test]
fn every_answer_of_check_is_as_published() {
    let validator = jsonschema::validator_for(&schema(REPORT)).expect("a schema");
    let mut seen = 0;
    for name in vectors::names().iter().filter(|name| name.starts_with("check/")) {
        let path = cjm_tests::root().join("tests/vectors").join(name).join("answer.json");
        let answer: Value = serde_json::from_slice(&std::fs::read(path).expect("an answer")).expect("JSON");
        let Some(report) = answer.get("ok") else { continue };
        let faults: Vec<String> = validator.iter_errors(report).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{name}: {faults:?}");
        seen += 1;
    }
    assert!(seen > 100, "only {seen} reports");
}

#[test]
fn every_change_set_is_as_published() {
    let validator = jsonschema::validator_for(&schema(CHANGE_SET)).expect("a schema");
    let mut seen = 0;
    for name in
        vectors::names().iter().filter(|name| name.starts_with("diff/") || name.starts_with("invert/"))
    {
        let path = cjm_tests::root().join("tests/vectors").join(name).join("answer.json");
        let answer: Value = serde_json::from_slice(&std::fs::read(path).expect("an answer")).expect("JSON");
        let Some(changes) = answer.get("ok") else { continue };
        let faults: Vec<String> = validator.iter_errors(changes).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{name}: {faults:?}");
        seen += 1;
    }
    assert!(seen > 15, "only {seen} change sets");
}

#[test]
fn all_evidence_is_as_published_and_so_is_what_was_asked() {
    let [answers, options, contrasts] = [EVIDENCE, MINE_OPTIONS, CONTRAST]
        .map(|text| jsonschema::validator_for(&schema(text)).expect("a schema"));
    let mut seen = 0;
    for name in vectors::names().iter() {
        let folder = cjm_tests::root().join("tests/vectors").join(name);
        let json = |file: &str| -> Value {
            serde_json::from_slice(&std::fs::read(folder.join(file)).expect("a file")).expect("JSON")
        };
        let validator = match name.split('/').next() {
            Some("mine" | "finish") => &answers,
            Some("contrast") => &contrasts,
            _ => continue,
        };
        let Some(answer) = json("answer.json").get("ok").cloned() else { continue };
        let faults: Vec<String> = validator.iter_errors(&answer).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{name}: {faults:?}");
        if let Some(asked) = json("case.json")["options"].get("mine") {
            assert!(options.is_valid(asked), "{name}: {asked}");
        }
        seen += 1;
    }
    assert!(seen > 5, "only {seen} answers");
    assert!(
        !options.is_valid(&json!({ "segments": "plan" }))
            && options.is_valid(&json!({ "segment": ["plan"] }))
    );
}
