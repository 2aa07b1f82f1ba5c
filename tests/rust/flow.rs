//! The stage flow, and evidence beside a document.

use cjm_core::wire::{call, no_hook};
use serde_json::{Value, json};

fn map() -> Value {
    json!({ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "state": "current",
        "value": { "perConversion": 20, "currency": "EUR" },
        "stages": [
            { "id": "look", "name": "Look around", "steps": [{ "id": "search" }] },
            { "id": "order", "name": "Order", "steps": [{ "id": "cart" }] },
            { "id": "use", "name": "Use <it> & more", "steps": [{ "id": "first_use" }] }
        ] }] })
}

fn evidence() -> Value {
    let stage =
        |id: &str, reached: u64, converted: u64, left: u64, under_way: u64, finished: u64, returned: u64| {
            json!({ "id": id, "reached": reached, "converted": converted, "left": left, "underWay": under_way,
            "finished": finished, "returned": returned })
        };
    let step = |id: &str, cases: u64, left: u64| json!({ "id": id, "events": cases, "cases": cases, "left": left, "repeated": 0, "returned": 0 });
    json!({ "events": 700, "cases": 300, "activities": {}, "starts": {}, "ends": {}, "transitions": [],
        "variants": { "count": 0, "top": [] },
        "stages": [stage("look", 300, 200, 90, 10, 0, 24), stage("order", 200, 90, 106, 4, 0, 0),
            stage("use", 90, 0, 0, 0, 90, 0)],
        "steps": [step("search", 300, 90), step("cart", 200, 106), step("first_use", 90, 0)],
        "unmapped": { "ping": 100, "<b>help</b>": 40, "a": 5, "b": 4, "c": 3, "d": 2, "e": 1 },
        "map": "buy", "spec": "sha256:cd", "sources": [],
        "rules": { "ties": "as they stand", "quantiles": "linear", "minGroup": 0, "withinMs": 604800000 } })
}

fn draw(options: Value) -> Result<String, String> {
    let inputs = [map().to_string(), evidence().to_string()];
    let answer =
        call("render", &options.to_string(), &[inputs[0].as_bytes(), inputs[1].as_bytes()], &mut no_hook());
    let body: Value = serde_json::from_str(&answer.json).expect("JSON");
    match body["error"]["message"].as_str() {
        Some(message) => Err(message.to_owned()),
        None => Ok(String::from_utf8(answer.outputs[0].clone()).expect("text")),
    }
}

#[test]
fn the_flow_tells_who_went_on_who_left_and_what_is_not_on_the_map() {
    let text = draw(json!({ "to": "text", "view": "flow", "evidence": true })).expect("text");
    assert_eq!(
        text,
        "Buying: how 300 customers moved through the stages\n\
         \x20 Look around: reached 300, went on 200 (67%), left 90 (30%), under way 10, came back 24\n\
         \x20 Order: reached 200, went on 90 (45%), left 106 (53%), under way 4\n\
         \x20 Use <it> & more: reached 90, went on 0 (0%), left 0 (0%), finished 90\n\
         Not on the map, events: ping (100), <b>help</b> (40), a (5), b (4), c (3), 2 more (3)\n"
    );
    let markdown = draw(json!({ "to": "md", "view": "flow", "evidence": true })).expect("Markdown");
    assert!(markdown.contains("| Order | 200 | 90 (45%) | 106 (53%) | 4 | 0 | 0 |"), "{markdown}");
}

#[test]
fn the_picture_is_well_formed_and_as_high_as_customers_are_many() {
    let svg = draw(json!({ "to": "svg", "view": "flow", "evidence": true, "theme": "light" })).expect("SVG");
    let parsed = roxmltree::Document::parse(&svg).expect("XML");
    let height = |fill: &str| -> Vec<String> {
        let rectangles = parsed.descendants().filter(|node| node.has_tag_name("rect"));
        let filled = rectangles.filter(|node| node.attribute("class").is_some_and(|it| it.contains(fill)));
        filled.filter_map(|node| node.attribute("height").map(str::to_owned)).collect()
    };
    // 230 units are 300 customers: 200 and 90 were last seen elsewhere, 90 and 106 left.
    assert_eq!(height("pain-bg"), ["69", "81.27"]);
    let words: String = parsed.descendants().filter_map(|node| node.text()).collect();
    for told in [
        "Look around",
        "67% go on",
        "▼ 53% leave",
        "106 customers",
        "90 finish here",
        "Use <it> & more",
        "Not on the map",
    ] {
        assert!(words.contains(told), "{told} is not in the picture");
    }
    let page = draw(json!({ "to": "html", "view": "flow", "evidence": true })).expect("HTML");
    assert!(page.contains("<td>106 (53%)</td>") && page.contains("&lt;b&gt;help&lt;/b&gt;"));
}

#[test]
fn evidence_beside_a_document_is_attached_first() {
    let text = draw(json!({ "to": "text", "evidence": true })).expect("text");
    assert!(text.contains("53"), "the share who left the cart is on the map: {text}");
    let inputs = [map().to_string(), evidence().to_string()];
    let answer = call("rank", "{}", &[inputs[0].as_bytes(), inputs[1].as_bytes()], &mut no_hook());
    let ranking: Value = serde_json::from_str(&answer.json).expect("JSON");
    assert_eq!(ranking["ok"]["money"]["atStake"][0]["step"], "cart", "{ranking}");
}

#[test]
fn the_flow_needs_evidence_of_the_same_map() {
    let answer =
        call("render", r#"{"to":"svg","view":"flow"}"#, &[map().to_string().as_bytes()], &mut no_hook());
    assert!(answer.json.contains("evidence makes this picture"), "{}", answer.json);
    let mut other = evidence();
    other["stages"].as_array_mut().expect("stages").pop();
    let options = r#"{"to":"svg","view":"flow","evidence":true}"#;
    let inputs = [map().to_string(), other.to_string()];
    let answer = call("render", options, &[inputs[0].as_bytes(), inputs[1].as_bytes()], &mut no_hook());
    assert!(
        answer.json.contains("was not mined for map `buy` with the stages that it has"),
        "{}",
        answer.json
    );
}
