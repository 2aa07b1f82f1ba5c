//! A first map from event data.

use cjm_core::check::{Options, Profile, Severity, check};
use cjm_core::wire::{call, no_hook};
use serde_json::{Value, json};

/// What was drafted, and the document.
fn draft(tables: &[&str], options: Value) -> (Value, Value) {
    let inputs: Vec<&[u8]> = tables.iter().map(|table| table.as_bytes()).collect();
    let mut options = options;
    options["output"] = json!("json");
    let answer = call("draft", &options.to_string(), &inputs, &mut no_hook());
    let body: Value = serde_json::from_str(&answer.json).expect("JSON");
    assert!(body.get("error").is_none(), "{body}");
    (body["ok"].clone(), serde_json::from_slice(&answer.outputs[0]).expect("a document"))
}

fn refused(table: &str, options: Value) -> String {
    let answer = call("draft", &options.to_string(), &[table.as_bytes()], &mut no_hook());
    let body: Value = serde_json::from_str(&answer.json).expect("JSON");
    body["error"]["message"].as_str().expect("a message").to_owned()
}

/// Journeys of a shop: 100 see an ad, 60 a product, 40 fill a cart, 10 of them go back to the product, 30
/// pay, 20 write.
fn shop() -> String {
    let mut rows = String::from("case,event,time,channel,segment\n");
    let mut tell = |who: usize, minute: usize, event: &str, channel: &str| {
        let segment = if who.is_multiple_of(4) { "business" } else { "home" };
        let (hour, minute) = (8 + minute / 60, minute % 60);
        rows.push_str(&format!(
            "u{who},{event},2026-03-{:02}T{hour:02}:{minute:02}:00Z,{channel},{segment}\n",
            1 + who % 28
        ));
    };
    for who in 0..100 {
        tell(who, 0, "search_ad", "ads");
        if who < 60 {
            tell(who, 5, "Product page", "web");
        }
        if who < 40 {
            tell(who, 10, "add_to_cart", "web");
        }
        if who < 10 {
            tell(who, 12, "Product page", "web");
            tell(who, 14, "add_to_cart", "web");
        }
        if who < 30 {
            tell(who, 20, "pay", "web");
        }
        if who < 20 {
            tell(who, 50, "write_review", "Call_Center");
        }
    }
    rows
}

#[test]
fn a_draft_has_steps_stages_ways_channels_personas_and_its_evidence() {
    let (report, document) = draft(&[&shop()], json!({}));
    assert_eq!(
        (&report["customers"], &report["steps"], &report["leftOut"]),
        (&json!(100), &json!(5), &json!(0))
    );
    let map = &document["maps"][0];
    assert_eq!((&map["basis"], &map["state"]), (&json!("aggregated"), &json!("current")));
    let stages = map["stages"].as_array().expect("stages");
    assert_eq!(stages.len(), 3);
    let steps: Vec<&Value> =
        stages.iter().flat_map(|stage| stage["steps"].as_array().expect("steps")).collect();
    let ids: Vec<&str> = steps.iter().map(|step| step["id"].as_str().expect("an id")).collect();
    assert_eq!(ids, ["search_ad", "product-page", "add_to_cart", "pay", "write_review"]);
    assert_eq!(steps[0].get("match"), None, "its id is the event's name");
    assert_eq!(steps[1]["match"], json!([{ "event": "Product page" }]));
    assert_eq!((&steps[0]["entry"], &steps[0]["channels"]), (&json!(true), &json!(["ads"])));
    assert_eq!(steps[4]["channels"], json!(["Call_Center"]));
    assert_eq!(document["channels"], json!([{ "id": "Call_Center", "name": "Call Center" }]));
    let personas: Vec<(&Value, &Value)> = document["personas"]
        .as_array()
        .expect("personas")
        .iter()
        .map(|persona| (&persona["segment"], &persona["share"]))
        .collect();
    assert_eq!(personas, [(&json!("business"), &json!(25)), (&json!("home"), &json!(75))]);
    assert_eq!(
        map["flow"],
        json!([
            { "from": "add_to_cart", "to": "product-page", "kind": "loop", "text": "25 %" },
            { "from": "add_to_cart", "to": "pay", "kind": "next", "text": "75 %" },
        ])
    );
    let observed = &map["observed"];
    let seen: Vec<(&Value, &Value)> = observed["stepsObserved"]
        .as_array()
        .expect("steps")
        .iter()
        .map(|step| (&step["customers"], &step["dropOff"]))
        .collect();
    let third = json!(20.0 / 60.0);
    assert_eq!(
        seen,
        [
            (&json!(100), &json!(0.4)),
            (&json!(60), &third),
            (&json!(40), &json!(0.25)),
            // In the last stage: who ends here has arrived.
            (&json!(30), &json!(0)),
            (&json!(20), &json!(0)),
        ]
    );
    let evidence = document["evidence"].as_array().expect("evidence");
    assert_eq!(evidence.len(), 1);
    assert_eq!((&evidence[0]["kind"], &evidence[0]["n"]), (&json!("analytics"), &json!(100)));
    assert_eq!(observed["evidence"], evidence[0]["id"]);
}

#[test]
fn a_draft_has_nothing_to_be_warned_of() {
    for columns in [json!({}), json!({ "channel": "none" })] {
        let table = if columns == json!({}) {
            shop()
        } else {
            "case,event,time\na,look,2026-01-01\na,buy,2026-01-02\n".to_owned()
        };
        let (_, document) = draft(&[&table], json!({}));
        let options = Options { profile: Profile::Recommended, ..Options::default() };
        let report = check(document.to_string().as_bytes(), &options).expect("a report");
        let warned: Vec<String> = report
            .diagnostics
            .iter()
            .filter(|it| matches!(it.severity, Severity::Error | Severity::Warning))
            .map(|it| format!("{} {}", it.rule, it.message))
            .collect();
        assert_eq!(warned, Vec::<String>::new());
    }
}

#[test]
fn the_order_of_cases_does_not_matter() {
    let table = shop();
    let (heading, rows) = table.split_once('\n').expect("a heading");
    let mut cases: Vec<Vec<&str>> = vec![Vec::new(); 100];
    for row in rows.lines() {
        let who: usize = row[1..row.find(',').expect("a case")].parse().expect("a number");
        cases[99 - who].push(row);
    }
    let turned = format!("{heading}\n{}\n", cases.concat().join("\n"));
    let without_hash = |mut document: Value| {
        document["evidence"][0]["hash"].take();
        document
    };
    assert_eq!(without_hash(draft(&[&table], json!({})).1), without_hash(draft(&[&turned], json!({})).1));
}

#[test]
fn steps_and_stages_can_be_fewer() {
    let (report, document) =
        draft(&[&shop()], json!({ "draft": { "steps": 2, "stages": 1, "title": "Shop", "id": "shop" } }));
    assert_eq!((&report["steps"], &report["stages"], &report["leftOut"]), (&json!(2), &json!(1), &json!(3)));
    let map = &document["maps"][0];
    assert_eq!((&map["id"], &map["title"]), (&json!("shop"), &json!("Shop")));
    assert_eq!(map["observed"]["unmapped"], json!({ "add_to_cart": 50, "pay": 30, "write_review": 20 }));
}

#[test]
fn names_of_any_sort_become_steps() {
    let table =
        "case,event,time\na,支払い,2026-01-01\na,вход,2026-01-02\na,events,2026-01-03\nb,web,2026-01-03\n";
    let (_, document) = draft(&[table], json!({}));
    let steps = |of: &Value| -> Vec<(String, String)> {
        let stages = of["maps"][0]["stages"].as_array().expect("stages").iter();
        let steps = stages.flat_map(|stage| stage["steps"].as_array().expect("steps").iter());
        steps
            .map(|step| (step["id"].as_str().expect("an id").to_owned(), step["match"].to_string()))
            .collect()
    };
    let mut found = steps(&document);
    found.sort();
    let told: Vec<(&str, &str)> = found.iter().map(|(id, rule)| (id.as_str(), rule.as_str())).collect();
    assert_eq!(
        told,
        [
            ("events-2", r#"[{"event":"events"}]"#),
            ("step-1", r#"[{"event":"支払い"}]"#),
            ("step-2", r#"[{"event":"вход"}]"#),
            ("web-2", r#"[{"event":"web"}]"#),
        ]
    );
    assert_eq!(document["maps"][0]["observed"]["stepsObserved"].as_array().map(Vec::len), Some(4));
}

#[test]
fn what_cannot_be_drafted_is_told() {
    assert_eq!(refused("case,event,time\n", json!({})), "the tables hold no event to draw a map of");
    assert_eq!(refused(&shop(), json!({ "draft": { "steps": 0 } })), "a draft of 0 steps");
    assert_eq!(refused(&shop(), json!({ "draft": { "stages": 21 } })), "a draft of 21 stages");
}
