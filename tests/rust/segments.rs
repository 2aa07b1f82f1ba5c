//! Segments: several at once, views of one, and two side by side.

use cjm_core::evidence::{Options, Split, Table, contrast, finish, merge, mine, partial};
use cjm_core::wire::{call, no_hook};
use cjm_core::{Syntax, read};
use serde_json::{Value, json};

const DOCUMENT: &str = r#"
cjm: "1.0"
sources:
  - { id: log, kind: events, columns: { case: who, event: what, time: when } }
  - id: people
    kind: customers
    columns: { case: id, segment: plan }
    bands: { age: [18, 30] }
maps:
  - id: buy
    title: Buying
    state: current
    stages:
      - { id: look, name: Look, steps: [{ id: search, name: Search }] }
      - { id: order, name: Order, steps: [{ id: cart, name: Cart }, { id: pay, name: Pay }] }
      - { id: use, name: Use, steps: [{ id: ride, name: Ride }] }
"#;

const PEOPLE: &str = "id,plan,age\n";

/// Sixty customers: of the 20 with plan pro 15 order, of the 40 with plan free 8; every third is 17, the
/// others 40. An order takes as many hours as the customer's number, of pro a tenth.
fn planted() -> (String, String) {
    let (mut log, mut people) = ("who,what,when\n".to_owned(), PEOPLE.to_owned());
    for who in 0..60 {
        let pro = who < 20;
        let age = if who % 3 == 0 { 17 } else { 40 };
        people.push_str(&format!("c{who},{},{age}\n", if pro { "pro" } else { "free" }));
        let mut event = |what: &str, minutes: u32| {
            log.push_str(&format!(
                "c{who},{what},2026-01-{:02}T{:02}:{:02}:00Z\n",
                1 + minutes / 1440,
                minutes / 60 % 24,
                minutes % 60
            ));
        };
        event("search", 0);
        let orders = if pro { who < 15 } else { who < 28 };
        if orders {
            event("cart", if pro { 6 * (who + 1) } else { 60 * (who + 1) });
            event("pay", 5_000);
        }
    }
    (log, people)
}

fn mined(asked: &str) -> cjm_core::evidence::Evidence {
    let document = read(DOCUMENT.as_bytes(), Syntax::Yaml).expect("a document");
    let (log, people) = planted();
    let tables = [
        Table { data: log.as_bytes(), source: Some("log"), file: None, batches: None },
        Table { data: people.as_bytes(), source: Some("people"), file: None, batches: None },
    ];
    let options: Options = serde_json::from_str(asked).expect("options");
    mine(&tables, Some((&document, &document.maps[0])), &options).expect("evidence")
}

#[test]
fn a_customer_is_in_one_segment_of_each_column() {
    let evidence = mined("{}");
    let segments: Vec<(&str, u64)> =
        evidence.segments.iter().map(|(name, figures)| (name.as_str(), figures.cases)).collect();
    assert_eq!(segments, [("age: 30+", 40), ("age: below 18", 20), ("plan: free", 40), ("plan: pro", 20)]);
    assert_eq!(evidence.all.cases, 60);
    let sum = |column: &str| {
        let of = evidence.segments.iter().filter(|(name, _)| name.starts_with(column));
        of.map(|(_, figures)| figures.stages[1].reached).sum::<u64>()
    };
    assert_eq!((sum("age"), sum("plan")), (23, 23));
    assert_eq!(evidence.sources[1].columns.segment.as_deref(), Some("plan, age"));
    // One column alone needs no name before its segments.
    let one = mined(r#"{"segment": "plan"}"#);
    assert_eq!(one.segments.keys().collect::<Vec<_>>(), ["free", "pro"]);
    assert_eq!(one.segments["pro"], evidence.segments["plan: pro"]);
    let both = mined(r#"{"segment": ["age", "plan"]}"#);
    assert_eq!(both.segments, evidence.segments);
    let wrong = serde_json::from_str::<Options>(r#"{"segment": 1}"#).expect_err("no column").to_string();
    assert!(wrong.contains("a column, or a list of columns"), "{wrong}");
}

#[test]
fn parts_have_the_segments_of_the_whole() {
    let options: Options = serde_json::from_str(r#"{"segment": ["a", "b"]}"#).expect("options");
    let rows = ["u,x,2026-01-01,p,1", "v,x,2026-01-02,q,1", "w,y,2026-01-03,p,", "z,x,2026-01-04,,"];
    let text = |rows: &[&str]| format!("case,event,ts,a,b\n{}\n", rows.join("\n"));
    let all = text(&rows);
    let whole =
        mine(&[Table { data: all.as_bytes(), ..Table::default() }], None, &options).expect("evidence");
    let segments: Vec<(&str, u64)> =
        whole.segments.iter().map(|(name, figures)| (name.as_str(), figures.cases)).collect();
    assert_eq!(segments, [("a: p", 2), ("a: q", 1), ("b: 1", 2)]);
    let parts: Vec<Vec<u8>> = rows
        .iter()
        .map(|row| {
            let part = text(&[row]);
            let table = Table { data: part.as_bytes(), ..Table::default() };
            partial(&[table], None, &options, Split::Customers).expect("a part")
        })
        .collect();
    let parts: Vec<&[u8]> = parts.iter().rev().map(Vec::as_slice).collect();
    let merged = finish(&merge(&parts).expect("parts")).expect("evidence");
    assert_eq!((merged.segments, merged.all), (whole.segments, whole.all));
}

#[test]
fn two_segments_differ_by_as_much_as_was_planted() {
    let evidence = mined(r#"{"segment": "plan"}"#);
    let found = contrast(&evidence, "pro", Some("free")).expect("two segments");
    let [look, order, _] = found.stages.as_slice() else { panic!("three stages: {found:?}") };
    let reached = order.reached.expect("reached");
    assert_eq!((reached.a.count, reached.a.of, reached.b.count, reached.b.of), (15, 20, 8, 40));
    assert!((reached.difference - 0.55).abs() < 1e-12 && reached.differs);
    assert_eq!(look.left.expect("left").a.count, 5);
    let median = look.median_ms.expect("medians");
    let hours = |hours: f64| hours * 3_600_000.0;
    assert_eq!((median.a, median.b), (hours(0.8), hours(24.5)));
    let [low, high] = median.interval.expect("an interval");
    assert!(low < median.difference && median.difference < high && high < 0.0, "{low} {high}");
    // Turned round, everything is turned round.
    let turned = contrast(&evidence, "free", Some("pro")).expect("two segments");
    let back = turned.stages[1].reached.expect("reached");
    assert_eq!(back.interval, [-reached.interval[1], -reached.interval[0]]);
    // All who are not pro are free; but medians do not subtract.
    let rest = contrast(&evidence, "pro", None).expect("the rest");
    assert_eq!(rest.stages[1].reached, order.reached);
    assert_eq!((rest.stages[0].median_ms, rest.b.cases, rest.b.segment), (None, 40, None));
}

#[test]
fn what_cannot_be_compared_is_refused() {
    let evidence = mined("{}");
    let refused = |a: &str, b: Option<&str>| contrast(&evidence, a, b).expect_err("a refusal");
    assert_eq!(refused("plan: pr", None).hint().as_deref(), Some("did you mean `plan: pro`?"));
    assert!(refused("plan: pro", Some("plan: pro")).to_string().contains("twice"));
    let both = refused("plan: free", Some("age: 30+")).to_string();
    assert_eq!(both, "segments `plan: free` and `age: 30+` may have customers in common");
    // Their sizes alone do not show it.
    assert!(refused("plan: pro", Some("age: below 18")).to_string().contains("in common"));
}

fn answer(operation: &str, options: Value, inputs: &[&[u8]]) -> Result<(Value, Vec<Vec<u8>>), String> {
    let answer = call(operation, &options.to_string(), inputs, &mut no_hook());
    let body: Value = serde_json::from_str(&answer.json).expect("JSON");
    match body["error"]["message"].as_str() {
        Some(message) => Err(message.to_owned()),
        None => Ok((body["ok"].clone(), answer.outputs)),
    }
}

#[test]
fn every_view_can_be_of_one_segment() {
    let mined = serde_json::to_vec(&mined(r#"{"segment": "plan"}"#)).expect("JSON");
    let inputs = [DOCUMENT.as_bytes(), &mined];
    let drawn = |view: &str, segment: Option<&str>| {
        let options =
            json!({ "syntax": "yaml", "to": "text", "view": view, "evidence": true, "segment": segment });
        answer("render", options, &inputs)
            .map(|(_, outputs)| String::from_utf8(outputs[0].clone()).expect("text"))
    };
    assert!(drawn("flow", None).expect("all").contains("reached 60"));
    let pro = drawn("flow", Some("pro")).expect("a segment");
    assert!(pro.starts_with("Buying: how 20 customers moved") && pro.contains("reached 15"), "{pro}");
    assert!(drawn("matrix", Some("pro")).expect("a segment").contains("20 customers"));
    assert!(drawn("map", Some("pro")).expect("a segment") != drawn("map", None).expect("all"));
    assert_eq!(drawn("flow", Some("gold")), Err("the evidence has no segment `gold`".to_owned()));
    let cart = |segment: Value| {
        let (ranked, _) =
            answer("rank", json!({ "syntax": "yaml", "segment": segment }), &inputs).expect("a list");
        ranked.to_string()
    };
    assert_ne!(cart(json!("pro")), cart(Value::Null));
    let (told, _) = answer("contrast", json!({ "a": "pro", "b": "free" }), &[&mined]).expect("two segments");
    assert_eq!(told["stages"][1]["reached"]["a"]["count"], 15);
}

#[test]
fn the_matrix_adds_up_at_every_position() {
    let evidence = mined(r#"{"segment": "plan", "within": "1d"}"#);
    for figures in evidence.segments.values().chain([&evidence.all]) {
        let counts = figures.positions.iter().map(|at| {
            at.steps.values().sum::<u64>() + at.left + at.under_way.expect("within is set") + at.finished
        });
        assert_eq!(counts.collect::<Vec<_>>(), [figures.cases; 3]);
    }
    let told: Vec<(u64, u64)> = evidence.all.positions.iter().map(|at| (at.left, at.finished)).collect();
    assert_eq!(told, [(0, 0), (37, 0), (37, 0)]);
}
