//! Laws of value gaps and rankings: what must hold on every map.

use cjm_core::wire::{call, no_hook};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A measure as it is drawn: a position on 0..1 with answers, or counts on five points.
#[derive(Debug, Clone)]
enum Rated {
    Mean(f64, u32),
    Counts([u32; 5]),
}

#[derive(Debug, Clone)]
struct Cell {
    us: Option<Rated>,
    rivals: [Option<Rated>; 2],
}

#[derive(Debug, Clone)]
struct Need {
    stages: u8,
    target: Option<f64>,
    importance: Vec<Rated>,
    cells: Vec<Cell>,
}

/// A map: as many cells and importances a need as personas.
#[derive(Debug, Clone)]
struct Model {
    personas: Vec<f64>,
    stages: Vec<f64>,
    rivals: [f64; 2],
    needs: Vec<Need>,
    /// The ends of the scale.
    scale: (f64, f64),
    lambda: f64,
}

fn rated() -> impl Strategy<Value = Rated> {
    prop_oneof![
        (0.0..=1.0, 1_u32..300).prop_map(|(mean, n)| Rated::Mean(mean, n)),
        proptest::array::uniform5(0_u32..40)
            .prop_filter("an answer", |counts| counts.iter().sum::<u32>() > 0)
            .prop_map(Rated::Counts),
    ]
}

fn model() -> impl Strategy<Value = Model> {
    (1_usize..4, 1_usize..4).prop_flat_map(|(personas, stages)| {
        let cell = (
            proptest::option::weighted(0.9, rated()),
            proptest::array::uniform2(proptest::option::of(rated())),
        )
            .prop_map(|(us, rivals)| Cell { us, rivals });
        let need = (
            1_u8..(1 << stages),
            proptest::option::of(0.0..=1.0),
            proptest::collection::vec(rated(), personas),
            proptest::collection::vec(cell, personas),
        )
            .prop_map(|(stages, target, importance, cells)| Need {
                stages,
                target,
                importance,
                cells,
            });
        (
            proptest::collection::vec(0.1_f64..10.0, personas),
            proptest::collection::vec(0.1_f64..10.0, stages),
            proptest::array::uniform2(0.1_f64..10.0),
            proptest::collection::vec(need, 1..5),
            0.0..=1.0,
        )
            .prop_map(|(personas, stages, rivals, needs, lambda)| Model {
                personas,
                stages,
                rivals,
                needs,
                scale: (1.0, 5.0),
                lambda,
            })
    })
}

impl Model {
    fn at(&self, position: f64) -> f64 {
        let (min, max) = self.scale;
        (min + position * (max - min)).clamp(min, max)
    }

    fn measure(&self, rated: &Rated) -> Value {
        match rated {
            Rated::Mean(mean, n) => json!({ "value": self.at(*mean), "n": n }),
            Rated::Counts(counts) => json!({ "counts": counts }),
        }
    }

    fn document(&self) -> Value {
        let persona = |index: usize| format!("p{index}");
        let with = |mut measure: Value, members: Value| {
            measure.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
            measure
        };
        let needs: Vec<Value> = self
            .needs
            .iter()
            .enumerate()
            .map(|(index, need)| {
                let importance: Vec<Value> = need
                    .importance
                    .iter()
                    .enumerate()
                    .map(|(who, rated)| with(self.measure(rated), json!({ "persona": persona(who) })))
                    .collect();
                let mut ratings = Vec::new();
                for (who, cell) in need.cells.iter().enumerate() {
                    let all = [("us", &cell.us), ("r0", &cell.rivals[0]), ("r1", &cell.rivals[1])];
                    for (of, rated) in all {
                        ratings.extend(rated.iter().map(|rated| {
                            with(self.measure(rated), json!({ "of": of, "persona": persona(who) }))
                        }));
                    }
                }
                let mut out = json!({
                    "id": format!("n{index}"), "text": "x", "scale": "s", "importance": importance, "ratings": ratings,
                });
                if let Some(target) = need.target {
                    out["target"] = json!(self.at(target));
                }
                out
            })
            .collect();
        let stages: Vec<Value> = self
            .stages
            .iter()
            .enumerate()
            .map(|(index, weight)| {
                let here = self.needs.iter().enumerate().filter(|(_, need)| need.stages >> index & 1 == 1);
                let needs: Vec<String> = here.map(|(index, _)| format!("n{index}")).collect();
                json!({ "id": format!("s{index}"), "weight": weight, "needs": needs })
            })
            .collect();
        let (min, max) = self.scale;
        json!({
            "cjm": "1.0",
            "scales": [{ "id": "s", "min": min, "max": max, "step": (max - min) / 4.0 }],
            "personas": self.personas.iter().enumerate()
                .map(|(index, share)| json!({ "id": persona(index), "name": "x", "share": share })).collect::<Vec<_>>(),
            "competitors": self.rivals.iter().enumerate()
                .map(|(index, share)| json!({ "id": format!("r{index}"), "name": "x", "share": share })).collect::<Vec<_>>(),
            "needs": needs,
            "scoring": { "lambda": self.lambda },
            "maps": [{
                "id": "m", "title": "M", "stages": stages,
                "personas": (0..self.personas.len()).map(persona).collect::<Vec<_>>(),
            }],
        })
    }

    fn score(&self) -> Value {
        score(&self.document())
    }
}

/// `CJM_CASES` sets how many maps a law is tried on.
fn cases() -> u32 {
    std::env::var("CJM_CASES").ok().and_then(|count| count.parse().ok()).unwrap_or(1000)
}

fn ask(operation: &str, documents: &[&Value], options: &str) -> Value {
    let texts: Vec<String> = documents.iter().map(|document| document.to_string()).collect();
    let inputs: Vec<&[u8]> = texts.iter().map(String::as_bytes).collect();
    let answer = call(operation, options, &inputs, &mut no_hook());
    assert!(!answer.json.contains(":null") && !answer.json.contains("NaN"), "not a number");
    let value: Value = serde_json::from_str(&answer.json).expect("JSON");
    assert!(value.get("error").is_none(), "{value}\n{}", texts[0]);
    value["ok"].clone()
}

fn score(document: &Value) -> Value {
    ask("score", &[document], r#"{"draws":0}"#)
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(0.0)
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

fn gaps_by_need(sheet: &Value) -> std::collections::BTreeMap<String, f64> {
    let needs = list(&sheet["needs"]).iter();
    needs.map(|need| (need["need"].as_str().unwrap().to_owned(), number(&need["valueGap"]))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_ends_of_the_scale_do_not_matter(model in model(), low in -50.0_f64..50.0, length in 0.5_f64..100.0) {
        let other = Model { scale: (low, low + length), ..model.clone() };
        let (a, b) = (model.score(), other.score());
        prop_assert!(close(number(&a["net"]), number(&b["net"])), "{} {}", a["net"], b["net"]);
        prop_assert!(close(number(&a["sd"]), number(&b["sd"])));
    }

    #[test]
    fn the_order_of_things_does_not_matter(model in model()) {
        let mut document = model.document();
        for list in ["personas", "competitors", "needs"] {
            document[list].as_array_mut().unwrap().reverse();
        }
        for list in ["personas", "stages"] {
            document["maps"][0][list].as_array_mut().unwrap().reverse();
        }
        for need in document["needs"].as_array_mut().unwrap() {
            need["ratings"].as_array_mut().unwrap().reverse();
            need["importance"].as_array_mut().unwrap().reverse();
        }
        for stage in document["maps"][0]["stages"].as_array_mut().unwrap() {
            stage["needs"].as_array_mut().unwrap().reverse();
        }
        let (a, b) = (model.score(), score(&document));
        for (a, b) in gaps_by_need(&a).values().zip(gaps_by_need(&b).values()) {
            prop_assert!(close(*a, *b), "{a} {b}");
        }
        prop_assert!(close(number(&a["sd"]), number(&b["sd"])));
    }

    #[test]
    fn relative_weights_only_count_relatively(model in model(), factor in 0.01_f64..100.0) {
        let mut other = model.clone();
        other.personas.iter_mut().chain(&mut other.stages).chain(&mut other.rivals).for_each(|weight| *weight *= factor);
        prop_assert!(close(number(&model.score()["net"]), number(&other.score()["net"])));
    }

    #[test]
    fn a_rival_like_us_leaves_no_gap_to_rivals(model in model()) {
        let mut model = model;
        for cell in model.needs.iter_mut().flat_map(|need| &mut need.cells) {
            cell.rivals = [cell.us.clone(), cell.us.clone()];
        }
        for cell in list(&model.score()["cells"]) {
            prop_assert!(number(&cell["gapReference"]).abs() < 1e-12, "{cell}");
        }
    }

    #[test]
    fn a_better_rating_of_us_never_widens_a_gap(model in model(), rise in 0.0_f64..1.0) {
        let mut better = model.clone();
        for cell in better.needs.iter_mut().flat_map(|need| &mut need.cells) {
            match &mut cell.us {
                Some(Rated::Mean(mean, _)) => *mean = (*mean + rise).min(1.0),
                Some(Rated::Counts(counts)) => {
                    counts[4] += counts[0];
                    counts[0] = 0;
                }
                None => {}
            }
        }
        let (before, after) = (model.score(), better.score());
        for (before, after) in list(&before["cells"]).iter().zip(list(&after["cells"])) {
            prop_assert!(number(&after["valueGap"]) <= number(&before["valueGap"]) + 1e-12);
        }
    }

    #[test]
    fn a_need_without_importance_changes_nothing(model in model(), cells in rated()) {
        let mut more = model.clone();
        let personas = more.personas.len();
        let cell = Cell { us: Some(cells.clone()), rivals: [Some(cells), None] };
        more.needs.push(Need {
            // Only where another need stands too: alone in a stage it would be all that matters there.
            stages: model.needs.iter().fold(0, |all, need| all | need.stages),
            target: Some(0.9),
            importance: vec![Rated::Mean(0.0, 5); personas],
            cells: vec![cell; personas],
        });
        let worthless = |need: &Need| need.importance.iter().any(|it| matches!(it, Rated::Mean(mean, _) if *mean == 0.0));
        prop_assume!(!model.needs.iter().any(worthless));
        prop_assert!(close(number(&model.score()["net"]), number(&more.score()["net"])));
    }

    #[test]
    fn two_halves_of_a_need_are_the_need(model in model()) {
        let mut model = model;
        let worthless = |need: &Need| need.importance.iter().any(|it| matches!(it, Rated::Mean(mean, _) if *mean == 0.0));
        prop_assume!(!model.needs.iter().any(worthless));
        model.scale = (0.0, 4.0);
        for importance in model.needs.iter_mut().flat_map(|need| &mut need.importance) {
            if let Rated::Counts(_) = importance {
                *importance = Rated::Mean(0.7, 9);
            }
        }
        let mut split = model.clone();
        for rated in &mut split.needs[0].importance {
            if let Rated::Mean(mean, _) = rated {
                *mean /= 2.0;
            }
        }
        split.needs.push(split.needs[0].clone());
        let (whole, halves) = (gaps_by_need(&model.score()), gaps_by_need(&split.score()));
        let twin = format!("n{}", model.needs.len());
        prop_assert!(close(whole["n0"], halves["n0"] + halves[&twin]));
        prop_assert!(close(whole.values().sum(), halves.values().sum()));
    }

    #[test]
    fn weights_and_coverage_fill_the_whole(model in model()) {
        let sheet = model.score();
        let weight: f64 = list(&sheet["cells"]).iter().map(|cell| number(&cell["weight"])).sum();
        prop_assert!(close(weight, 1.0), "{weight}");
        let known: f64 = list(&sheet["cells"])
            .iter()
            .filter(|cell| cell.get("valueGap").is_some())
            .map(|cell| number(&cell["weight"]))
            .sum();
        prop_assert!(close(known, number(&sheet["coverage"])));
    }

    #[test]
    fn every_split_adds_up(model in model()) {
        let sheet = model.score();
        for key in ["persona", "stage", "need", "part", "evidence"] {
            let sum: f64 = list(&sheet["by"][key]).iter().map(|share| number(&share["valueGap"])).sum();
            prop_assert!((sum - number(&sheet["net"])).abs() < 1e-12, "{key}");
        }
        for cell in list(&sheet["cells"]).iter().filter(|cell| cell.get("gap").is_some()) {
            let lambda = number(&cell["lambda"]);
            let gap = (1.0 - lambda) * number(&cell["gapTarget"]) + lambda * number(&cell["gapReference"]);
            prop_assert!(close(gap, number(&cell["gap"])));
            prop_assert!(close(number(&cell["weight"]) * gap, number(&cell["valueGap"])));
        }
    }

    #[test]
    fn an_interval_holds_its_gap_and_never_leaves_the_scale(model in model()) {
        let sheet = model.score();
        let whole = (&sheet["net"], &sheet["interval"], 1.0);
        let cells = list(&sheet["cells"]).iter();
        let parts = cells.map(|cell| (&cell["valueGap"], &cell["interval"], number(&cell["weight"])));
        let needs = list(&sheet["needs"]).iter();
        let needs = needs.map(|need| (&need["valueGap"], &need["interval"], number(&need["weight"])));
        for (gap, interval, weight) in parts.chain(needs).chain([whole]).filter(|(_, it, _)| it.is_array()) {
            let (gap, low, high) = (number(gap), number(&interval[0]), number(&interval[1]));
            prop_assert!(low <= gap + 1e-9 && gap <= high + 1e-9, "{low} {gap} {high}");
            prop_assert!(-weight <= low + 1e-9 && high <= weight + 1e-9, "{low} {high} of {weight}");
        }
    }

    #[test]
    fn against_rivals_alone_the_net_is_the_difference_of_weighted_ratings(model in model()) {
        let mut model = Model { lambda: 1.0, ..model };
        for need in &mut model.needs {
            need.target = None;
        }
        let sheet = model.score();
        let known = || list(&sheet["cells"]).iter().filter(|cell| cell.get("valueGap").is_some());
        let sum = |of: &str| known().map(|cell| number(&cell["weight"]) * number(&cell[of])).sum::<f64>();
        prop_assert!(close(sum("reference") - sum("own"), number(&sheet["net"])));
    }

    #[test]
    fn agreement_among_few_is_not_certainty(point in 0_usize..5, n in 1_u32..4) {
        let mut counts = [0; 5];
        counts[point] = n;
        for rated in [Rated::Counts(counts), Rated::Mean(point as f64 / 4.0, n)] {
            let sheet = single(rated).score();
            prop_assert!(number(&sheet["sd"]) > 0.01, "{}", sheet["sd"]);
            let width = number(&sheet["interval"][1]) - number(&sheet["interval"][0]);
            prop_assert!(width > 0.05, "{}", sheet["interval"]);
        }
    }

    #[test]
    fn many_answers_leave_no_doubt(mean in 0.0_f64..=1.0) {
        let width = |n| number(&single(Rated::Mean(mean, n)).score()["sd"]);
        prop_assert!(width(100) >= width(10_000));
        prop_assert!(width(4_000_000_000) < 1e-4);
        let sheet = single(Rated::Mean(mean, 4_000_000_000)).score();
        let between = number(&sheet["interval"][1]) - number(&sheet["interval"][0]);
        prop_assert!((0.0..1e-3).contains(&between), "{}", sheet["interval"]);
    }

    #[test]
    fn a_point_of_our_rating_moves_a_need_by_what_it_says(model in model(), mean in 0.0_f64..0.5, rise in 0.01_f64..0.5) {
        let rated = |mean: f64| {
            let mut model = model.clone();
            for cell in model.needs.iter_mut().flat_map(|need| &mut need.cells) {
                cell.us = cell.us.as_ref().map(|_| Rated::Mean(mean, 9));
            }
            model.score()
        };
        let (before, after) = (rated(mean), rated(mean + rise));
        let gaps = gaps_by_need(&after);
        for need in list(&before["needs"]).iter().filter(|need| need.get("valueGap").is_some()) {
            // Four points lie between the ends.
            let fall = 4.0 * rise * number(&need["perPoint"]);
            prop_assert!(close(number(&need["valueGap"]) - fall, gaps[need["need"].as_str().unwrap()]), "{need}");
        }
    }

    #[test]
    fn a_change_is_explained_without_a_rest(before in model(), after in model()) {
        let (before, mut after) = (before, after);
        after.lambda = before.lambda;
        let sheet = ask("score", &[&after.document(), &before.document()], r#"{"draws":0}"#);
        let change = &sheet["change"];
        let parts: f64 = ["performance", "weight", "added", "removed"].map(|part| number(&change[part])).iter().sum();
        prop_assert!((parts - number(&change["net"])).abs() < 1e-12);
        let net = number(&after.score()["net"]) - number(&before.score()["net"]);
        prop_assert!((net - number(&change["net"])).abs() < 1e-12);
        let back = ask("score", &[&before.document(), &after.document()], r#"{"draws":0}"#);
        for (part, other) in [("net", "net"), ("performance", "performance"), ("weight", "weight"), ("added", "removed")] {
            prop_assert!(close(number(&change[part]), -number(&back["change"][other])), "{part}");
        }
    }

    #[test]
    fn needs_rank_as_they_are_scored(model in model()) {
        let document = model.document();
        let ranking = ask("rank", &[&document], r#"{"draws":0}"#);
        let sheet = ask("score", &[&document], r#"{"draws":0,"target":"declared"}"#);
        for item in list(&ranking["items"]).iter().filter(|item| item["kind"] == "need" && number(&item["rung"]) < 3.0) {
            let cells = list(&sheet["cells"]).iter().filter(|cell| cell["need"] == item["id"]);
            // Cells on rung 3 count in the ranking only.
            let scored: f64 = cells.map(|cell| number(&cell["valueGap"]).max(0.0)).sum();
            prop_assert!(number(&item["priority"]) >= scored - 1e-9, "{item} {scored}");
        }
        let priorities: Vec<f64> = list(&ranking["items"]).iter().map(|item| number(&item["priority"])).collect();
        prop_assert!(priorities.is_sorted_by(|a, b| a >= b));
    }
}

/// One persona, one stage, one need with a target of 0.8 and this rating of us.
fn single(us: Rated) -> Model {
    Model {
        personas: vec![1.0],
        stages: vec![1.0],
        rivals: [1.0, 1.0],
        needs: vec![Need {
            stages: 1,
            target: Some(0.8),
            importance: vec![Rated::Mean(0.5, 9)],
            cells: vec![Cell { us: Some(us), rivals: [None, None] }],
        }],
        scale: (1.0, 5.0),
        lambda: 0.5,
    }
}

/// What a pain is drawn from: severity, reach, votes.
type Pain = (Option<f64>, Option<f64>, Option<u8>);

fn journey(pains: &[Pain], feeling: f64) -> Value {
    let pains: Vec<Value> = pains
        .iter()
        .enumerate()
        .map(|(index, (severity, reach, votes))| {
            let mut pain = json!({ "id": format!("pain{index}"), "text": "x" });
            if let Some(severity) = severity {
                pain["severity"] = json!(1.0 + 4.0 * severity);
            }
            if let Some(reach) = reach {
                pain["reach"] = json!(reach);
            }
            if let Some(votes) = votes {
                pain["votes"] = json!(votes);
            }
            pain
        })
        .collect();
    let ids: Vec<String> = (0..pains.len()).map(|index| format!("pain{index}")).collect();
    let opportunities: Vec<Value> = ids
        .iter()
        .enumerate()
        .map(|(index, id)| {
            let next = ids.get(index + 1).unwrap_or(id);
            json!({ "id": format!("do{index}"), "text": "x", "addresses": [id, next] })
        })
        .collect();
    json!({ "cjm": "1.0", "maps": [{ "id": "m", "title": "M", "opportunities": opportunities, "stages": [
        { "id": "s", "steps": [{ "id": "a", "emotions": [feeling], "pains": pains }] },
        { "id": "t", "steps": [{ "id": "b", "emotions": [-1] }] },
    ] }] })
}

fn priority(ranking: &Value, id: &str) -> f64 {
    number(&list(&ranking["items"]).iter().find(|item| item["id"] == id).expect(id)["priority"])
}

fn pain() -> impl Strategy<Value = Pain> {
    (proptest::option::of(0.0..=1.0), proptest::option::of(0.0..=1.0), proptest::option::of(0_u8..20))
        .prop_filter("something is known", |(severity, reach, votes)| {
            severity.is_some() || reach.is_some() || votes.is_some()
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_hurts_more_never_ranks_lower(
        pains in proptest::collection::vec((0.0_f64..=1.0, 0.0_f64..=1.0), 1..6),
        feeling in -2.0_f64..=2.0,
        more in 0.0_f64..1.0,
    ) {
        let known: Vec<Pain> = pains.iter().map(|&(severity, reach)| (Some(severity), Some(reach), None)).collect();
        let before = ask("rank", &[&journey(&known, feeling)], "");
        for change in 0..3 {
            let mut worse = known.clone();
            let mut mood = feeling;
            match change {
                0 => worse[0].0 = worse[0].0.map(|severity| (severity + more).min(1.0)),
                1 => worse[0].1 = worse[0].1.map(|reach| (reach + more).min(1.0)),
                _ => mood = (feeling - more).max(-2.0),
            }
            let after = ask("rank", &[&journey(&worse, mood)], "");
            for id in ["pain0", "a"] {
                prop_assert!(priority(&after, id) >= priority(&before, id) - 1e-9, "{change} {id}");
            }
        }
    }

    #[test]
    fn together_opportunities_never_win_more_than_one_by_one(
        pains in proptest::collection::vec(pain(), 1..6),
        feeling in -2.0_f64..=2.0,
    ) {
        let ranking = ask("rank", &[&journey(&pains, feeling)], "");
        let single: f64 = list(&ranking["items"])
            .iter()
            .filter(|item| item["kind"] == "opportunity")
            .map(|item| number(&item["priority"]))
            .sum();
        let plan = list(&ranking["plan"]);
        let adds: f64 = plan.iter().map(|next| number(&next["adds"])).sum();
        let together = plan.last().map_or(0.0, |last| number(&last["together"]));
        prop_assert!(close(adds, together));
        prop_assert!(together <= single + 1e-9);
        let all: f64 = list(&ranking["items"])
            .iter()
            .filter(|item| item["kind"] == "pain")
            .map(|item| number(&item["priority"]))
            .sum();
        prop_assert!(close(together, all), "all pains are addressed, so all are won: {together} {all}");
        for next in plan.windows(2) {
            prop_assert!(number(&next[0]["adds"]) >= number(&next[1]["adds"]) - 1e-9, "what is added shrinks");
        }
    }

    #[test]
    fn every_item_is_ranked_or_said_why_not(pains in proptest::collection::vec(pain(), 0..5), feeling in -2.0_f64..=2.0) {
        let ranking = ask("rank", &[&journey(&pains, feeling)], "");
        let listed = list(&ranking["items"]).len() + list(&ranking["unranked"]).len();
        prop_assert_eq!(listed, 2 * pains.len() + 2);
        for item in list(&ranking["items"]) {
            prop_assert_eq!(number(&item["rung"]), 4.0);
            prop_assert!(!list(&item["because"]).is_empty());
        }
    }
}
