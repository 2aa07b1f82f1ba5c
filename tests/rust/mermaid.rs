//! Mermaid's `journey` diagrams: read as Mermaid itself reads them, and written so that it reads them back.

use cjm_core::interchange::{Format, Options, Receipt, Target, export, import};
use cjm_core::internals;
use cjm_core::model::{Document, Map};
use cjm_core::{Error, Syntax};
use cjm_tests::generator::{self, Choices, Style};
use cjm_tests::root;
use proptest::prelude::*;
use serde_json::Value;

fn read(text: &str) -> (Value, Value) {
    let (document, receipt) =
        import(text.as_bytes(), Format::Mermaid, &Options::default()).expect("a journey");
    (serde_json::to_value(document).expect("JSON"), serde_json::to_value(receipt).expect("JSON"))
}

fn mermaid(document: &Document, map: Option<&Map>) -> (String, Receipt) {
    let (bytes, receipt) = export(document, map, Target::Mermaid, None).expect("a diagram");
    (String::from_utf8(bytes).expect("text"), receipt)
}

/// `CJM_CASES` sets how many texts and maps a law is tried on.
fn cases_wanted() -> u32 {
    std::env::var("CJM_CASES").ok().and_then(|count| count.parse().ok()).unwrap_or(200)
}

/// The inputs of a file, and Mermaid's own answers.
fn cases(file: &str) -> Vec<(String, String, Value)> {
    let text =
        std::fs::read_to_string(root().join("tests/third_party/mermaid").join(file)).expect("the cases");
    let value: Value = serde_json::from_str(&text).expect("JSON");
    let cases = value.get("cases").unwrap_or(&value).as_array().expect("a list").clone();
    let text = |case: &Value, name: &str| case[name].as_str().map(str::to_owned);
    cases
        .iter()
        .map(|case| {
            let input = text(case, "input").or_else(|| text(case, "text")).expect("an input");
            (text(case, "id").expect("an id"), input, case["expected"].clone())
        })
        .collect()
}

#[test]
fn mermaid_s_own_answer_is_ours_accepted_or_refused() {
    let all: Vec<_> = cases("conformance.json").into_iter().chain(cases("raw.json")).collect();
    assert_eq!(all.len(), 51 + 12);
    for (id, input, expected) in all {
        let ours = internals::mermaid(&input);
        if expected["ok"] == false {
            assert!(ours.is_err(), "{id}: Mermaid refuses it");
            let refused = import(input.as_bytes(), Format::Mermaid, &Options::default());
            assert!(matches!(refused, Err(Error::Foreign { hint: Some(_), .. })), "{id}: {refused:?}");
            continue;
        }
        let ours = ours.unwrap_or_else(|why| panic!("{id}: {why}"));
        for field in ["title", "accTitle", "accDescr", "sections"] {
            assert_eq!(ours[field], expected[field], "{id}: {field}");
        }
        let (ours, theirs) = (ours["tasks"].as_array().unwrap(), expected["tasks"].as_array().unwrap());
        assert_eq!(ours.len(), theirs.len(), "{id}");
        for (ours, theirs) in ours.iter().zip(theirs) {
            assert_eq!(ours["score"].as_f64(), theirs["score"].as_f64(), "{id}");
            for field in ["section", "task", "people"] {
                assert_eq!(ours[field], theirs[field], "{id}");
            }
        }
        import(input.as_bytes(), Format::Mermaid, &Options::default())
            .unwrap_or_else(|why| panic!("{id}: {why}"));
    }
}

#[test]
fn a_journey_becomes_stages_steps_personas_and_feelings() {
    let (document, receipt) = read(
        "---\ntitle: Front\n---\njourney\n  accTitle: Tea\n  Wake: 2: Me\n  section Morning\n  Make tea: 5: Me, Cat\n  At 10#58;30: 4\n",
    );
    assert_eq!(
        document,
        serde_json::json!({
            "cjm": "1.0",
            "personas": [{ "id": "me", "name": "Me" }, { "id": "cat", "name": "Cat" }],
            "maps": [{
                "id": "front", "title": "Front", "personas": ["me", "cat"],
                "stages": [
                    { "id": "stage-1", "steps": [{ "id": "wake", "name": "Wake", "personas": ["me"], "actions": ["Wake"],
                        "emotions": [{ "value": 2.0, "scale": "likert5" }] }] },
                    { "id": "morning", "name": "Morning", "steps": [
                        { "id": "make-tea", "name": "Make tea", "personas": ["me", "cat"], "actions": ["Make tea"],
                            "emotions": [{ "value": 5.0, "scale": "likert5" }] },
                        { "id": "at-10-30", "name": "At 10:30", "actions": ["At 10:30"],
                            "emotions": [{ "value": 4.0, "scale": "likert5" }] }] }],
                "x-mermaid": { "accTitle": "Tea" }
            }]
        })
    );
    assert_eq!(
        receipt["carried"],
        serde_json::json!({ "emotions": 3, "personas": 2, "stages": 2, "steps": 3 })
    );
    assert_eq!((&receipt["lost"], &receipt["remarks"]), (&serde_json::json!([]), &serde_json::json!([])));
}

#[test]
fn what_mermaid_refuses_is_refused_with_place_and_cure() {
    for (text, line, column, cure) in [
        ("journey\n  T: 3: X;\n", 2, 10, "`#59;`"),
        ("\r\n\r\njourney\r\nsection A: B\r\n", 4, 10, "`#58;`"),
        ("journey\n%% c\nIssue #12: 3: X\n", 3, 7, "`#35;`"),
        ("journey\nsection S\nSection check: 3\n", 3, 14, "must not begin"),
        ("journey\nJourney on: 3\n", 2, 1, "another word"),
        ("JOURNEY\n", 1, 1, "small letters"),
        ("flowchart LR\n", 1, 1, "only the `journey` diagram"),
        ("journey\n Walk\n Run: 3\n", 2, 2, "name: score: people"),
    ] {
        let error = import(text.as_bytes(), Format::Mermaid, &Options::default()).expect_err(text);
        let Error::Foreign { line: at, column: from, hint, message, .. } = &error else {
            panic!("{error:?}")
        };
        assert_eq!((*at, *from), (line, column), "{text:?}: {message}");
        assert!(hint.as_ref().is_some_and(|hint| hint.contains(cure)), "{text:?}: {hint:?}");
        assert_eq!(error.code(), "E009");
    }
    let error = import(b"journey\nA: 3: \xff", Format::Mermaid, &Options::default()).expect_err("Latin-1");
    assert!(error.to_string().contains("line 2, column 7"), "{error}");
}

#[test]
fn what_mermaid_misreads_is_read_the_same_and_told() {
    let (document, receipt) = read(
        "journey\nsection S\nDeploy 10:30: 4: Ops\nOpen https://x: 3: A\nTitle search: 3: X\nT: 4: A: note\nU: : ,B,B\nV: 2: Team #1\n",
    );
    let told: Vec<(u64, &str)> = receipt["remarks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["line"].as_u64().unwrap_or_default(), it["message"].as_str().unwrap()))
        .collect();
    for (line, words) in [
        (3, "scores run from 1 to 30"),
        (3, "is not read: `Ops`"),
        (4, "`//x` is no number"),
        (5, "is the title, now `search: 3: X`"),
        (6, "is not read: `note`"),
        (7, "has no score"),
        (7, "nobody behind it"),
        (7, "names `B` twice"),
        (8, "takes `#1` for a comment"),
    ] {
        // The scale is a matter of the whole diagram.
        let line = if words.starts_with("scores") { 1 } else { line };
        assert!(
            told.iter().any(|(at, told)| *at == line && told.contains(words)),
            "{line} {words}: {told:#?}"
        );
    }
    let steps = document["maps"][0]["stages"][0]["steps"].as_array().unwrap();
    assert_eq!(steps[0]["emotions"][0], serde_json::json!({ "value": 30.0, "scale": "mermaid-score" }));
    assert_eq!(document["scales"][0], serde_json::json!({ "id": "mermaid-score", "min": 1.0, "max": 30.0 }));
    assert_eq!((steps[1].get("emotions"), steps[3].get("emotions")), (None, None));
    let lost: Vec<(&str, u64)> = receipt["lost"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["what"].as_str().unwrap(), it["count"].as_u64().unwrap()))
        .collect();
    assert_eq!(
        lost,
        [
            ("text behind the people of a task", 3),
            ("score that is no number", 1),
            ("text behind a hash or percent sign", 1)
        ]
    );
}

/// What Mermaid makes of an export, with the marks of escaped characters undone.
fn back(text: &str) -> Value {
    let plain = |text: &str| {
        let mut out = text.to_owned();
        for code in [35, 37, 44, 58, 59, 60, 125, 64258].into_iter().chain(65..=90).chain(97..=122) {
            let character = char::from_u32(code).unwrap().to_string();
            out = out.replace(&format!("ﬂ°°{code}¶ß"), &character);
        }
        out
    };
    fn each(value: &mut Value, plain: &impl Fn(&str) -> String) {
        match value {
            Value::String(text) => *text = plain(text),
            Value::Array(items) => items.iter_mut().for_each(|item| each(item, plain)),
            Value::Object(members) => members.values_mut().for_each(|member| each(member, plain)),
            _ => {}
        }
    }
    let mut value = internals::mermaid(text).unwrap_or_else(|why| panic!("{why}\n{text}"));
    each(&mut value, &plain);
    value
}

#[test]
fn names_of_every_kind_come_back() {
    let names = [
        "Journey begins: now; #1",
        "title",
        "Section",
        "100%% %",
        "% a",
        "a, b",
        "<b class=\"x\">",
        "ﬂ°°58¶ß",
        "}%% x",
        "--- ",
        "😀%% x",
    ];
    let steps: Vec<Value> = names
        .iter()
        .enumerate()
        .map(|(at, name)| serde_json::json!({ "id": format!("s{at}"), "name": name, "personas": [format!("p{at}")], "emotions": [-0.6] }))
        .collect();
    let personas: Vec<Value> = names
        .iter()
        .enumerate()
        .map(|(at, name)| serde_json::json!({ "id": format!("p{at}"), "name": name }))
        .collect();
    let document: Document = serde_json::from_value(serde_json::json!({
        "cjm": "1.0", "personas": personas,
        "maps": [{ "id": "m", "title": names[0], "stages": [{ "id": "a", "name": names[0], "steps": steps }] }]
    }))
    .unwrap();
    let (text, receipt) = mermaid(&document, Some(&document.maps[0]));
    let back = back(&text);
    assert_eq!(
        (&back["title"], &back["sections"]),
        (&serde_json::json!(names[0]), &serde_json::json!([names[0]]))
    );
    for (task, name) in back["tasks"].as_array().unwrap().iter().zip(names) {
        let name = name.trim();
        assert_eq!(
            (&task["task"], &task["people"]),
            (&serde_json::json!(name), &serde_json::json!([name])),
            "{text}"
        );
        assert_eq!(task["score"], 2.4);
    }
    let lost = serde_json::to_value(&receipt.lost).unwrap();
    assert_eq!(lost[0], serde_json::json!({ "what": "/maps/*/id", "count": 1, "pointer": "/maps/0/id" }));
}

#[test]
fn a_receipt_names_what_mermaid_cannot_hold() {
    let text = std::fs::read(root().join("tests/data/sample.cjm.yaml")).unwrap();
    let document = cjm_core::read(&text, Syntax::Yaml).unwrap();
    let map = document.map("buy-current").unwrap();
    let (_, receipt) = mermaid(&document, Some(map));
    let lost = |what: &str| receipt.lost.iter().find(|loss| loss.what == what).map(|loss| loss.count);
    assert_eq!(lost("/needs"), Some(document.needs.len() as u64));
    assert_eq!(lost("/maps/*"), Some(1));
    assert_eq!(lost("/maps/*/stages/*/steps/*/pains"), Some(map.pains().count() as u64));
    assert_eq!(lost("/maps/*/stages/*/steps/*/id"), Some(map.steps().count() as u64));
    assert_eq!(receipt.carried["steps"], map.steps().count() as u64);
}

#[test]
fn mermaid_s_own_texts_come_back_from_an_export() {
    for (id, input, expected) in cases("raw.json").into_iter().filter(|(.., expected)| expected["ok"] == true)
    {
        let (document, _) = import(input.as_bytes(), Format::Mermaid, &Options::default()).unwrap();
        let (text, _) = mermaid(&document, Some(&document.maps[0]));
        let back = back(&text);
        let trimmed = |value: &Value| value.as_str().unwrap().trim().to_owned();
        let names =
            |value: &Value| value["sections"].as_array().unwrap().iter().map(trimmed).collect::<Vec<_>>();
        assert_eq!(names(&back), names(&expected), "{id}");
        let tasks = |value: &Value| {
            value["tasks"].as_array().unwrap().iter().map(|task| trimmed(&task["task"])).collect::<Vec<_>>()
        };
        assert_eq!(tasks(&back), tasks(&expected), "{id}");
        // Read once more it is the same document.
        let (again, _) = import(text.as_bytes(), Format::Mermaid, &Options::default()).unwrap();
        let (twice, _) = mermaid(&again, Some(&again.maps[0]));
        // A 3 that stands for no feeling is read as one.
        let said =
            |text: &str| text.lines().filter(|line| !line.starts_with("%%")).collect::<Vec<_>>().join("\n");
        assert_eq!(said(&twice), said(&text), "{id}");
    }
}

#[test]
fn a_number_that_no_float_holds_is_lost_like_any_other() {
    let text = r#"{"cjm":"1.0","x-much":1e999,"maps":[{"id":"m","title":"M"}]}"#;
    let document = cjm_core::read(text.as_bytes(), Syntax::Json).unwrap();
    let (_, receipt) = mermaid(&document, Some(&document.maps[0]));
    assert!(receipt.lost.iter().any(|loss| loss.what == "/x-much"), "{receipt:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases_wanted(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_map_there_is_mermaid_reads_its_export(choices in proptest::collection::vec(any::<u32>(), 0..600)) {
        let document = generator::document(&mut Choices::new(choices), &Style::default());
        let text = serde_json::to_string(&document).unwrap();
        let Ok(document) = cjm_core::read(text.as_bytes(), Syntax::Json) else { return Ok(()) };
        for map in &document.maps {
            let (text, _) = mermaid(&document, Some(map));
            let back = back(&text);
            prop_assert_eq!(back["tasks"].as_array().map(Vec::len), Some(map.steps().count()), "{}", text);
            let sections = map.stages.len();
            let found = back["sections"].as_array().map_or(0, Vec::len);
            prop_assert!(found == sections || found + 1 == sections, "{}", text);
        }
    }

    #[test]
    fn no_text_makes_the_reader_stumble(text in "(journey|JOURNEY|)([\\n :;#,%{}A<>\"=]|title|section|accDescr|accTitle|---|%%|9|é){0,40}") {
        let imported = import(text.as_bytes(), Format::Mermaid, &Options::default());
        if let Ok((document, _)) = imported {
            let (again, _) = mermaid(&document, Some(&document.maps[0]));
            prop_assert!(internals::mermaid(&again).is_ok(), "{again}");
        }
    }
}

#[test]
fn megabytes_are_read() {
    let mut text = String::from("journey\n");
    while text.len() < 2 << 20 {
        text.push_str(
            "  section A part of the day\n    Do something: 4: Me, Somebody else\n    Wait for it: 2: Me\n",
        );
    }
    let started = std::time::Instant::now();
    let (document, receipt) =
        import(text.as_bytes(), Format::Mermaid, &Options::default()).expect("a journey");
    println!("2 MB of Mermaid: {} steps in {:?}", document.maps[0].steps().count(), started.elapsed());
    assert_eq!(receipt.carried["steps"] as usize, document.maps[0].steps().count());
    assert!(receipt.remarks.iter().any(|remark| remark.message.contains("maxTextSize")));
}
