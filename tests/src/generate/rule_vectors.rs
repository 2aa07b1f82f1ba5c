//! A shared vector a rule, from its bad example: the same finding in every language.

use cjm_core::check::{Family, rules};
use serde_json::json;

/// Paths from the root of the repository, with the texts that stand there. Rules of text and shape
/// have vectors of their own, written by hand.
pub fn cases() -> Vec<(String, String)> {
    rules()
        .filter(|rule| !matches!(rule.family, Family::Text | Family::Shape))
        .map(|rule| {
            let case = json!({
                "about": format!("the bad example of {}", rule.name),
                "options": { "select": [rule.code], "today": "2026-11-21" },
                "inputs": [[{ "text": rule.bad }]],
            });
            let text = serde_json::to_string_pretty(&case).expect("plain JSON") + "\n";
            (format!("tests/vectors/check/rule-{}/case.json", rule.name), text)
        })
        .collect()
}
