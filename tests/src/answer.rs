//! Calls of the boundary, and what they answer.

use cjm_core::wire::{call, no_hook};
use serde_json::Value;

/// Calls an operation on one document; its options are JSON text. The answer must be JSON.
pub fn ask(operation: &str, options: &str, document: &[u8]) -> Value {
    let answer = call(operation, options, &[document], &mut no_hook());
    serde_json::from_str(&answer.json).unwrap_or_else(|error| panic!("{operation}: {error}: {}", answer.json))
}

/// The first output of an operation that must succeed.
pub fn output(operation: &str, options: &str, document: &[u8]) -> Vec<u8> {
    let answer = call(operation, options, &[document], &mut no_hook());
    assert!(answer.json.starts_with(r#"{"ok":"#), "{operation}: {}", answer.json);
    answer.outputs.into_iter().next().unwrap_or_else(|| panic!("{operation} gave no output"))
}

/// The findings of `check`.
pub fn findings(options: &str, document: &[u8]) -> Vec<Value> {
    let answer = ask("check", options, document);
    answer["ok"]["diagnostics"].as_array().unwrap_or_else(|| panic!("no report: {answer}")).clone()
}

/// The codes of the findings of `check`, in the order of the text.
pub fn codes(options: &str, document: &[u8]) -> Vec<String> {
    findings(options, document)
        .iter()
        .map(|found| found["code"].as_str().expect("a code").to_owned())
        .collect()
}
