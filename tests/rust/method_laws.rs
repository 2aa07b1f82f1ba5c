//! Laws of the standard methods: what must hold of every answer.

use cjm_core::wire::{call, no_hook};
use proptest::prelude::*;
use serde_json::{Value, json};

/// `CJM_CASES` sets how many inputs a law is tried on.
fn cases() -> u32 {
    std::env::var("CJM_CASES").ok().and_then(|count| count.parse().ok()).unwrap_or(1000)
}

/// The answer; nothing where the method refuses the input.
fn method(name: &str, input: Value) -> Option<Value> {
    let mut options = input;
    options["name"] = name.into();
    let answer = call("method", &options.to_string(), &[], &mut no_hook());
    assert!(!answer.json.contains("null") && !answer.json.contains("NaN"), "{}", answer.json);
    let value: Value = serde_json::from_str(&answer.json).expect("JSON");
    value.get("ok").cloned()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("not a number: {value}"))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap_or_else(|| panic!("not a list: {value}"))
}

fn width(interval: &Value) -> f64 {
    number(&interval[1]) - number(&interval[0])
}

/// An outcome and one to four drivers, answered from 1 to 7 by twelve people or more.
fn survey() -> impl Strategy<Value = Vec<Vec<u8>>> {
    (2_usize..6, 12_usize..40).prop_flat_map(|(columns, people)| {
        proptest::collection::vec(proptest::collection::vec(1_u8..8, people), columns)
    })
}

/// Key drivers of the first column.
fn drivers(columns: &[Vec<u8>]) -> Option<Value> {
    let items: Vec<Value> = columns
        .iter()
        .enumerate()
        .skip(1)
        .map(|(index, values)| json!({ "id": format!("d{index}"), "values": values }))
        .collect();
    method("key-drivers", json!({ "outcome": columns[0], "items": items }))
}

fn shares(answer: &Value) -> Vec<f64> {
    list(&answer["items"]).iter().map(|item| number(&item["lmg"])).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn key_drivers_share_out_all_that_is_explained(columns in survey()) {
        let answer = drivers(&columns);
        prop_assume!(answer.is_some());
        let answer = answer.unwrap();
        let explained = number(&answer["rSquared"]);
        let shares = shares(&answer);
        prop_assert!((shares.iter().sum::<f64>() - explained).abs() < 1e-12, "{answer}");
        prop_assert!((0.0..=1.0 + 1e-12).contains(&explained), "{answer}");
        prop_assert!(shares.iter().all(|share| *share > -1e-9), "{answer}");
    }

    #[test]
    fn the_order_and_the_units_of_drivers_do_not_matter(columns in survey()) {
        let answer = drivers(&columns);
        prop_assume!(answer.is_some());
        let mut other: Vec<Vec<u8>> = columns.clone();
        other[1..].reverse();
        other.iter_mut().flatten().for_each(|answer| *answer = *answer * 3 + 2);
        let mut back = shares(&drivers(&other).expect("the same drivers"));
        back.reverse();
        for (one, other) in shares(&answer.unwrap()).iter().zip(back) {
            prop_assert!((one - other).abs() < 1e-9, "{one} {other}");
        }
    }

    #[test]
    fn an_opportunity_is_never_worth_less_than_its_importance(importance in 0.0_f64..=10.0, satisfaction in 0.0_f64..=10.0) {
        let item = json!({ "id": "x", "importance": importance, "satisfaction": satisfaction });
        let answer = method("opportunity", json!({ "items": [item] })).expect("an answer");
        let item = &answer["items"][0];
        let score = number(&item["opportunity"]);
        prop_assert!(score >= importance - 1e-9, "without `max` it could be");
        let short = importance - satisfaction;
        let expected = if short > 0.0 { importance + short } else { importance };
        prop_assert!((score - expected).abs() < 1e-9);
        prop_assert_eq!(item["overServed"] == true, short < 0.0);
    }

    #[test]
    fn few_of_one_opinion_leave_every_method_in_doubt(point in 0_usize..5, n in 1_u32..4) {
        let counts = |points: usize, at: usize| {
            let mut counts = vec![0; points];
            counts[at] = n;
            json!({ "items": [{ "id": "x", "counts": counts }] })
        };
        for (name, input, ends, least) in [
            ("csat", counts(5, point), "interval", 0.2),
            ("ces", counts(7, point), "interval", 0.2),
            ("ces", counts(7, point), "easyInterval", 0.2),
            ("nps", counts(11, [0, 4, 7, 9, 10][point]), "interval", 20.0),
        ] {
            let answer = method(name, input).expect("an answer");
            prop_assert!(width(&answer["items"][0][ends]) > least, "{name}: {answer}");
        }
        let mark = point + 1;
        let answers = vec![[mark, mark]; n as usize];
        let input = json!({ "scale": { "min": 1, "max": 5 }, "items": [{ "answers": answers }] });
        let answer = method("paired", input).expect("an answer");
        prop_assert!(width(&answer["items"][0]["interval"]) > 0.2, "{answer}");
    }

    #[test]
    fn many_answers_leave_no_method_in_doubt(counts in proptest::array::uniform11(1_u32..20)) {
        let many: Vec<f64> = counts.iter().map(|count| f64::from(*count) * 1e9).collect();
        for (name, points, ends, most) in [
            ("csat", 5, "interval", 1e-3),
            ("ces", 7, "interval", 1e-3),
            ("ces", 7, "easyInterval", 1e-3),
            ("nps", 11, "interval", 0.1),
        ] {
            let input = json!({ "items": [{ "id": "x", "counts": many[..points] }] });
            let answer = method(name, input).expect("an answer");
            let width = width(&answer["items"][0][ends]);
            prop_assert!((0.0..most).contains(&width), "{name}: {answer}");
        }
    }

    #[test]
    fn a_difference_of_ratings_does_not_hang_on_where_the_scale_begins(
        rows in proptest::collection::vec((0.1_f64..10.0, 1.0_f64..10.0, 1.0_f64..10.0), 1..6),
        shift in 0.0_f64..50.0,
    ) {
        let profile = |shift: f64| {
            let items: Vec<Value> = rows
                .iter()
                .map(|(weight, own, rival)| json!({ "id": "x", "weight": weight, "own": own + shift, "competitor": rival + shift }))
                .collect();
            method("customer-value", json!({ "items": items })).expect("an answer")["quality"].clone()
        };
        let (here, there) = (profile(0.0), profile(shift));
        prop_assert!((number(&here["difference"]) - number(&there["difference"])).abs() < 1e-9);
    }
}
