//! The shared vectors in Rust, which alone may bless them.

use cjm_tests::{assert_fresh, blessing, vectors};
use serde_json::json;

#[test]
fn every_vector_answers_as_expected() {
    let names = vectors::names();
    for name in &names {
        let answer = vectors::run(name);
        let folder = format!("tests/vectors/{name}");
        assert_fresh(&format!("{folder}/answer.json"), format!("{}\n", answer.json).as_bytes());
        for (at, output) in answer.outputs.iter().enumerate() {
            assert_fresh(&format!("{folder}/output-{at}"), output);
        }
        let more = vectors::folder().join(name).join(format!("output-{}", answer.outputs.len()));
        if blessing() {
            let _ = std::fs::remove_file(&more);
        }
        assert!(!more.exists(), "{name}: an expected output was not answered");
    }
    println!("{} vectors", names.len());
}

#[test]
fn the_index_lists_every_vector() {
    let names = vectors::names();
    let index = json!({ "count": names.len(), "cases": names });
    let text = serde_json::to_string_pretty(&index).expect("plain JSON") + "\n";
    assert_fresh("tests/vectors/index.json", text.as_bytes());
}

/// At least a good, an empty, a hostile, an unknown-id and a non-ASCII case for each operation
/// that takes a document, and every error code once.
#[test]
fn every_operation_and_every_error_code_has_a_vector() {
    let names = vectors::names();
    for operation in cjm_core::wire::operations() {
        assert!(
            names.iter().any(|name| name.starts_with(&format!("{operation}/"))),
            "{operation} has no vector"
        );
    }
    let answers: Vec<String> = names.iter().map(|name| vectors::run(name).json).collect();
    for code in [
        "E001", "E002", "E003", "E004", "E005", "E006", "E007", "E009", "CJM001", "CJM002", "CJM003",
        "CJM004",
    ] {
        let member = format!(r#""code":"{code}""#);
        assert!(answers.iter().any(|answer| answer.contains(&member)), "no vector answers {code}");
    }
    for rule in cjm_core::check::rules().filter(|rule| rule.code != "CJM099") {
        let member = format!(r#""code":"{}""#, rule.code);
        assert!(answers.iter().any(|answer| answer.contains(&member)), "no vector answers {}", rule.code);
    }
}

/// Every member and every word of the format is read, written and hashed in all languages.
#[test]
fn every_member_and_every_word_of_the_format_has_a_vector() {
    fn words<'a>(schema: &'a serde_json::Value, out: &mut Vec<&'a str>) {
        if let Some(properties) = schema.get("properties").and_then(serde_json::Value::as_object) {
            out.extend(properties.keys().map(String::as_str));
        }
        let list = schema.get("enum").and_then(serde_json::Value::as_array);
        out.extend(list.into_iter().flatten().filter_map(serde_json::Value::as_str));
        match schema {
            serde_json::Value::Object(members) => members.values().for_each(|value| words(value, out)),
            serde_json::Value::Array(items) => items.iter().for_each(|value| words(value, out)),
            _ => {}
        }
    }
    let schema = cjm_tests::generate::document_schema::value();
    let mut all = Vec::new();
    words(&schema, &mut all);
    assert!(all.len() > 300, "the schema has members and words");
    let answer = vectors::run("read/everything").json;
    for word in all {
        assert!(answer.contains(&format!("\"{word}\"")), "`{word}` is in no vector");
    }
}
