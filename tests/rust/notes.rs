//! Sticky notes: a whiteboard's CSV becomes a map.

use cjm_core::Error;
use cjm_core::interchange::{Format, Options, import};
use cjm_core::wire::{call, no_hook};
use proptest::prelude::*;
use serde_json::{Value, json};

fn read(table: &str) -> (Value, Value) {
    let options = Options { title: Some("Board".to_owned()) };
    let (document, receipt) = import(table.as_bytes(), Format::Csv, &options).expect("a table");
    (serde_json::to_value(document).expect("JSON"), serde_json::to_value(receipt).expect("JSON"))
}

#[test]
fn notes_stand_in_stages_and_steps_in_the_order_of_the_table() {
    let (document, receipt) = read(
        "stage,lane,text,step,author,votes\nB,doing,looks,b2,,\nA,ideas,a slide,,Cem,7\nB,pain,dear,b1,Ana,2\nB,thinking,hm,b2,,\nB,feeling,-1,b2,,\n",
    );
    let map = &document["maps"][0];
    assert_eq!(
        map["stages"],
        json!([
            { "id": "b", "name": "B", "steps": [
                { "id": "b2", "name": "b2", "actions": ["looks"], "thoughts": ["hm"], "emotions": [-1.0] },
                { "id": "b1", "name": "b1", "pains": [{ "id": "dear", "text": "dear", "votes": 2, "author": "Ana" }] }] },
            { "id": "a", "name": "A", "steps": [{ "id": "a-step" }] }
        ])
    );
    assert_eq!(
        map["opportunities"],
        json!([{ "id": "a-slide", "text": "a slide", "addresses": ["a-step"], "votes": 7, "author": "Cem" }])
    );
    assert_eq!(receipt["carried"]["notes"], 5);
    assert_eq!((&receipt["lost"], &receipt["remarks"]), (&json!([]), &json!([])));
}

#[test]
fn notes_that_say_the_same_are_one_with_the_votes_of_all() {
    let (document, receipt) = read(
        "stage,lane,text,author,votes\nA,pain,Too  slow,Ana,2\nA,Pain points,too slow,Ben,\nA,pain,TOO SLOW,Ana,3\n",
    );
    let pains = &document["maps"][0]["stages"][0]["steps"][0]["pains"];
    assert_eq!(pains, &json!([{ "id": "too-slow", "text": "Too  slow", "votes": 5, "author": "Ana, Ben" }]));
    assert_eq!(receipt["carried"]["duplicates"], 2);
}

#[test]
fn votes_count_in_the_ranking() {
    let table = b"stage,lane,text,step,votes\nA,pain,slow,s,1\nA,pain,dear,s,9\nA,feeling,-1,s,\n";
    let imported = call("import", r#"{"from":"csv"}"#, &[table], &mut no_hook());
    let ranking = call("rank", "{}", &[&imported.outputs[0]], &mut no_hook());
    let ranking: Value = serde_json::from_str(&ranking.json).expect("JSON");
    let items = ranking["ok"]["items"].as_array().expect("items");
    let pains: Vec<&str> =
        items.iter().filter(|it| it["kind"] == "pain").map(|it| it["id"].as_str().unwrap()).collect();
    assert_eq!(pains, ["dear", "slow"], "{ranking}");
}

#[test]
fn lanes_that_are_not_known_are_kept_and_reported() {
    let (document, receipt) = read("stage;lane;text;votes\nA;weather;rain;2\nA;weather;snow;\n");
    assert_eq!(
        document["maps"][0]["stages"][0]["steps"][0]["x-notes"],
        json!([{ "lane": "weather", "text": "rain", "votes": 2 }, { "lane": "weather", "text": "snow" }])
    );
    let message = receipt["remarks"][0]["message"].as_str().unwrap();
    assert_eq!(message, "lane `weather` is not known: 2 notes are kept as `x-notes` of their steps");
}

#[test]
fn what_cannot_be_used_is_on_the_receipt_by_line() {
    let (_, receipt) = read(
        "stage,lane,text,votes,colour\n,pain,lost,,\nA,pain,,,\nA,pain,late,many,\nA,pain\nA,emotion,7,,\n\n",
    );
    let lost: Vec<(&str, u64)> = receipt["lost"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["what"].as_str().unwrap(), it["line"].as_u64().unwrap()))
        .collect();
    assert_eq!(
        lost,
        [
            ("column that is not known", 1),
            ("note without a stage", 2),
            ("note without a text", 3),
            ("votes that are no number", 4),
            ("row that cannot be read", 5)
        ]
    );
    let told = receipt["remarks"].to_string();
    assert!(told.contains("feeling 7 is off scale `emotion5`"), "{told}");
    // No document may hold such a text.
    let (document, receipt) =
        read(&format!("stage,lane,text\nA,pain,{}\nA,pain,late\n", "a".repeat(10 << 20)));
    assert_eq!(receipt["lost"][0]["line"], 2);
    assert!(receipt["remarks"].to_string().contains("more than 1048576 bytes in a cell"), "{receipt}");
    assert_eq!(document["maps"][0]["stages"][0]["steps"][0]["pains"].as_array().map(Vec::len), Some(1));
}

#[test]
fn tables_that_are_no_board_are_refused() {
    for (table, word) in [("phase,text\nA,b\n", "no column `stage`"), ("", "is empty")] {
        let error = import(table.as_bytes(), Format::Csv, &Options::default()).expect_err(table);
        assert!(
            matches!(&error, Error::Foreign { format: "csv", .. }) && error.to_string().contains(word),
            "{error}"
        );
    }
    let error = import(b"\xff\xfea\0", Format::Csv, &Options::default()).expect_err("UTF-16");
    assert!(error.to_string().contains("UTF-16"), "{error}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_note_is_on_the_map_or_on_the_receipt(table in "stage,lane,text,step,votes\n((A|B|\"C, d\"|),(pain|Ideas|need|feeling|channel|touchpoint|question|weather|),[a-c =]{0,3},(x|y|),(1|2|z|)\n){0,12}") {
        let (document, receipt) = read(&table);
        let document = document.to_string();
        prop_assert!(cjm_core::read(document.as_bytes(), cjm_core::Syntax::Json).is_ok(), "{}", document);
        let count = |name: &str| receipt["carried"][name].as_u64().unwrap_or(0);
        let lost = |what: &str| -> u64 {
            receipt["lost"].as_array().unwrap().iter().filter(|it| it["what"] == what).filter_map(|it| it["count"].as_u64()).sum()
        };
        let placed = ["pains", "opportunities", "needs", "emotions", "channels", "touchpoints", "knowledgeGaps", "duplicates"];
        let kept = document.matches("\"lane\":").count() as u64;
        let all = placed.iter().map(|name| count(name)).sum::<u64>() + kept + lost("note without a stage") + lost("note without a text");
        prop_assert_eq!(all, count("notes"), "{} {}", document, receipt);
    }
}
