//! What holds for every picture: no text is lost, none becomes markup, two maps fit on one page.

use std::collections::BTreeSet;

use cjm_core::render::Lane;
use cjm_core::wire::{call, no_hook};
use cjm_tests::generator::long;
use html5ever::tendril::TendrilSink as _;
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A map with every kind of text that pictures show; each `§` stands for a text.
fn template() -> Value {
    json!({
        "cjm": "1.0",
        "language": "en",
        "personas": [{ "id": "p", "name": "§", "role": "§", "goals": ["§"],
                       "image": { "href": "data:image/png;base64,AA==", "alt": "§" } }, { "id": "q", "name": "§" }],
        "channels": [{ "id": "c", "name": "§" }],
        "touchpoints": [{ "id": "tp", "name": "§", "channel": "c", "owner": "d" }],
        "departments": [{ "id": "d", "name": "§" }, { "id": "e", "name": "§" }],
        "needs": [{ "id": "n", "text": "§" }],
        "metrics": [{ "id": "m", "name": "§", "kind": "custom", "unit": "§" }],
        "evidence": [{ "id": "v", "kind": "survey", "title": "§", "source": "§", "n": 12 }],
        "knowledgeGaps": [{ "id": "g", "question": "§", "about": ["a"] }],
        "maps": [{
            "id": "buy", "title": "§", "personas": ["p", "q"], "scenario": "§", "purpose": "§",
            "trigger": { "text": "§" }, "owner": "d", "status": "§", "version": "§",
            "metrics": [{ "metric": "m", "value": 3 }],
            "stages": [
                { "id": "s", "name": "§", "goal": "§", "metrics": [{ "metric": "m", "value": 4, "period": "§" }],
                  "steps": [
                    { "id": "a", "name": "§", "touchpoints": ["tp"], "channels": ["web"], "devices": ["§"],
                      "momentOfTruth": "§", "optional": true, "entry": true, "needs": ["n"],
                      "perceivedOwner": "e", "wait": "P3D",
                      "actions": [{ "text": "§", "persona": "p", "author": "§", "votes": 3 }, "§"],
                      "thoughts": ["§"],
                      "emotions": [{ "feeling": "§", "value": -1, "quote": "§", "persona": "p" },
                                   { "value": 1, "n": 7, "persona": "q", "evidence": ["v"] }, { "feeling": "§" }],
                      "pains": [{ "id": "w", "text": "§", "severity": 4, "author": "§", "evidence": ["v"] }],
                      "gains": [{ "id": "x", "text": "§", "persona": "q" }],
                      "image": { "href": "moment.png", "alt": "§" },
                      "frontstage": [{ "text": "§", "department": "d" }],
                      "backstage": [{ "id": "k", "text": "§", "system": "§", "perceivedOwner": "e",
                                      "failures": [{ "id": "f", "text": "§", "likelihood": "high" }] }],
                      "supportProcesses": ["§"], "physicalEvidence": ["§"] },
                    { "id": "b", "name": "§", "exit": true, "personas": ["q"], "emotions": [0.5] }
                  ] },
                { "id": "t", "name": "§", "steps": [] }
            ],
            "opportunities": [
                { "id": "o", "text": "§", "addresses": ["w"], "owner": "e", "author": "§", "effort": 2 },
                { "id": "r", "text": "§" }
            ],
            "flow": [{ "from": "b", "to": "a", "kind": "loop", "text": "§" }],
            "observed": { "evidence": "v", "customers": 9, "unmapped": { "not on the map": 3 },
                          "stepsObserved": [{ "step": "a", "events": 9, "customers": 9, "p90Ms": 1000 }] }
        }]
    })
}

/// Puts texts in the places, each with a number of its own; gives them back.
fn fill(value: &mut Value, texts: &[String], used: &mut Vec<String>) {
    match value {
        Value::String(place) if place == "§" => {
            let text = texts.get(used.len() % texts.len().max(1)).map_or("", String::as_str);
            let text = format!("t{} {text}", used.len());
            used.push(text.clone());
            *place = text;
        }
        Value::Array(items) => items.iter_mut().for_each(|item| fill(item, texts, used)),
        Value::Object(members) => members.values_mut().for_each(|member| fill(member, texts, used)),
        _ => {}
    }
}

fn filled(texts: &[String]) -> (Vec<u8>, Vec<String>) {
    let mut document = template();
    let mut used = Vec::new();
    fill(&mut document, texts, &mut used);
    (document.to_string().into_bytes(), used)
}

fn draw(document: &[u8], options: Value) -> String {
    let answer = call("render", &options.to_string(), &[document], &mut no_hook());
    assert!(!answer.outputs.is_empty(), "{}", answer.json);
    String::from_utf8(answer.outputs[0].clone()).expect("UTF-8")
}

fn data(name: &str) -> Vec<u8> {
    std::fs::read(cjm_tests::root().join("tests/data").join(name)).expect("a data document")
}

/// Nothing but what a reader sees: line breaks fall where they fall, breaking adds hyphens.
fn seen(text: &str) -> String {
    let kept = |c: &char| {
        !c.is_whitespace()
            && !matches!(c, '\u{2010}' | '\u{ad}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
    };
    text.chars().filter(kept).collect()
}

/// Letters and digits only.
fn letters(text: &str) -> String {
    text.replace("&amp;", "&")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// Text, elements with their attributes, and ids of a page.
#[derive(Default)]
struct Page {
    text: String,
    elements: BTreeSet<String>,
    ids: Vec<String>,
}

fn html(page: &str) -> Page {
    fn walk(node: &Handle, page: &mut Page) {
        match &node.data {
            NodeData::Text { contents } => page.text.push_str(&contents.borrow()),
            NodeData::Element { name, attrs, .. } => {
                for attribute in attrs.borrow().iter() {
                    page.elements.insert(format!("{} {}", name.local, attribute.name.local));
                    match attribute.name.local.as_ref() {
                        "id" => page.ids.push(attribute.value.to_string()),
                        "alt" => page.text.push_str(&attribute.value),
                        _ => {}
                    }
                }
                page.elements.insert(name.local.to_string());
            }
            NodeData::Comment { .. } | NodeData::ProcessingInstruction { .. } => {
                page.elements.insert("comment".to_owned());
            }
            _ => {}
        }
        node.children.borrow().iter().for_each(|child| walk(child, page));
    }
    let dom = html5ever::parse_document(RcDom::default(), Default::default()).one(page);
    let mut found = Page::default();
    walk(&dom.document, &mut found);
    found
}

fn svg(picture: &str) -> Page {
    let tree = roxmltree::Document::parse(picture).expect("well-formed");
    let mut found = Page::default();
    for node in tree.descendants() {
        match node.node_type() {
            roxmltree::NodeType::Text => found.text.push_str(node.text().unwrap_or_default()),
            roxmltree::NodeType::Element => {
                found.elements.insert(node.tag_name().name().to_owned());
                for attribute in node.attributes() {
                    found.elements.insert(format!("{} {}", node.tag_name().name(), attribute.name()));
                }
                found.ids.extend(node.attribute("id").map(str::to_owned));
            }
            roxmltree::NodeType::Comment | roxmltree::NodeType::PI => {
                found.elements.insert("comment".to_owned());
            }
            roxmltree::NodeType::Root => {}
        }
    }
    found
}

/// Pieces that try to be more than text, in scripts that are not easy.
fn texts() -> impl Strategy<Value = Vec<String>> {
    let piece = prop_oneof![
        Just("<script>alert(1)</script>".to_owned()),
        Just("\" onload=\"x' />".to_owned()),
        Just("]]> --> <!-- &amp; &#60;".to_owned()),
        Just("</style></title></text></td>".to_owned()),
        Just("| a | `b` **c** [d](javascript:e) $f$".to_owned()),
        Just("Donaudampfschifffahrtsgesellschaftskapitän".to_owned()),
        Just("顧客の旅程を計算できる地図".to_owned()),
        Just("سعر الاشتراك 25 مقعدًا (−0.6)".to_owned()),
        Just("\u{202e}evil\u{202c} \u{2067}x\u{2069}".to_owned()),
        Just("👩‍👩‍👧 e\u{301}e\u{301} \u{ad}soft".to_owned()),
        "[a-zA-Z0-9 ,.:;<>&'\"/=-]{1,60}",
        "\\PC{1,40}",
    ];
    proptest::collection::vec(piece, 1..8)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_is_lost_and_none_becomes_markup(texts in texts()) {
        let (document, used) = filled(&texts);
        let (plain, _) = filled(&["words".to_owned()]);
        let full = |to: &str| json!({ "to": to, "level": "full" });
        let looks = [
            json!({ "level": "full" }),
            json!({ "level": "full", "preset": "serviceBlueprint" }),
            json!({ "level": "full", "preset": "dayInTheLife", "lang": "ar" }),
            json!({ "level": "full", "lanes": lanes() }),
        ];
        let outputs = [("html", html as fn(&str) -> Page), ("svg", svg)];
        for (look, (to, read)) in looks.iter().flat_map(|look| outputs.map(|output| (look, output))) {
            let mut look = look.clone();
            look["to"] = json!(to);
            let page = read(&draw(&document, look.clone()));
            let known = read(&draw(&plain, look));
            let more: Vec<&String> = page.elements.difference(&known.elements).collect();
            // Text in another script needs room for more lines, never another element.
            prop_assert!(more.iter().all(|name| matches!(name.as_str(), "tspan x" | "tspan y")), "{to}: {more:?}");
            let text = seen(&page.text);
            for word in &used {
                prop_assert!(text.contains(&seen(word)), "{to} lost {word:?}");
            }
        }
        for look in [json!({ "level": "stage" }), json!({ "view": "gap" }), json!({ "lanes": ["pain"] })] {
            for (to, read) in outputs {
                let mut look = look.clone();
                look["to"] = json!(to);
                let more = read(&draw(&document, look.clone())).elements;
                let known = read(&draw(&plain, look)).elements;
                let more: Vec<&String> = more.difference(&known).collect();
                let lines = more.iter().all(|name| matches!(name.as_str(), "tspan" | "tspan x" | "tspan y"));
                prop_assert!(lines, "{to}: {more:?}");
            }
        }
        let markdown = draw(&document, full("md"));
        let markdown = markdown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        let terminal = draw(&document, full("text"));
        prop_assert!(!terminal.contains(|c: char| c.is_control() && c != '\n'));
        for (to, text) in [("md", letters(&markdown)), ("text", letters(&terminal))] {
            for word in &used {
                prop_assert!(text.contains(&letters(word)), "{to} lost {word:?}");
            }
        }
    }
}

/// The rows that pictures have, as options name them.
fn lanes() -> Vec<String> {
    let names = Lane::ALL.iter().map(|lane| lane.as_str().to_owned()).collect::<Vec<_>>();
    assert_eq!(names.len(), 21);
    names
}

/// The texts that only one lane shows.
fn of_lane(document: &Value, lane: &str) -> Vec<String> {
    let mut found = Vec::new();
    for step in document["maps"][0]["stages"][0]["steps"].as_array().expect("steps") {
        let member = match lane {
            "action" | "thought" | "device" | "pain" | "gain" => format!("{lane}s"),
            "supportProcess" => "supportProcesses".to_owned(),
            other => other.to_owned(),
        };
        if member == "emotion" {
            for emotion in step["emotions"].as_array().into_iter().flatten() {
                said(emotion, &mut found);
            }
        } else {
            match &step[&member] {
                Value::Array(items) => {
                    found.extend(items.iter().filter_map(Value::as_str).map(str::to_owned));
                    items.iter().for_each(|item| said(item, &mut found));
                }
                value => said(value, &mut found),
            }
        }
    }
    found
}

#[test]
fn every_lane_shows_its_texts_alone() {
    let mut document = template();
    fill(&mut document, &["words".to_owned()], &mut Vec::new());
    let text = document.to_string();
    let mut told = 0;
    for lane in lanes() {
        let words = of_lane(&document, &lane);
        told += usize::from(!words.is_empty());
        for (to, read) in [("html", html as fn(&str) -> Page), ("svg", svg)] {
            let options = json!({ "to": to, "level": "full", "lanes": [lane] });
            let shown = seen(&read(&draw(text.as_bytes(), options)).text);
            for word in &words {
                assert!(shown.contains(&seen(word)), "{to} of {lane} lost {word:?}");
            }
        }
    }
    assert_eq!(told, 11, "lanes with texts of their own");
}

/// What a lane is called in English.
fn name_of(lane: &str) -> &str {
    match lane {
        "step" => "Steps",
        "image" => "Picture",
        "physicalEvidence" => "Physical evidence",
        "supportProcess" => "Support processes",
        "pain" => "Pain points",
        "gain" => "Bright spots",
        "opportunity" => "Opportunities",
        "metric" => "Metrics",
        "observed" => "Event data",
        "flow" => "Other ways on",
        "touchpoint" => "Touchpoint",
        "action" => "Action",
        "thought" => "Thought",
        "need" => "Need",
        "emotion" => "Emotion",
        "channel" => "Channel",
        "device" => "Device",
        "frontstage" => "Frontstage",
        "backstage" => "Backstage",
        "time" => "Time",
        _ => "Owner",
    }
}

#[test]
fn a_lane_asked_for_by_name_is_shown_though_it_is_empty() {
    let document = json!({ "cjm": "1.0", "maps": [{ "id": "m", "title": "M", "stages": [
        { "id": "s", "steps": [{ "id": "a", "actions": ["waits"] }] }, { "id": "t", "steps": [{ "id": "b" }] }
    ] }] });
    let text = document.to_string();
    for lane in lanes() {
        for to in ["svg", "html", "md", "text"] {
            let shown = draw(text.as_bytes(), json!({ "to": to, "lanes": ["action", lane] }));
            assert!(shown.contains(name_of(&lane)), "{to} does not name {lane}");
        }
    }
    let picture = draw(text.as_bytes(), json!({ "to": "svg" }));
    assert!(!picture.contains("data-lane=\"pain\""), "what nobody asked for is left out");
}

#[test]
fn two_maps_on_a_page_share_no_id() {
    let sample = data("sample.cjm.yaml");
    let mut ids = Vec::new();
    for map in ["buy-current", "buy-future"] {
        ids.extend(html(&draw(&sample, json!({ "to": "html", "map": map, "fragment": true }))).ids);
        ids.extend(svg(&draw(&sample, json!({ "to": "svg", "map": map }))).ids);
        for look in [
            json!({ "preset": "serviceBlueprint" }),
            json!({ "preset": "dayInTheLife" }),
            json!({ "level": "stage" }),
            json!({ "level": "full" }),
            json!({ "lang": "ar" }),
            json!({ "lanes": ["emotion"] }),
        ] {
            for (to, read) in [("html", html as fn(&str) -> Page), ("svg", svg)] {
                let mut options = look.clone();
                options["to"] = json!(to);
                options["map"] = json!(map);
                if to == "html" {
                    options["fragment"] = json!(true);
                }
                ids.extend(read(&draw(&sample, options)).ids);
            }
        }
    }
    ids.extend(svg(&draw(&sample, json!({ "to": "svg", "map": "buy-current", "view": "gap" }))).ids);
    for theme in ["light", "dark"] {
        let look = json!({ "to": "svg", "map": "buy-current", "theme": theme });
        ids.extend(svg(&draw(&sample, look)).ids);
        let look = json!({ "to": "html", "map": "buy-current", "theme": theme, "fragment": true });
        ids.extend(html(&draw(&sample, look)).ids);
    }
    assert!(ids.len() >= 20, "{ids:?}");
    let different: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(different.len(), ids.len(), "{ids:?}");
}

#[test]
fn a_style_sheet_reaches_no_further_than_its_map() {
    let fragment =
        draw(&data("sample.cjm.yaml"), json!({ "to": "html", "map": "buy-current", "fragment": true }));
    let sheet =
        fragment.split_once("<style>").and_then(|(_, rest)| rest.split_once("</style>")).expect("a style").0;
    for rule in sheet.split('}').filter_map(|rule| rule.rsplit_once('{')).map(|(before, _)| before) {
        let selectors = rule.rsplit('{').next().unwrap_or_default();
        if selectors.trim().starts_with('@') {
            continue;
        }
        for selector in selectors.split(',') {
            assert!(selector.trim().starts_with(".cjm"), "`{selector}` reaches everything");
        }
    }
}

#[test]
fn an_svg_is_made_of_what_every_program_draws() {
    let sample = data("sample.cjm.yaml");
    let picture = draw(&sample, json!({ "to": "svg", "map": "buy-current", "level": "full" }));
    let elements = svg(&picture).elements;
    let elements: Vec<&str> =
        elements.iter().map(String::as_str).filter(|name| !name.contains(' ')).collect();
    assert_eq!(elements, ["circle", "desc", "g", "path", "rect", "style", "svg", "text", "title", "tspan"]);
    assert!(picture.len() < 120_000, "{} bytes", picture.len());
}

#[test]
fn a_theme_changes_colours_only() {
    let sample = data("sample.cjm.yaml");
    let bare = |theme: &str| {
        let picture = draw(&sample, json!({ "to": "svg", "map": "buy-current", "theme": theme }));
        let (head, rest) = picture.split_once("<style>").expect("a style");
        let body = rest.split_once("</style>").expect("its end").1;
        let id = svg(&picture).ids.first().expect("an id").clone();
        let mut text = format!("{head}{body}").replace(&id, "");
        while let Some(at) = text.find("\"#") {
            text.replace_range(at..at + 8, "");
        }
        text
    };
    let light = bare("light");
    for theme in ["auto", "dark", "print", "contrast"] {
        assert_eq!(bare(theme), light, "{theme}");
    }
}

/// Every text of a value but names of members, ids and words of the format.
fn said(value: &Value, out: &mut Vec<String>) {
    const SHOWN: [&str; 14] = [
        "title",
        "name",
        "text",
        "role",
        "goal",
        "scenario",
        "question",
        "quote",
        "feeling",
        "alt",
        "actions",
        "thoughts",
        "supportProcesses",
        "physicalEvidence",
    ];
    match value {
        Value::Array(items) => items.iter().for_each(|item| said(item, out)),
        Value::Object(members) => {
            for (name, member) in members {
                let texts = member.as_array().map_or_else(|| vec![member], |items| items.iter().collect());
                let shown = SHOWN.contains(&name.as_str());
                out.extend(texts.into_iter().filter(|_| shown).filter_map(Value::as_str).map(str::to_owned));
                said(member, out);
            }
        }
        _ => {}
    }
}

#[test]
fn everything_that_is_hard_to_draw_is_found_again() {
    let torture = data("torture.cjm.yaml");
    let answer = call("read", r#"{"syntax":"yaml"}"#, &[&torture], &mut no_hook());
    let answer: Value = serde_json::from_str(&answer.json).expect("JSON");
    let mut words = Vec::new();
    said(&answer["ok"]["document"], &mut words);
    assert!(words.len() > 60, "{} texts", words.len());
    for (to, read) in [("html", html as fn(&str) -> Page), ("svg", svg)] {
        for lang in ["en", "ar"] {
            let text = seen(&read(&draw(&torture, json!({ "to": to, "level": "full", "lang": lang }))).text);
            for word in &words {
                assert!(text.contains(&seen(word)), "{to} in {lang} lost {word:?}");
            }
        }
    }
}

#[test]
fn one_step_and_sixty_are_drawn_whole() {
    for (stages, steps, blocks) in [(1, 1, 1), (6, 60, 6), (2, 60, 6)] {
        let document = long(stages, steps).to_string();
        let page = draw(document.as_bytes(), json!({ "to": "html" }));
        assert!((1..=blocks).contains(&page.matches("<table").count()), "{steps} steps");
        let text = html(&page).text;
        assert!((0..steps).all(|at| text.contains(&format!("Step {at}"))), "{steps} steps");
        let picture = draw(document.as_bytes(), json!({ "to": "svg" }));
        let tree = roxmltree::Document::parse(&picture).expect("well-formed");
        let width: f64 =
            tree.root_element().attribute("width").and_then(|it| it.parse().ok()).expect("a width");
        assert!(width <= 1920.0, "{steps} steps are {width} wide");
    }
}

#[test]
fn a_preset_says_which_rows_come_first() {
    let sample = data("sample.cjm.yaml");
    let lanes = |options: Value| -> Vec<String> {
        let picture = draw(&sample, options);
        let tree = roxmltree::Document::parse(&picture).expect("well-formed");
        let lanes = tree.descendants().filter_map(|node| node.attribute("data-lane"));
        lanes.skip(2).map(str::to_owned).collect()
    };
    let of =
        |preset: &str| lanes(json!({ "to": "svg", "map": "buy-current", "level": "full", "preset": preset }));
    let [journey, blueprint, day] = ["journey", "serviceBlueprint", "dayInTheLife"].map(of);
    assert_eq!(journey[..3], ["touchpoint", "physicalEvidence", "action"]);
    assert_eq!(blueprint[3..7], ["channel", "frontstage", "backstage", "supportProcess"]);
    assert_eq!(day[..4], ["time", "action", "thought", "emotion"]);
    let sorted = |mut lanes: Vec<String>| {
        lanes.sort();
        lanes
    };
    assert_eq!(sorted(blueprint), sorted(journey.clone()));
    assert_eq!(sorted(day), sorted(journey));
}

#[test]
fn lanes_come_in_the_order_asked_for() {
    let sample = data("sample.cjm.yaml");
    let options = json!({ "to": "svg", "map": "buy-current", "lanes": ["pain", "action", "need"] });
    let picture = draw(&sample, options);
    let tree = roxmltree::Document::parse(&picture).expect("well-formed");
    let lanes: Vec<&str> = tree.descendants().filter_map(|node| node.attribute("data-lane")).collect();
    assert_eq!(lanes, ["stages", "steps", "pain", "action", "need"]);
}

#[test]
fn a_long_map_goes_on_below() {
    let page = draw(&data("va-outpatient.cjm.yaml"), json!({ "to": "html" }));
    assert_eq!(page.matches("<table").count(), 2);
    // Each table has one more, for the names of rows.
    assert_eq!(page.matches("<th scope=\"col\"").count(), 17 + 2);
}

#[test]
fn a_step_that_nobody_asked_about_says_no_data() {
    let document = json!({
        "cjm": "1.0",
        "maps": [{ "id": "m", "title": "M", "stages": [{ "id": "s", "steps": [
            { "id": "a", "emotions": [1] }, { "id": "b" }, { "id": "c", "emotions": [-1] }
        ] }] }]
    });
    let picture = draw(document.to_string().as_bytes(), json!({ "to": "svg", "theme": "light" }));
    assert!(picture.contains(">no data</text>"));
    // Two points with a gap between them: no curve is drawn across it.
    let tree = roxmltree::Document::parse(&picture).expect("well-formed");
    let curves = tree.descendants().filter_map(|node| node.attribute("d")).filter(|d| d.contains('C'));
    assert_eq!(curves.count(), 0, "{picture}");
    assert_eq!(picture.matches(">assumed</text>").count(), 2);
}
