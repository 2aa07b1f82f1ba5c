//! Standard methods against published numbers. R = read at the cited place, C = recalled from the
//! literature and only checked by arithmetic, D = derived from the formula.

use cjm_core::wire::{call, no_hook};
use serde_json::{Value, json};

fn run(name: &str, input: Value, documents: &[&[u8]]) -> Value {
    let mut options = input;
    options["name"] = name.into();
    let answer = call("method", &options.to_string(), documents, &mut no_hook());
    serde_json::from_str(&answer.json).expect("JSON")
}

fn method(name: &str, input: Value) -> Value {
    let value = run(name, input, &[]);
    assert!(value.get("error").is_none(), "{value}");
    value["ok"].clone()
}

fn refused(name: &str, input: Value) -> String {
    let value = run(name, input, &[]);
    value["error"]["message"].as_str().unwrap_or_else(|| panic!("not refused: {value}")).to_owned()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("not a number: {value}"))
}

#[track_caller]
fn near(value: &Value, expected: f64, tolerance: f64) {
    let got = number(value);
    assert!((got - expected).abs() <= tolerance, "{got} is not {expected}");
}

/// R: agreement to the digits that are printed.
#[track_caller]
fn prints(value: &Value, digits: usize, printed: &str) {
    assert_eq!(format!("{:.digits$}", number(value)), printed);
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap_or_else(|| panic!("not a list: {value}"))
}

fn column(answer: &Value, name: &str) -> Vec<f64> {
    list(&answer["items"]).iter().map(|item| number(&item[name])).collect()
}

fn words(answer: &Value, name: &str) -> Vec<String> {
    list(&answer["items"]).iter().map(|item| item[name].as_str().expect("a word").to_owned()).collect()
}

/// C: Martilla and James (1977), Importance-Performance Analysis, Journal of Marketing 41(1), Table 1:
/// importance and performance of 14 attributes of a car dealer, 1 to 4.
const DEALER: [(f64, f64); 14] = [
    (3.83, 2.63),
    (3.63, 2.73),
    (3.60, 3.15),
    (3.56, 3.00),
    (3.41, 3.05),
    (3.41, 3.29),
    (3.38, 3.03),
    (3.37, 3.11),
    (3.29, 2.00),
    (3.27, 3.02),
    (2.52, 2.25),
    (2.43, 2.49),
    (2.37, 2.35),
    (2.05, 3.33),
];

fn dealer(rule: &str) -> Value {
    let items: Vec<Value> = DEALER
        .iter()
        .zip(1..)
        .map(|(&(importance, performance), id)| {
            json!({ "id": format!("{id}"), "importance": importance, "performance": performance })
        })
        .collect();
    method(
        "importance-performance",
        json!({ "scale": { "min": 1, "max": 4 }, "crossHairs": rule, "items": items }),
    )
}

#[test]
fn the_dealer_table_depends_on_its_cross_hairs() {
    let mean = dealer("mean");
    near(&mean["crossHairs"]["importance"], 3.1514285714, 1e-9);
    near(&mean["crossHairs"]["performance"], 2.8164285714, 1e-9);
    let median = dealer("median");
    near(&median["crossHairs"]["importance"], 3.375, 1e-9);
    near(&median["crossHairs"]["performance"], 3.01, 1e-9);
    let short = |answer: &Value| -> String {
        words(answer, "quadrant")
            .iter()
            .map(|word| match word.as_str() {
                "concentrateHere" => 'C',
                "keepUp" => 'K',
                "lowPriority" => 'L',
                "possibleOverkill" => 'O',
                other => panic!("{other}"),
            })
            .collect()
    };
    let labels = [short(&mean), short(&median), short(&dealer("scale"))];
    assert_eq!(labels, ["CCKKKKKKCKLLLO", "CCKCKKKOLOLLLO", "KKKKKKKKCKCLLO"]);
    let moved: Vec<usize> = (1..=14)
        .filter(|id| labels.iter().any(|label| label.as_bytes()[id - 1] != labels[0].as_bytes()[id - 1]))
        .collect();
    assert_eq!(moved, [1, 2, 4, 8, 9, 10, 11], "half of all hang on the cross-hairs");
    let mut order: Vec<(f64, usize)> = column(&mean, "rank").into_iter().zip(1..).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0));
    let ids: Vec<usize> = order.into_iter().map(|(_, id)| id).collect();
    assert_eq!(ids, [9, 1, 2, 4, 3, 5, 7, 11, 8, 10, 6, 13, 12, 14]);
    let below: Vec<usize> = list(&mean["items"])
        .iter()
        .zip(1..)
        .filter(|(item, _)| item["belowDiagonal"] == true)
        .map(|(_, id)| id)
        .collect();
    assert_eq!(below, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13]);
    let gaps = [-1.2, -0.9, -0.45, -0.56, -0.36, -0.12, -0.35, -0.26, -1.29, -0.25, -0.27, 0.06, -0.02, 1.28];
    for (item, gap) in list(&mean["items"]).iter().zip(gaps) {
        near(&item["gap"], gap, 1e-9);
    }
}

#[test]
fn the_dealer_table_comes_from_a_map_too() {
    let path = cjm_tests::root().join("tests/data/martilla-james-1977.cjm.yaml");
    let document = std::fs::read(path).expect("the dealer's map");
    let value = run("importance-performance", json!({ "crossHairs": "mean" }), &[&document]);
    let answer = &value["ok"];
    near(&answer["crossHairs"]["importance"], 3.1514285714, 1e-9);
    near(&answer["crossHairs"]["performance"], 2.8164285714, 1e-9);
    assert_eq!(list(&answer["items"]).len(), 14);
}

#[test]
fn what_is_off_the_scale_is_refused_with_its_place() {
    let input = json!({ "scale": { "min": 1, "max": 4 }, "items": [{ "id": "a", "importance": 3, "performance": 5 }] });
    assert_eq!(refused("importance-performance", input), "`/items/0/performance`: 5 is not from 1 to 4");
    let scale = json!({ "scale": { "min": 4, "max": 4 }, "items": [{ "id": "a", "importance": 4, "performance": 4 }] });
    assert!(refused("importance-performance", scale).starts_with("`/scale`"));
}

/// D: Albayrak (2015), IJHM 48:135: signs of gap and difference.
#[test]
fn the_four_zones_hang_on_two_signs() {
    let item = |importance: f64, own: f64, competitor: f64| json!({ "id": "x", "importance": importance, "own": own, "competitor": competitor });
    let answer = method(
        "ipca",
        json!({ "items": [item(3.0, 4.0, 3.5), item(3.0, 4.0, 4.5), item(4.0, 3.0, 3.5), item(4.0, 3.0, 2.5), item(3.0, 3.0, 3.0)] }),
    );
    assert_eq!(
        words(&answer, "zone"),
        ["solidAdvantage", "headToHead", "urgentAction", "nullAdvantage", "solidAdvantage"]
    );
}

/// R: pmanonymous.net, 2026-04-03, opportunity scoring. The page prints the formula without `max`, which
/// does no harm where importance is higher.
#[test]
fn published_opportunity_scores_are_reproduced() {
    let item = |importance: f64, satisfaction: f64| json!({ "id": "x", "importance": importance, "satisfaction": satisfaction });
    let answer = method("opportunity", json!({ "items": [item(9.0, 4.0), item(8.0, 6.0), item(10.0, 5.0)] }));
    assert_eq!(column(&answer, "opportunity"), [14.0, 10.0, 15.0]);
    assert_eq!(words(&answer, "band"), ["lowHanging", "worthConsidering", "lowHanging"]);
    assert_eq!(column(&answer, "rank"), [2.0, 3.0, 1.0]);
}

/// D: Ulwick (2005): ten times the share of 4 and 5.
#[test]
fn opportunity_takes_two_boxes_of_five() {
    let answer = method(
        "opportunity",
        json!({ "items": [{ "id": "x", "importanceCounts": [2, 3, 10, 45, 40], "satisfactionCounts": [20, 25, 25, 20, 10] }] }),
    );
    let item = &answer["items"][0];
    assert_eq!((number(&item["importance"]), number(&item["satisfaction"])), (8.5, 3.0));
    assert_eq!(number(&item["opportunity"]), 14.0);
}

/// D, negative: wecomplish.no and others leave out `max`, which gives 0.
#[test]
fn what_is_over_served_keeps_its_importance() {
    let answer =
        method("opportunity", json!({ "items": [{ "id": "x", "importance": 4, "satisfaction": 8 }] }));
    let item = &answer["items"][0];
    assert_eq!(number(&item["opportunity"]), 4.0);
    assert_eq!(item["overServed"], true);
    let without_max = 2.0 * number(&item["importance"]) - number(&item["satisfaction"]);
    assert_eq!(without_max, 0.0, "what those pages make of it");
    let wrong =
        refused("opportunity", json!({ "items": [{ "id": "x", "importance": 40, "satisfaction": 8 }] }));
    assert_eq!(wrong, "`/items/0/importance`: 40 is not from 0 to 10");
}

/// R: innovatenow.app, prioritize-unmet-customer-needs, and lilithwecker.com: above 15 extreme, 12 to 15
/// low-hanging, 10 to 12 worth considering, below 10 unattractive, all from 0 to 20.
#[test]
fn the_bands_of_opportunity_begin_where_they_are_published() {
    for (importance, satisfaction, opportunity, band) in [
        (10.0, 0.0, "20.0", "extreme"),
        (10.0, 4.9, "15.1", "extreme"),
        (10.0, 5.0, "15.0", "lowHanging"),
        (10.0, 8.0, "12.0", "lowHanging"),
        (10.0, 8.1, "11.9", "worthConsidering"),
        (10.0, 10.0, "10.0", "worthConsidering"),
        (9.9, 9.9, "9.9", "unattractive"),
        (0.0, 10.0, "0.0", "unattractive"),
    ] {
        let item = json!({ "id": "x", "importance": importance, "satisfaction": satisfaction });
        let answer = method("opportunity", json!({ "items": [item] }));
        prints(&answer["items"][0]["opportunity"], 1, opportunity);
        assert_eq!(answer["items"][0]["band"], band, "{importance} {satisfaction}");
    }
}

/// R: 12manage.com, forum zeithaml_servqual, editor's answer.
#[test]
fn published_servqual_gaps_are_reproduced() {
    let gaps = [-0.65, -1.1, -0.83, -0.7, -1.01];
    let names = ["tangibles", "reliability", "responsiveness", "assurance", "empathy"];
    let items: Vec<Value> = names.iter().zip(gaps).map(|(id, gap)| json!({ "id": id, "gap": gap })).collect();
    let answer = method("servqual", json!({ "items": items }));
    prints(&answer["unweighted"], 2, "-0.86");
    near(&answer["unweighted"], -0.858, 1e-9);
    prints(&json!(5.0 * number(&answer["unweighted"])), 2, "-4.29");
    assert_eq!(answer["worst"], "reliability");
    assert!(answer.get("weighted").is_none());
    let both = json!({ "items": [{ "id": "x", "perception": 3, "expectation": 4.5, "weight": 0 }] });
    assert_eq!(refused("servqual", both), "`/items`: all weights are 0");
}

/// D: Zeithaml, Parasuraman and Berry (1990), as studylib.net 8622310 has it. Negative: ilovetranslation
/// (LOhaAU) divides by 5 once more, and a question in the forum of 12manage.com leaves its weights at 0
/// to 100. Neither follows from weights that add up to 1.
#[test]
fn weighted_servqual_has_one_of_three_published_conventions() {
    let weighted = |whole: f64| {
        let rows = [(-0.65, 11.0), (-1.1, 32.0), (-0.83, 23.0), (-0.7, 19.0), (-1.01, 15.0)];
        let items = rows.map(|(gap, weight)| json!({ "id": "x", "gap": gap, "weight": weight / whole }));
        number(&method("servqual", json!({ "items": items }))["weighted"])
    };
    for whole in [1.0, 100.0] {
        near(&json!(weighted(whole)), -0.8989, 1e-9);
    }
    near(&json!(weighted(100.0) / 5.0), -0.17978, 1e-9);
    near(&json!(weighted(100.0) * 100.0), -89.89, 1e-7);
}

/// R: Yang, Design for Six Sigma for Service (2005), Table 5.4, after Gale (1994): 118.7 and 84.2. They
/// follow only from ratios rounded to two digits first; exact are 118.39 and 84.46.
#[test]
fn the_published_price_profile_follows_from_rounded_ratios_only() {
    let rows = [(60.0, 9.0, 7.0), (20.0, 6.0, 6.0), (10.0, 9.0, 8.0), (10.0, 7.0, 7.0)];
    let items: Vec<Value> = rows
        .iter()
        .map(|(weight, own, competitor)| json!({ "id": "x", "weight": weight, "own": own, "competitor": competitor }))
        .collect();
    let answer = method("customer-value", json!({ "price": items }));
    near(&answer["price"]["ratio"], 118.3928571429, 1e-9);
    near(&answer["relativePrice"], 84.4645550528, 1e-9);
    // Half up, as the page rounds.
    let rounded = |item: &Value| (number(&item["ratio"]) * 100.0 + 1e-9).round() / 100.0;
    let percent = |item: &Value| 100.0 * number(&item["weight"]);
    let items = list(&answer["price"]["items"]);
    for (item, (printed, exact, product, exact_product)) in items.iter().zip([
        ("1.29", 1.2857142857, "77.4", 77.1428571429),
        ("1.00", 1.0, "20.0", 20.0),
        ("1.13", 1.125, "11.3", 11.25),
        ("1.00", 1.0, "10.0", 10.0),
    ]) {
        near(&item["ratio"], exact, 1e-9);
        near(&json!(percent(item) * number(&item["ratio"])), exact_product, 1e-9);
        assert_eq!(format!("{:.2}", rounded(item)), printed);
        assert_eq!(format!("{:.1}", percent(item) * rounded(item)), product);
    }
    let published: f64 = items.iter().map(|item| percent(item) * rounded(item)).sum();
    assert_eq!(format!("{published:.1}"), "118.7");
    assert_eq!(format!("{:.1}", 1e4 / published), "84.2");
    prints(&answer["price"]["ratio"], 1, "118.4");
    prints(&answer["relativePrice"], 1, "84.5");
}

/// R: Customer Champions, knowledge page 6, customer value analysis: below 98 a weakness, 98 to 102
/// parity, 103 to 110 an advantage, above 110 world class.
#[test]
fn a_ratio_of_98_to_102_is_parity() {
    let band = |own: f64, competitor: f64| {
        let item = json!({ "id": "x", "weight": 1, "own": own, "competitor": competitor });
        let answer = method("customer-value", json!({ "items": [item], "price": [item] }));
        assert_eq!(answer["quality"]["band"], answer["price"]["band"]);
        answer["quality"]["band"].as_str().expect("a band").to_owned()
    };
    // The rival at 1, 5 and 7: the ends of a band must not hang on how a quotient rounds.
    for rival in [1.0, 5.0, 7.0] {
        for (ratio, name) in [
            (0.5, "weakness"),
            (0.979, "weakness"),
            (0.98, "parity"),
            (1.0, "parity"),
            (1.02, "parity"),
            (1.021, "advantage"),
            (1.03, "advantage"),
            (1.10, "advantage"),
            (1.101, "worldClass"),
        ] {
            assert_eq!(band(ratio * rival, rival), name, "{ratio} of {rival}");
        }
    }
    let prices = json!([{ "id": "price", "weight": 60, "own": 9, "competitor": 7 }]);
    assert_eq!(method("customer-value", json!({ "price": prices }))["price"]["band"], "worldClass");
}

/// D: the ratio index moves with the beginning of the scale, the difference does not.
#[test]
fn a_ratio_depends_on_where_the_scale_begins_and_a_difference_does_not() {
    let weights = [10.0, 20.0, 20.0, 15.0, 10.0, 25.0];
    let own = [8.1, 9.0, 9.2, 8.0, 8.0, 9.4];
    let rival = [7.2, 7.3, 6.5, 8.0, 8.0, 6.4];
    let quality = |shift: f64| {
        let items: Vec<Value> = (0..6)
            .map(|at| json!({ "id": "x", "weight": weights[at], "own": own[at] + shift, "competitor": rival[at] + shift }))
            .collect();
        method("customer-value", json!({ "items": items }))["quality"].clone()
    };
    let (ten, nine) = (quality(0.0), quality(-1.0));
    near(&ten["ratio"], 125.9339765543, 1e-9);
    near(&nine["ratio"], 130.5555090071, 1e-9);
    near(&ten["difference"], 1.72, 1e-9);
    near(&nine["difference"], 1.72, 1e-9);
    let zero = json!({ "items": [{ "id": "x", "weight": 1, "own": 3, "competitor": 0 }] });
    assert_eq!(refused("customer-value", zero), "`/items/0/competitor`: 0 cannot divide: it must be above 0");
}

/// R: github.com/stp4/stp25kano, README at 13ebf743, printed output on simulated data. C: Sauerwein,
/// Bailom, Matzler and Hinterhuber (1996), percentages.
#[test]
fn published_kano_coefficients_are_reproduced() {
    let item = |m: f64, o: f64, a: f64, i: f64, r: f64, q: f64| json!({ "id": "x", "mustBe": m, "oneDimensional": o, "attractive": a, "indifferent": i, "reverse": r, "questionable": q });
    let answer = method(
        "kano",
        json!({ "items": [
            item(95.0, 123.0, 45.0, 33.0, 0.0, 0.0),
            item(101.0, 54.0, 54.0, 81.0, 3.0, 3.0),
            item(49.3, 32.3, 7.0, 9.5, 0.3, 1.5),
            item(2.9, 21.6, 63.8, 8.5, 0.7, 2.5),
        ] }),
    );
    assert_eq!(words(&answer, "category"), ["oneDimensional", "mustBe", "mustBe", "attractive"]);
    assert_eq!(words(&answer, "byRule")[..2], ["oneDimensional", "mustBe"]);
    let items = list(&answer["items"]);
    for (item, better, worse, total, strength, chi) in [
        (&items[0], "0.568", "-0.736", "0.89", "0.09", "72.49"),
        (&items[1], "0.372", "-0.534", "0.71", "0.07", "21.64"),
    ] {
        prints(&item["better"], 3, better);
        prints(&item["worse"], 3, worse);
        prints(&item["totalStrength"], 2, total);
        prints(&item["categoryStrength"], 2, strength);
        prints(&item["chiSquare"], 2, chi);
    }
    let names = ["better", "worse", "totalStrength", "categoryStrength", "chiSquare"];
    for (item, exact) in items.iter().zip([
        [0.5675675676, -0.7364864865, 0.8885135135, 0.0945945946, 72.4864864865],
        [0.3724137931, -0.5344827586, 0.7060810811, 0.0675675676, 21.6413793103],
    ]) {
        for (name, exact) in names.into_iter().zip(exact) {
            near(&item[name], exact, 1e-9);
        }
    }
    near(&items[2]["better"], 0.4006116208, 1e-9);
    near(&items[2]["worse"], -0.8318042813, 1e-9);
    prints(&items[2]["better"], 2, "0.40");
    prints(&items[2]["worse"], 2, "-0.83");
    near(&items[3]["better"], 0.882231405, 1e-9);
    near(&items[3]["worse"], -0.2530991736, 1e-9);
    // 28 answers apart, 19.4 would be chance: sure, although the page prints "28 < 19.4".
    assert_eq!(items[0]["clear"], true);
    for (apart, clear) in [(19.35, false), (19.45, true)] {
        let near_by = item(109.0 - apart / 2.0, 109.0 + apart / 2.0, 45.0, 33.0, 0.0, 0.0);
        let answer = method("kano", json!({ "items": [near_by] }));
        assert_eq!(answer["items"][0]["clear"], clear, "{apart}");
    }
}

/// R: the evaluation table of Berger et al. (1993), as stp25kano prints it.
#[test]
fn pairs_of_kano_answers_fall_by_the_evaluation_table() {
    let table = ["QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ"];
    for (functional, row) in (1..).zip(table) {
        for (dysfunctional, expected) in (1..).zip(row.chars()) {
            let pair = json!({ "functional": functional, "dysfunctional": dysfunctional });
            let answer = method("kano", json!({ "items": [{ "id": "x", "pairs": [pair] }] }));
            let word = match expected {
                'M' => "mustBe",
                'O' => "oneDimensional",
                'A' => "attractive",
                'I' => "indifferent",
                'R' => "reverse",
                _ => "questionable",
            };
            assert_eq!(answer["items"][0]["category"], word, "{functional} {dysfunctional}");
            assert_eq!(answer["items"][0].get("better").is_none(), "RQ".contains(expected));
        }
    }
    let six = json!({ "items": [{ "id": "x", "pairs": [{ "functional": 6, "dysfunctional": 1 }] }] });
    assert_eq!(refused("kano", six), "`/items/0/pairs/0`: answers are numbered 1 to 5");
    assert_eq!(refused("kano", json!({ "items": [{ "id": "x" }] })), "`/items/0`: nobody answered");
}

/// D: the formulas of Rocks (2016), The American Statistician 70(4).
#[test]
fn nps_has_the_adjusted_interval() {
    let cases = [
        ((50, 30, 20), 30.0, [14.69219192, 45.30780808], 29.12621359, [14.05113018, 44.20129701]),
        ((10, 5, 5), 25.0, [-11.33870484, 61.33870484], 21.73913043, [-11.71613321, 55.19439408]),
        ((0, 4, 0), 0.0, [0.0, 0.0], 0.0, [-34.29222626, 34.29222626]),
        ((0, 0, 1), -100.0, [-100.0, -100.0], -25.0, [-98.49864942, 48.49864942]),
    ];
    for ((promoters, passives, detractors), nps, wald, adjusted, interval) in cases {
        let item = json!({ "promoters": promoters, "passives": passives, "detractors": detractors });
        let answer = method("nps", json!({ "items": [item] }));
        let item = &answer["items"][0];
        near(&item["nps"], nps, 1e-7);
        near(&item["adjusted"], adjusted, 1e-7);
        for end in 0..2 {
            near(&item["wald"][end], wald[end], 1e-7);
            near(&item["interval"][end], interval[end], 1e-7);
        }
    }
    let counts =
        method("nps", json!({ "items": [{ "id": "x", "counts": [0, 0, 0, 0, 0, 0, 20, 10, 20, 25, 25] }] }));
    near(&counts["items"][0]["nps"], 30.0, 1e-9);
    assert_eq!(refused("nps", json!({ "items": [{ "id": "x" }] })), "`/items/0/promoters`: nobody answered");
}

/// D: variance and standard error behind both intervals, by npvar() of cran/NPS, and the Dirichlet
/// distribution of 3/4, 3/2 and 3/4 beforehand, which has the adjusted centre. Lower end first: nps.test()
/// of cran/NPS answers the upper one first.
#[test]
fn an_interval_of_nps_tells_the_variance_behind_it() {
    /// The 97.5 % point of the normal distribution.
    const Z: f64 = 1.959963984540054;
    for ((promoters, passives, detractors), plain, adjusted, dirichlet) in [
        ((50, 30, 20), [0.61, 0.0781024968], [0.6093411255, 0.0769151042], 0.0765444269),
        ((10, 5, 5), [0.6875, 0.1854049622], [0.6701323251, 0.1706932572], 0.1670993124),
        ((0, 4, 0), [0.0, 0.0], [0.2142857143, 0.1749635531], 0.1636634177),
        ((0, 0, 1), [0.0, 0.0], [0.5625, 0.375], 0.3354101966),
    ] {
        let item = json!({ "promoters": promoters, "passives": passives, "detractors": detractors });
        let item = method("nps", json!({ "items": [item] }))["items"][0].clone();
        let error = |ends: &str, centre: &str| (number(&item[ends][1]) - number(&item[centre])) / (100.0 * Z);
        let n = number(&item["n"]);
        for (error, n, [variance, expected]) in
            [(error("wald", "nps"), n, plain), (error("interval", "adjusted"), n + 3.0, adjusted)]
        {
            near(&json!(error), expected, 1e-9);
            near(&json!(error * error * n), variance, 1e-9);
        }
        let posterior = error("interval", "adjusted") * ((n + 3.0) / (n + 4.0)).sqrt();
        near(&json!(posterior), dirichlet, 1e-9);
        assert!(number(&item["interval"][0]) < number(&item["interval"][1]), "{item}");
    }
}

/// C: Newcombe (1998), Statistics in Medicine 17:857, Table I, method 3: 81/263 and 0/20.
#[test]
fn satisfaction_has_the_score_interval() {
    let answer =
        method("csat", json!({ "items": [{ "satisfied": 81, "n": 263 }, { "satisfied": 0, "n": 20 }] }));
    let interval = |at: usize, end: usize| &answer["items"][at]["interval"][end];
    prints(interval(0, 0), 4, "0.2553");
    prints(interval(0, 1), 4, "0.3662");
    prints(interval(1, 0), 4, "0.0000");
    prints(interval(1, 1), 4, "0.1611");
    let counted = method("csat", json!({ "items": [{ "counts": [1, 1, 2, 10, 6] }] }));
    near(&counted["items"][0]["csat"], 0.8, 1e-12);
    assert_eq!(
        refused("csat", json!({ "items": [{ "satisfied": 3, "n": 0 }] })),
        "`/items/0/satisfied`: 3 is not from 0 to 0"
    );
}

/// D: Dixon, Freeman and Toman (2010), second form: mean and share of 5 to 7.
#[test]
fn effort_is_a_mean_and_a_share() {
    let answer = method("ces", json!({ "items": [{ "counts": [1, 0, 1, 2, 3, 2, 1] }] }));
    let item = &answer["items"][0];
    near(&item["ces"], 4.6, 1e-12);
    near(&item["easy"], 0.6, 1e-12);
    let unanimous = method("ces", json!({ "items": [{ "counts": [0, 0, 0, 0, 0, 0, 3] }] }));
    let interval = &unanimous["items"][0]["interval"];
    assert!(number(&interval[0]) < 6.9 && number(&interval[1]) > number(&interval[0]), "{interval}");
}

/// R: unifiedproductgraph.org, frameworks, RICE scoring: all four factors from 1 to 5, not Intercom's.
#[test]
fn published_rice_scores_are_reproduced() {
    let rows = [
        (5.0, 3.0, 4.0, 1.0),
        (5.0, 2.0, 5.0, 1.0),
        (4.0, 5.0, 3.0, 2.0),
        (2.0, 4.0, 3.0, 4.0),
        (3.0, 4.0, 2.0, 5.0),
    ];
    let items: Vec<Value> = rows
        .iter()
        .map(|(reach, impact, confidence, effort)| json!({ "id": "x", "reach": reach, "impact": impact, "confidence": confidence, "effort": effort }))
        .collect();
    let answer = method("rice", json!({ "items": items }));
    assert_eq!(column(&answer, "rice"), [60.0, 50.0, 30.0, 6.0, 4.8]);
    let free = json!({ "items": [{ "id": "x", "reach": 1, "impact": 1, "confidence": 1, "effort": 0 }] });
    assert_eq!(refused("rice", free), "`/items/0/effort`: 0 cannot divide: it must be above 0");
}

/// D: Smith (1956). Every other order costs more.
#[test]
fn cost_of_delay_by_duration_is_the_cheapest_order() {
    let items = [("X", 4.0, 5.0), ("Y", 9.0, 3.0), ("Z", 2.0, 1.0)];
    let given: Vec<Value> = items
        .iter()
        .map(|(id, cost, duration)| json!({ "id": id, "costOfDelay": cost, "duration": duration }))
        .collect();
    let answer = method("cd3", json!({ "items": given }));
    assert_eq!(words(&answer, "id"), ["Y", "Z", "X"]);
    assert_eq!(column(&answer, "cd3"), [3.0, 2.0, 0.8]);
    assert_eq!(number(&answer["totalDelayCost"]), 71.0);
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let mut done = 0.0;
        let cost: f64 = order
            .iter()
            .map(|&at: &usize| {
                done += items[at].2;
                items[at].1 * done
            })
            .sum();
        assert!(cost >= 71.0, "{order:?}");
    }
}

/// D: by the definition.
#[test]
fn wsjf_adds_and_divides() {
    let job =
        json!({ "id": "x", "businessValue": 8, "timeCriticality": 5, "riskReduction": 3, "jobSize": 4 });
    near(&method("wsjf", json!({ "items": [job] }))["items"][0]["wsjf"], 4.0, 1e-12);
}

/// D: by the definition; the middle counts as high.
#[test]
fn impact_and_effort_are_cut_in_the_middle() {
    let item = |impact: u8, effort: u8| json!({ "id": "x", "impact": impact, "effort": effort });
    let answer =
        method("impact-effort", json!({ "items": [item(5, 1), item(3, 3), item(2, 2), item(1, 5)] }));
    assert_eq!(words(&answer, "field"), ["quickWin", "majorProject", "fillIn", "thankless"]);
}

/// R: calculatorhub.com, conversion funnel calculator: 10000, 3500, 900, 250 at 95. D: lifts. The page says
/// a lift of 1 % adds 9500; that is one percentage point, 1 % is 237.50.
#[test]
fn a_funnel_is_worth_what_its_rates_make_of_it() {
    let input =
        |lifts: Value| json!({ "counts": [10000, 3500, 900, 250], "valuePerConversion": 95, "lifts": lifts });
    let answer = method("funnel", input(json!([{ "at": 1, "relative": 0.1 }])));
    prints(&answer["rates"][0], 4, "0.3500");
    prints(&answer["rates"][1], 4, "0.2571");
    prints(&answer["rates"][2], 4, "0.2778");
    near(&answer["overall"], 0.025, 1e-12);
    near(&answer["revenue"], 23750.0, 1e-9);
    near(&answer["revenuePerCustomer"], 2.375, 1e-12);
    // Rounded half up, as the page does.
    prints(&json!(number(&answer["revenuePerCustomer"]) + 1e-9), 2, "2.38");
    near(&answer["lifts"][0]["revenue"], 2375.0, 1e-6);
    let all: Vec<Value> = (0..3).map(|at| json!({ "at": at, "relative": 0.1 })).collect();
    near(&method("funnel", input(json!(all)))["together"]["revenue"], 7861.25, 1e-6);
    let whole = |lift: Value| {
        method("funnel", json!({ "counts": [10000, 250], "valuePerConversion": 95, "lifts": [lift] }))["together"]["revenue"].clone()
    };
    near(&whole(json!({ "at": 0, "points": 1 })), 9500.0, 1e-6);
    near(&whole(json!({ "at": 0, "relative": 0.01 })), 237.5, 1e-6);
    assert_eq!(refused("funnel", json!({ "counts": [10, 20] })), "`/counts/1`: 20 is not from 0 to 10");
}

/// D: of three lifts of 10 % each has the same share of what they win together, by Shapley (1953). A
/// percentage point is worth more where fewer go on.
#[test]
fn equal_lifts_are_worth_the_same_and_equal_points_are_not() {
    let wins = |lifts: Vec<Value>| {
        let input = json!({ "counts": [10000, 3500, 900, 250], "valuePerConversion": 95, "lifts": lifts });
        method("funnel", input)["together"]["revenue"].as_f64().unwrap_or(0.0)
    };
    let together = |set: usize| {
        wins(
            (0..3_usize)
                .filter(|at| set >> at & 1 == 1)
                .map(|at| json!({ "at": at, "relative": 0.1 }))
                .collect(),
        )
    };
    for at in 0..3_usize {
        let orders = [1.0 / 3.0, 1.0 / 6.0, 1.0 / 3.0];
        let share: f64 = (0..8_usize)
            .filter(|set| set >> at & 1 == 0)
            .map(|set| (together(set | 1 << at) - together(set)) * orders[set.count_ones() as usize])
            .sum();
        near(&json!(share), 2620.4166666667, 1e-6);
    }
    for (at, worth) in ["678.57", "923.61", "855.00"].into_iter().enumerate() {
        prints(&json!(wins(vec![json!({ "at": at, "points": 1 })])), 2, worth);
    }
}

/// R: Kahneman, Fredrickson, Schreiber and Redelmeier (1993), Psychological Science 4:401: most would
/// rather repeat the longer trial. The intensities -8 and -5 are ours; only the order is theirs.
#[test]
fn a_better_end_is_remembered_better_although_there_is_more_pain() {
    let journey = |values: &[f64]| json!({ "moments": values.iter().map(|value| json!({ "value": value })).collect::<Vec<_>>() });
    let answer =
        method("emotion", json!({ "items": [journey(&[-8.0, -8.0]), journey(&[-8.0, -8.0, -5.0])] }));
    assert_eq!(column(&answer, "peakEnd"), [-8.0, -6.5]);
    assert_eq!(column(&answer, "sum"), [-16.0, -21.0]);
    // A single moment is peak and end.
    let alone = method("emotion", json!({ "items": [journey(&[-3.0])] }))["items"][0].clone();
    for value in [&alone["peak"]["value"], &alone["negativePeak"]["value"], &alone["end"], &alone["peakEnd"]]
    {
        assert_eq!(number(value), -3.0);
    }
    assert!(alone.get("positivePeak").is_none(), "{alone}");
}

#[test]
fn a_journey_of_ups_and_downs_has_two_peaks_and_may_have_no_end() {
    let moments = json!([{ "id": "a", "value": 2 }, { "id": "b", "value": -2 }, { "id": "c" }]);
    let answer = method("emotion", json!({ "items": [{ "moments": moments }] }));
    let item = &answer["items"][0];
    assert_eq!((item["peak"]["id"].as_str(), item["positivePeak"]["id"].as_str()), (Some("b"), Some("a")));
    assert!(item.get("peakEnd").is_none() && item.get("end").is_none());
    assert_eq!((item["known"].as_u64(), item["of"].as_u64()), (Some(2), Some(3)));
}

/// R (formula, weights): American Customer Satisfaction Index, State of Ohio: .3885, .3190, .2925; the
/// means are ours.
#[test]
fn the_satisfaction_index_goes_from_end_to_end() {
    let items = [(8.2, 0.3885), (7.6, 0.319), (7.4, 0.2925)]
        .map(|(mean, weight)| json!({ "mean": mean, "weight": weight }));
    let answer = method("satisfaction-index", json!({ "scale": { "min": 1, "max": 10 }, "items": items }));
    near(&answer["index"], 75.2733333333, 1e-9);
    near(&answer["unweighted"], 74.8148148148, 1e-9);
}

/// C: the matrix of Krippendorff (2011), 4 raters, 12 units; R: irrCAC prints .74342 for it.
#[test]
fn published_alphas_are_reproduced() {
    let raters = json!([
        [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, null],
        [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 3],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
    ]);
    for (level, printed, exact) in [
        ("nominal", "0.743", 0.7434210526),
        ("ordinal", "0.815", 0.8153875038),
        ("interval", "0.849", 0.8491071429),
        ("ratio", "0.797", 0.7974027747),
    ] {
        let answer = method("alpha", json!({ "level": level, "raters": raters }));
        prints(&answer["alpha"], 3, printed);
        near(&answer["alpha"], exact, 1e-9);
        if level == "nominal" {
            prints(&answer["alpha"], 5, "0.74342");
        }
        assert_eq!((answer["units"].as_u64(), answer["values"].as_u64()), (Some(11), Some(40)));
    }
    // Nothing can be expected by chance of one thing alone either.
    for undefined in
        [json!([[3, 3, 3], [3, 3, 3]]), json!([[1, 2, null], [null, null, 3]]), json!([[1, 2], [2, null]])]
    {
        let answer = method("alpha", json!({ "level": "ordinal", "raters": undefined }));
        assert!(answer.get("alpha").is_none() && answer.get("verdict").is_none(), "{answer}");
    }
    assert_eq!(
        refused("alpha", json!({ "level": "ratio", "raters": [[1, -1], [1, 2]] })),
        "`/raters/0/1`: -1 is not from 0 to 1000000000000000"
    );
}

/// The ratings of 30 departments in Chatterjee and Price, Regression Analysis by Example (1977), known as
/// `attitude` in R: overall, complaints, privileges, learning, raises, critical, advance.
const ATTITUDE: [[u8; 7]; 30] = [
    [43, 51, 30, 39, 61, 92, 45],
    [63, 64, 51, 54, 63, 73, 47],
    [71, 70, 68, 69, 76, 86, 48],
    [61, 63, 45, 47, 54, 84, 35],
    [81, 78, 56, 66, 71, 83, 47],
    [43, 55, 49, 44, 54, 49, 34],
    [58, 67, 42, 56, 66, 68, 35],
    [71, 75, 50, 55, 70, 66, 41],
    [72, 82, 72, 67, 71, 83, 31],
    [67, 61, 45, 47, 62, 80, 41],
    [64, 53, 53, 58, 58, 67, 34],
    [67, 60, 47, 39, 59, 74, 41],
    [69, 62, 57, 42, 55, 63, 25],
    [68, 83, 83, 45, 59, 77, 35],
    [77, 77, 54, 72, 79, 77, 46],
    [81, 90, 50, 72, 60, 54, 36],
    [74, 85, 64, 69, 79, 79, 63],
    [65, 60, 65, 75, 55, 80, 60],
    [65, 70, 46, 57, 75, 85, 46],
    [50, 58, 68, 54, 64, 78, 52],
    [50, 40, 33, 34, 43, 64, 33],
    [64, 61, 52, 62, 66, 80, 41],
    [53, 66, 52, 50, 63, 80, 37],
    [40, 37, 42, 58, 50, 57, 49],
    [63, 54, 42, 48, 66, 75, 33],
    [66, 77, 66, 63, 88, 76, 72],
    [78, 75, 58, 74, 80, 78, 49],
    [48, 57, 44, 45, 51, 83, 38],
    [85, 85, 71, 71, 77, 74, 55],
    [82, 82, 39, 59, 64, 78, 39],
];

fn attitude(at: usize) -> Vec<u8> {
    ATTITUDE.iter().map(|row| row[at]).collect()
}

/// R: general dominance in the README of cran/dominanceanalysis (after Azen and Budescu 2003); it says 35
/// employees, the data are 30 departments.
#[test]
fn published_key_drivers_are_reproduced() {
    let names = ["complaints", "privileges", "learning", "raises", "critical", "advance"];
    let items: Vec<Value> =
        names.iter().zip(1..).map(|(id, at)| json!({ "id": id, "values": attitude(at) })).collect();
    let answer = method("key-drivers", json!({ "outcome": attitude(0), "items": items }));
    for (item, (printed, exact)) in list(&answer["items"]).iter().zip([
        ("0.371", 0.3708161943),
        ("0.051", 0.050903793),
        ("0.156", 0.1557659902),
        ("0.120", 0.1203450794),
        ("0.007", 0.0065887225),
        ("0.028", 0.0281822131),
    ]) {
        prints(&item["lmg"], 3, printed);
        near(&item["lmg"], exact, 1e-9);
    }
    assert_eq!(answer["n"], 30);
    near(&answer["rSquared"], 0.7326019925, 1e-9);
    near(&json!(column(&answer, "lmg").iter().sum::<f64>()), number(&answer["rSquared"]), 1e-12);
}

#[test]
fn drivers_that_cannot_be_told_apart_are_refused() {
    let item = |at: usize| json!({ "id": "x", "values": attitude(at) });
    let twins = json!({ "outcome": attitude(0), "items": [item(1), item(1)] });
    assert!(refused("key-drivers", twins).contains("explain each other"));
    let flat = json!({ "outcome": [1, 2, 3, 4], "items": [{ "id": "x", "values": [5, 5, 5, 5] }] });
    assert!(refused("key-drivers", flat).starts_with("`/items/0/values`: all numbers are the same"));
    let still = json!({ "outcome": [3, 3, 3, 3], "items": [{ "id": "x", "values": [1, 2, 3, 4] }] });
    assert!(refused("key-drivers", still).starts_with("`/outcome`: all numbers are the same"));
    let few = json!({ "outcome": [1, 2], "items": [{ "id": "x", "values": [5, 6] }] });
    assert!(refused("key-drivers", few).contains("too few"));
}

#[test]
fn weights_that_are_negative_or_all_zero_are_refused_with_their_place() {
    let input = |name: &str, weight: f64| match name {
        "servqual" => json!({ "items": [{ "id": "x", "gap": -1, "weight": weight }] }),
        "customer-value" => json!({ "items": [{ "id": "x", "weight": weight, "own": 3, "competitor": 3 }] }),
        _ => json!({ "scale": { "min": 1, "max": 10 }, "items": [{ "mean": 5, "weight": weight }] }),
    };
    for name in ["servqual", "customer-value", "satisfaction-index"] {
        assert_eq!(refused(name, input(name, 0.0)), "`/items`: all weights are 0");
        let negative = refused(name, input(name, -1.0));
        assert_eq!(negative, "`/items/0/weight`: -1 is not from 0 to 1000000000000000");
    }
    let some = json!({ "items": [{ "id": "x", "gap": -1, "weight": 1 }, { "id": "y", "gap": -1 }] });
    assert_eq!(refused("servqual", some), "`/items/1/weight`: no weight, others have one");
}

#[test]
fn answers_that_no_method_can_use_are_refused_with_their_place() {
    for (name, item, why) in [
        ("csat", json!({ "counts": [1, 2, 3] }), "`/items/0/counts`: 3 counts, there are 5 points"),
        ("csat", json!({ "counts": [0, 0, 0, 0, 0] }), "`/items/0/counts`: the counts hold no answer"),
        (
            "csat",
            json!({ "counts": [1, -2, 3, 0, 0] }),
            "`/items/0/counts/1`: -2 is not from 0 to 1000000000000000",
        ),
        (
            "csat",
            json!({ "counts": [1, 1, 1, 1, 1], "n": 99 }),
            "`/items/0/counts`: counts and satisfied: which one holds?",
        ),
        ("csat", json!({ "satisfied": 5, "n": 4 }), "`/items/0/satisfied`: 5 is not from 0 to 4"),
        ("ces", json!({ "counts": [1, 2, 3] }), "`/items/0/counts`: 3 counts, there are 7 points"),
        (
            "nps",
            json!({ "promoters": -1, "passives": 2 }),
            "`/items/0/promoters`: -1 is not from 0 to 1000000000000000",
        ),
        (
            "nps",
            json!({ "promoters": 3, "counts": [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3] }),
            "`/items/0`: counts and promoters: which one holds?",
        ),
        (
            "opportunity",
            json!({ "id": "x", "importance": 3, "satisfaction": 3, "satisfactionCounts": [1, 1, 1, 1, 1] }),
            "`/items/0/satisfaction`: a share and counts: which one holds?",
        ),
        (
            "kano",
            json!({ "id": "x", "mustBe": -1 }),
            "`/items/0/mustBe`: -1 is not from 0 to 1000000000000000",
        ),
        (
            "rice",
            json!({ "id": "x", "reach": 1, "impact": -1, "confidence": 1, "effort": 1 }),
            "`/items/0/impact`: -1 is not from 0 to 1000000000000000",
        ),
    ] {
        assert_eq!(refused(name, json!({ "items": [item] })), why, "{name}");
    }
    let off = json!({ "scale": { "min": 1, "max": 10 }, "items": [{ "mean": 11 }] });
    assert_eq!(refused("satisfaction-index", off), "`/items/0/mean`: 11 is not from 1 to 10");
}

#[test]
fn one_answer_or_one_opinion_is_no_certainty_to_any_method() {
    let width = |name: &str, item: Value, ends: &str| {
        let scale = json!({ "min": 1, "max": 5 });
        let input = match name {
            "paired" => json!({ "scale": scale, "items": [item] }),
            _ => json!({ "items": [item] }),
        };
        let item = method(name, input)["items"][0].clone();
        number(&item[ends][1]) - number(&item[ends][0])
    };
    for (name, item, ends, least) in [
        ("csat", json!({ "satisfied": 1, "n": 1 }), "interval", 0.7),
        ("csat", json!({ "satisfied": 3, "n": 3 }), "interval", 0.5),
        ("nps", json!({ "promoters": 1 }), "interval", 100.0),
        ("nps", json!({ "promoters": 3 }), "interval", 50.0),
        ("ces", json!({ "counts": [0, 0, 0, 0, 1, 0, 0] }), "interval", 3.0),
        ("ces", json!({ "counts": [0, 0, 0, 0, 1, 0, 0] }), "easyInterval", 0.7),
        ("paired", json!({ "answers": [[3, 4]] }), "interval", 1.0),
        ("paired", json!({ "answers": [[5, 5], [5, 5], [5, 5], [5, 5]] }), "interval", 0.4),
    ] {
        let width = width(name, item.clone(), ends);
        assert!(width > least, "{name} {item}: {width}");
    }
}

#[test]
fn every_method_has_a_name_and_refuses_nonsense() {
    let answer = call("method", "{}", &[], &mut no_hook());
    let value: Value = serde_json::from_str(&answer.json).expect("JSON");
    let names: Vec<&str> =
        list(&value["ok"]["methods"]).iter().map(|it| it["name"].as_str().unwrap()).collect();
    assert!(names.is_sorted() && names.len() == 19, "{names:?}");
    for name in names {
        for input in [
            json!({}),
            json!({ "items": [] }),
            json!({ "unknown": 1 }),
            json!({ "items": [{ "id": "x", "n": 1e308 }] }),
        ] {
            assert!(run(name, input.clone(), &[]).get("error").is_some(), "{name} {input}");
        }
    }
    assert!(run("rise", json!({}), &[])["error"]["hint"].as_str().is_some_and(|hint| hint.contains("rice")));
}

#[test]
fn the_sample_map_gives_every_mapped_method_its_input_or_a_reason() {
    let document = std::fs::read(cjm_tests::root().join("tests/data/sample.cjm.yaml")).expect("the sample");
    for (name, works) in [
        ("importance-performance", true),
        ("ipca", true),
        ("servqual", true),
        ("customer-value", true),
        ("emotion", true),
        ("opportunity", false),
        ("rice", false),
    ] {
        let value = run(name, json!({}), &[&document]);
        assert_eq!(value.get("ok").is_some(), works, "{name}: {value}");
        if !works {
            assert!(value["error"]["hint"].is_string(), "{value}");
        }
    }
}

/// D: four people put a rival one point of five ahead. Nine differences can be given, each counts 1/9
/// beforehand: the mean is (4 * 5/8 + 1/9 * 36/8) / 5 = 0.6 on 0..1, a gap of 0.2; the mean square is
/// (4 * 25/64 + 1/9 * 204/64) / 5, and the variance what is left of it over 6.
#[test]
fn pairs_of_ratings_count_each_person_s_own_difference() {
    let answers = json!([[2, 3], [4, 5], [1, 2], [3, 4]]);
    let answer = method(
        "paired",
        json!({ "scale": { "min": 1, "max": 5 }, "items": [{ "id": "x", "answers": answers }] }),
    );
    let gap = &answer["items"][0];
    assert_eq!((gap["n"].as_u64(), number(&gap["worth"])), (Some(4), 4.0));
    near(&gap["difference"], 0.25, 1e-12);
    near(&gap["gap"], 0.2, 1e-12);
    let square = (4.0 * 25.0 / 64.0 + 204.0 / 64.0 / 9.0) / 5.0;
    near(&gap["sd"], 2.0 * ((square - 0.36) / 6.0_f64).sqrt(), 1e-12);
    let width = |name: &str| number(&gap[name][1]) - number(&gap[name][0]);
    assert!(width("interval") < width("independent"), "{gap}");
    assert!(number(&gap["interval"][0]) < 0.2 && number(&gap["interval"][1]) > 0.25);
}

#[test]
fn who_is_generous_to_both_does_not_widen_the_gap() {
    let pairs = |of: &dyn Fn(usize) -> [usize; 2]| (0..50).map(of).collect::<Vec<_>>();
    // Marks from 1 to 4 for us, the rival one more; then the same marks given by people at random.
    let together = pairs(&|who| [1 + who % 4, 2 + who % 4]);
    let apart = pairs(&|who| [1 + who % 4, 2 + who * 7 / 4 % 4]);
    let gap = |answers: Vec<[usize; 2]>| {
        let items = json!([{ "answers": answers }]);
        method("paired", json!({ "scale": { "min": 1, "max": 5 }, "items": items }))["items"][0].clone()
    };
    let width = |gap: &Value, name: &str| number(&gap[name][1]) - number(&gap[name][0]);
    let (together, apart) = (gap(together), gap(apart));
    assert!(width(&together, "interval") < 0.5 * width(&together, "independent"), "{together}");
    assert!(width(&apart, "interval") > 0.9 * width(&apart, "independent"), "{apart}");
}

#[test]
fn weights_of_people_and_reversed_scales_count_in_pairs() {
    let ask = |scale: Value, items: Value| {
        method("paired", json!({ "scale": scale, "items": items }))["items"][0].clone()
    };
    let grades =
        ask(json!({ "min": 1, "max": 6, "reversed": true }), json!([{ "answers": [[2, 1], [3, 2]] }]));
    near(&grades["difference"], 0.2, 1e-12);
    let likert = json!({ "min": 1, "max": 5 });
    let weighed = ask(likert.clone(), json!([{ "answers": [[1, 5], [3, 3]], "weights": [1, 3] }]));
    near(&weighed["difference"], 0.25, 1e-12);
    near(&weighed["worth"], 16.0 / 10.0, 1e-12);
    let alike = ask(likert.clone(), json!([{ "answers": [[1, 5], [3, 3]], "weights": [7, 7] }]));
    let plain = ask(likert, json!([{ "answers": [[1, 5], [3, 3]] }]));
    assert_eq!(alike, plain);
}

#[test]
fn pairs_that_cannot_be_used_are_refused_with_their_place() {
    let ask = |scale: Value, item: Value| refused("paired", json!({ "scale": scale, "items": [item] }));
    let likert = || json!({ "min": 1, "max": 5 });
    assert_eq!(
        ask(likert(), json!({ "answers": [[3, 3], [3, 6]] })),
        "`/items/0/answers/1/1`: 6 is no point of the scale"
    );
    assert_eq!(
        ask(likert(), json!({ "answers": [[2.5, 3]] })),
        "`/items/0/answers/0/0`: 2.5 is no point of the scale"
    );
    assert_eq!(ask(likert(), json!({ "answers": [] })), "`/items/0/answers`: nothing is given");
    assert_eq!(
        ask(likert(), json!({ "answers": [[3, 3]], "weights": [0] })),
        "`/items/0/weights/0`: 0 cannot divide: it must be above 0"
    );
    assert_eq!(
        ask(likert(), json!({ "answers": [[3, 3]], "weights": [1, 1] })),
        "`/items/0/weights`: 2 weights for 1 answers"
    );
    assert_eq!(
        ask(json!({ "min": 5, "max": 1 }), json!({ "answers": [[3, 3]] })),
        "`/scale`: it does not have 2 to 101 points"
    );
}
