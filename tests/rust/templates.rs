//! The documents of `cjm new`: without a finding, drawn and ranked.

use cjm_core::wire::{call, no_hook};
use serde_json::{Value, json};

fn answer(operation: &str, options: &Value, inputs: &[&[u8]]) -> (Value, Vec<Vec<u8>>) {
    let answer = call(operation, &options.to_string(), inputs, &mut no_hook());
    let value: Value = serde_json::from_str(&answer.json).expect("JSON");
    assert!(value.get("error").is_none(), "{options} {value}");
    (value["ok"].clone(), answer.outputs)
}

/// Ids and texts.
fn templates() -> Vec<(String, Vec<u8>)> {
    let (listed, _) = answer("new", &json!({}), &[]);
    let ids = listed["templates"].as_array().expect("a list").iter();
    ids.map(|entry| {
        let id = entry["id"].as_str().expect("an id").to_owned();
        let text = answer("new", &json!({ "template": id }), &[]).1.remove(0);
        (id, text)
    })
    .collect()
}

#[test]
fn there_is_a_template_for_each_of_the_usual_journeys() {
    let ids: Vec<String> = templates().into_iter().map(|(id, _)| id).collect();
    for id in [
        "journey",
        "b2b-saas",
        "b2c-shop",
        "retail-store",
        "bank-account",
        "public-service",
        "healthcare-visit",
        "support-case",
        "day-in-the-life",
        "service-blueprint",
        "workshop",
        "survey",
    ] {
        assert!(ids.iter().any(|known| known == id), "{id}");
    }
}

#[test]
fn every_template_passes_the_recommended_rules_without_a_finding() {
    for (id, text) in templates() {
        let options = json!({ "profile": "recommended", "today": "2026-11-22" });
        let (report, _) = answer("check", &options, &[&text]);
        assert_eq!(report["diagnostics"], json!([]), "{id}");
    }
}

#[test]
fn every_template_is_ranked_and_says_what_is_assumed() {
    for (id, text) in templates() {
        let (ranking, _) = answer("rank", &json!({}), &[&text]);
        let items = ranking["items"].as_array().expect("items");
        assert!(!items.is_empty(), "{id}");
        assert!(items.iter().any(|item| item["kind"] == "opportunity"), "{id}");
        // Two of them show how evidence is named.
        let assumed = String::from_utf8_lossy(&text).contains("assumed: true");
        assert!(assumed || ["journey", "survey"].contains(&id.as_str()), "{id}");
        if assumed {
            assert!(
                items.iter().all(|item| item["assumed"] == true),
                "{id}: nothing in it was ever measured"
            );
        }
    }
}

#[test]
fn every_template_is_drawn_and_exported() {
    for (id, text) in templates() {
        for to in ["svg", "html", "md", "text"] {
            let (_, outputs) = answer("render", &json!({ "to": to }), &[&text]);
            assert!(outputs[0].len() > 1000, "{id} {to}");
        }
        let (receipt, outputs) = answer("export", &json!({ "to": "mermaid" }), &[&text]);
        assert!(outputs[0].starts_with(b"journey\n"), "{id}");
        assert!(receipt["carried"]["steps"].as_u64() >= Some(3), "{id}");
    }
}

#[test]
fn every_template_teaches_by_its_comments_and_is_in_house_form() {
    for (id, text) in templates() {
        let told = String::from_utf8(text.clone()).expect("text");
        assert!(told.starts_with("# ") && told.matches("# ").count() > 3, "{id}");
        // The questions of a survey are listed before what they are about.
        if id == "survey" {
            continue;
        }
        let (_, outputs) = answer("fmt", &json!({}), &[&text]);
        assert_eq!(String::from_utf8_lossy(&outputs[0]), told, "{id}");
    }
}
