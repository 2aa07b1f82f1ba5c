//! Value gaps, from the outside.

use std::collections::BTreeMap;

use cjm_core::wire::{call, no_hook};
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

fn file(path: &str) -> Vec<u8> {
    std::fs::read(cjm_tests::root().join(path)).expect("a file of the repository")
}

fn score(document: &[u8], options: &str) -> Value {
    let answer = call("score", options, &[document], &mut no_hook());
    let value: Value = serde_json::from_str(&answer.json).expect("JSON");
    assert!(value.get("error").is_none(), "{value}");
    value["ok"].clone()
}

fn near(value: &Value, expected: f64) {
    let got = value.as_f64().unwrap_or_else(|| panic!("not a number: {value}"));
    assert!((got - expected).abs() < 1e-9, "{got} is not {expected}");
}

fn golden() -> Vec<u8> {
    file("tests/vectors/score/golden/shop.cjm.yaml")
}

#[test]
fn the_derived_golden_case_is_reproduced() {
    let sheet = score(&golden(), "{}");
    near(&sheet["net"], 0.14564183122);
    near(&sheet["shortfall"], 0.164236872542);
    near(&sheet["advantage"], 0.018595041322);
    near(&sheet["coverage"], 1.0);
    near(&sheet["sd"], 0.024105246354);
    let needs: BTreeMap<&str, f64> = sheet["needs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|need| (need["need"].as_str().unwrap(), need["valueGap"].as_f64().unwrap()))
        .collect();
    let expected = [
        ("compare", 0.0),
        ("easy_setup", 0.081954545455),
        ("fast_checkout", 0.00155216285),
        ("price_clear", 0.080730164238),
        ("support", -0.018595041322),
    ];
    for ((need, gap), (name, expected)) in needs.iter().zip(expected) {
        assert_eq!(*need, name);
        assert!((gap - expected).abs() < 1e-9, "{need}: {gap}");
    }
    let cells = sheet["cells"].as_array().unwrap();
    let cell = cells.iter().find(|cell| cell["persona"] == "admin" && cell["need"] == "easy_setup").unwrap();
    near(&cell["weight"], 0.098181818182);
    near(&cell["own"], 0.409090909091);
    near(&cell["reference"], 0.618181818182);
    near(&cell["gapTarget"], 0.390909090909);
    near(&cell["gapReference"], 0.209090909091);
    near(&cell["valueGap"], 0.029454545455);
    near(&cell["sd"], 0.007374897475);
}

#[test]
fn what_cancels_out_shows_both_parts() {
    let sheet = score(&golden(), "{}");
    let cells = sheet["cells"].as_array().unwrap();
    let compare = cells.iter().find(|cell| cell["need"] == "compare").unwrap();
    assert_eq!(compare["valueGap"], 0);
    near(&compare["fromTarget"], 0.008333333333);
    near(&compare["fromReference"], -0.008333333333);
}

#[test]
fn every_split_adds_up_to_the_net_to_the_last_bit() {
    let files = ["tests/vectors/score/golden/shop.cjm.yaml", "tests/data/sample.cjm.yaml"];
    for (path, options) in
        files.iter().flat_map(|path| ["{}", r#"{"lambda":0.3}"#].map(|options| (path, options)))
    {
        let answer = call("score", options, &[&file(path)], &mut no_hook());
        let Answered { ok: sheet } = serde_json::from_str(&answer.json).expect("a sheet");
        let net = exact(&sheet.net);
        let sum =
            |list: &[Gap]| list.iter().rev().filter_map(|it| it.value_gap.as_deref()).map(exact).sum::<f64>();
        for list in [&sheet.cells, &sheet.needs].into_iter().chain(sheet.by.values()) {
            assert_eq!(sum(list).to_bits(), net.to_bits(), "{path} {options}");
        }
        let parts = exact(&sheet.shortfall) - exact(&sheet.advantage);
        assert_eq!(parts.to_bits(), net.to_bits());
    }
}

#[derive(Deserialize)]
struct Answered {
    ok: Sheet,
}

#[derive(Deserialize)]
struct Sheet {
    net: Box<RawValue>,
    shortfall: Box<RawValue>,
    advantage: Box<RawValue>,
    cells: Vec<Gap>,
    needs: Vec<Gap>,
    by: BTreeMap<String, Vec<Gap>>,
}

#[derive(Deserialize)]
struct Gap {
    #[serde(rename = "valueGap")]
    value_gap: Option<Box<RawValue>>,
}

/// The number as printed: serde_json alone may miss its last bit.
fn exact(raw: &RawValue) -> f64 {
    raw.get().parse().expect("a number")
}

#[test]
fn importance_can_be_the_target() {
    let sheet = score(&file("tests/data/martilla-james-1977.cjm.yaml"), "{}");
    assert_eq!(sheet["target"], "importance");
    let first = &sheet["needs"][0];
    assert_eq!((first["need"].as_str(), first["rank"].as_u64()), (Some("right-first-time"), Some(1)));
    let last = sheet["needs"].as_array().unwrap().last().unwrap();
    assert_eq!(last["need"], "maintenance-notices");
}
