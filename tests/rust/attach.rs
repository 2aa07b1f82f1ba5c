//! What was mined onto a map.

use cjm_core::check::{Options, Profile, check};
use cjm_core::wire::{call, no_hook};
use serde_json::{Value, json};

fn map() -> Value {
    json!({ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "state": "current",
        "stages": [
            { "id": "look", "steps": [{ "id": "search", "match": [{ "event": "search_ad" }] }, { "id": "advice" }] },
            { "id": "order", "steps": [{ "id": "cart" }, { "id": "pay", "match": [{ "prefix": "pay" }] }] }
        ] }] })
}

fn step(id: &str, events: u64, cases: u64, left: u64) -> Value {
    json!({ "id": id, "events": events, "cases": cases, "left": left, "repeated": 0, "returned": 0,
        "timeMs": { "mean": 5000.0, "median": 4000.0, "p90": 9000.5 } })
}

fn evidence() -> Value {
    json!({ "events": 900, "cases": 300, "activities": {}, "starts": {}, "ends": {}, "transitions": [],
        "variants": { "count": 0, "top": [] }, "stages": [], "channelsByStage": {},
        "steps": [step("search", 400, 300, 100), step("advice", 0, 0, 0), step("cart", 260, 200, 80),
            step("pay", 140, 120, 0)],
        "unmapped": { "ping": 100 }, "map": "buy",
        "period": { "from": "2026-01-05T09:00:00Z", "to": "2026-03-02T23:59:59.5Z" },
        "sources": [{ "id": "web", "file": "web.csv", "hash": "sha256:ab", "format": "csv", "columns": {},
            "timeUnit": "iso", "timezone": "UTC", "rows": 900, "bad": 0 }],
        "spec": "sha256:cd",
        "segments": { "gold": { "events": 90, "cases": 30, "activities": {}, "starts": {}, "ends": {},
            "transitions": [], "variants": { "count": 0, "top": [] },
            "steps": [step("search", 40, 30, 6), step("advice", 0, 0, 0), step("cart", 26, 20, 0), step("pay", 24, 20, 0)] } },
        "rules": { "ties": "as they stand", "quantiles": "linear", "minGroup": 0, "withinMs": 604800000 } })
}

/// The answer, and the document.
fn attach(document: &Value, evidence: &Value, options: Value) -> (Value, Value) {
    let inputs = [document.to_string().into_bytes(), evidence.to_string().into_bytes()];
    let answer = call("attach", &options.to_string(), &[&inputs[0], &inputs[1]], &mut no_hook());
    let body: Value = serde_json::from_str(&answer.json).expect("JSON");
    let document =
        answer.outputs.first().map_or(Value::Null, |text| serde_json::from_slice(text).expect("JSON"));
    (body, document)
}

fn refused(document: &Value, evidence: &Value, options: Value) -> String {
    let (body, _) = attach(document, evidence, options);
    assert!(body["ok"].is_null(), "{body}");
    body["error"]["message"].as_str().expect("a message").to_owned()
}

#[test]
fn figures_stand_on_the_steps_with_an_entry_of_evidence() {
    let (body, document) = attach(&map(), &evidence(), json!({}));
    assert_eq!(
        body["ok"],
        json!({ "map": "buy", "evidence": "events", "renewed": false, "customers": 300, "steps": 3,
            "unseen": ["advice"], "unmapped": 1 })
    );
    let entry = &document["evidence"][0];
    assert_eq!(
        *entry,
        json!({ "id": "events", "kind": "analytics", "title": "Event data", "source": "web.csv",
            "from": "2026-01-05", "to": "2026-03-02", "n": 300, "hash": "sha256:ab",
            "method": "Events counted by customer; who was seen in the last 7 days has not left" })
    );
    let observed = &document["maps"][0]["observed"];
    assert_eq!((&observed["evidence"], &observed["customers"]), (&json!("events"), &json!(300)));
    assert_eq!(observed["unmapped"], json!({ "ping": 100 }));
    assert_eq!(
        observed["stepsObserved"][1],
        json!({ "step": "cart", "events": 260, "customers": 200, "dropOff": 0.4, "medianMs": 4000, "p90Ms": 9000.5 })
    );
    let report =
        check(document.to_string().as_bytes(), &Options { profile: Profile::Minimal, ..Options::default() });
    assert_eq!(report.expect("a report").diagnostics, []);
}

#[test]
fn a_step_without_events_is_told_only_where_the_map_says_which_it_has() {
    let mut mined = evidence();
    mined["steps"][0] = step("search", 0, 0, 0);
    let (_, document) = attach(&map(), &mined, json!({}));
    let steps = document["maps"][0]["observed"]["stepsObserved"].as_array().expect("steps");
    assert_eq!(
        steps[0],
        json!({ "step": "search", "events": 0, "customers": 0, "medianMs": 4000, "p90Ms": 9000.5 }),
        "nobody came: no share of them left"
    );
    assert!(
        steps.iter().all(|step| step["step"] != "advice"),
        "nobody knows whether advice would be recorded"
    );
}

#[test]
fn attaching_again_renews_the_entry_and_keeps_what_people_wrote_on_it() {
    let (_, mut once) = attach(&map(), &evidence(), json!({}));
    once["evidence"][0]["title"] = json!("The shop's log");
    let (body, twice) = attach(&once, &evidence(), json!({}));
    assert_eq!(body["ok"]["renewed"], true);
    assert_eq!(once, twice);
    let (body, both) = attach(&once, &evidence(), json!({ "segment": "gold", "evidence": "gold" }));
    assert_eq!((&body["ok"]["customers"], &body["ok"]["evidence"]), (&json!(30), &json!("gold")));
    assert_eq!(both["evidence"].as_array().map(Vec::len), Some(2));
    assert_eq!(both["evidence"][1]["title"], "Event data, segment gold");
    assert_eq!(both["maps"][0]["observed"]["stepsObserved"][0]["dropOff"], 0.2);
}

#[test]
fn the_entry_takes_an_id_that_is_free() {
    let mut document = map();
    document["metrics"] = json!([{ "id": "events", "name": "Events", "kind": "volume" }]);
    assert_eq!(attach(&document, &evidence(), json!({})).0["ok"]["evidence"], "buy-events");
    document["maps"][0]["stages"][0]["steps"][0]["pains"] = json!([{ "id": "buy-events", "text": "x" }]);
    assert_eq!(attach(&document, &evidence(), json!({})).0["ok"]["evidence"], "events-2");
    let told = refused(&document, &evidence(), json!({ "evidence": "cart" }));
    assert_eq!(told, "the id `cart` is taken by something else");
}

#[test]
fn evidence_that_is_not_of_this_map_is_refused() {
    let with = |change: &dyn Fn(&mut Value)| {
        let mut mined = evidence();
        change(&mut mined);
        refused(&map(), &mined, json!({}))
    };
    assert_eq!(
        with(&|it| drop(it.as_object_mut().unwrap().remove("map"))),
        "the evidence was mined without a map: it counts no steps"
    );
    assert_eq!(with(&|it| it["map"] = json!("sell")), "the evidence was mined for map `sell`, not for `buy`");
    assert_eq!(
        with(&|it| it["steps"][2]["id"] = json!("basket")),
        "the evidence counts a step `basket` that map `buy` does not have"
    );
    assert_eq!(
        with(&|it| drop(it["steps"].as_array_mut().unwrap().pop())),
        "the evidence does not count step `pay` of map `buy`"
    );
    assert_eq!(
        with(&|it| it["rules"]["sessionGapMs"] = json!(1_800_000)),
        "the evidence counts visits, a map counts customers"
    );
    assert_eq!(
        with(&|it| it["steps"][0]["left"] = json!(301)),
        "at step `search` the evidence has more customers than there are"
    );
    assert_eq!(
        refused(&map(), &evidence(), json!({ "segment": "golf" })),
        "the evidence has no segment `golf`"
    );
    assert!(
        refused(&map(), &json!({ "events": -1 }), json!({})).starts_with("the evidence input cannot be read")
    );
}

#[test]
fn steps_of_small_groups_may_be_left_out() {
    let mut mined = evidence();
    mined["rules"]["minGroup"] = json!(200);
    mined["steps"].as_array_mut().unwrap().pop();
    let (body, document) = attach(&map(), &mined, json!({}));
    assert_eq!(body["ok"]["unseen"], json!(["advice", "pay"]));
    let method = document["evidence"][0]["method"].as_str().expect("a method");
    assert!(method.ends_with("; groups below 200 left out"), "{method}");
}

#[test]
fn what_is_attached_ranks_steps_and_pains() {
    let mut document = map();
    document["maps"][0]["value"] = json!({ "perConversion": 20, "currency": "EUR" });
    let steps = &mut document["maps"][0]["stages"][1]["steps"];
    steps[0]["pains"] = json!([{ "id": "fee", "text": "a fee appears", "severity": 4 }]);
    let (_, document) = attach(&document, &evidence(), json!({}));
    let answer = call("rank", "{}", &[document.to_string().as_bytes()], &mut no_hook());
    let ranking: Value = serde_json::from_str(&answer.json).expect("JSON");
    let items = ranking["ok"]["items"].as_array().expect("items");
    let fee = items.iter().find(|item| item["id"] == "fee").expect("the pain");
    let factor = |name: &str| {
        let all = fee["because"].as_array().expect("factors");
        all.iter().find(|it| it["factor"] == name).map(|it| it["value"].clone())
    };
    assert_eq!((factor("dropOff"), factor("people")), (Some(json!(0.4)), Some(json!(0.666666666667))));
    let money = &ranking["ok"]["money"];
    assert_eq!(
        (&money["customers"], &money["converted"], &money["revenue"]),
        (&json!(300), &json!(120), &json!(2400))
    );
    assert_eq!(money["atStake"][0]["step"], "cart");
}

#[test]
fn data_that_contradict_the_map_are_told() {
    let mut mined = evidence();
    mined["steps"][3] = step("pay", 2, 2, 0);
    let mut document = map();
    document["maps"][0]["stages"][1]["steps"][0]["channels"] = json!(["web"]);
    document["maps"][0]["stages"][1]["steps"][1]["channels"] = json!(["store"]);
    let (_, document) = attach(&document, &mined, json!({}));
    let report = check(
        document.to_string().as_bytes(),
        &Options { profile: Profile::Recommended, ..Options::default() },
    );
    let told: Vec<String> = report
        .expect("a report")
        .diagnostics
        .into_iter()
        .filter(|it| matches!(it.code, "CJM511" | "CJM512" | "CJM513" | "CJM514"))
        .map(|it| format!("{} {}", it.rule, it.message))
        .collect();
    assert_eq!(
        told,
        [
            "busy-event-unmapped 100 of 762 events are `ping`, which is on no step",
            "drop-off-without-pain 100 of 300 customers leave at step `search`, and no pain tells why",
            "drop-off-without-pain 80 of 200 customers leave at step `cart`, and no pain tells why",
            "lossy-handover 80 of 200 customers leave at step `cart`, from which the way to `pay` changes the channel",
            "unused-step hardly any customer comes by at step `pay`",
        ]
    );
}
