//! The way from the current to the future map.

use cjm_core::compare::{Initiative, Options, Roadmap, roadmap};
use cjm_core::model::Document;

const DOCUMENT: &str = r#"{"maps":[
  {"id":"now","title":"N","stages":[{"id":"s","steps":[{"id":"a","pains":[
    {"id":"gone","text":"g","severity":5},{"id":"less","text":"l","severity":4},
    {"id":"stays","text":"s","severity":3},{"id":"hoped","text":"h","severity":2}]}]}],
   "opportunities":[
    {"id":"o1","text":"one","addresses":["gone","less"],"effort":2},
    {"id":"o2","text":"two","addresses":["gone"],"effort":1,"after":["o1"]},
    {"id":"o3","text":"three","addresses":["stays"]},
    {"id":"o4","text":"four","after":["o5"]},{"id":"o5","text":"five","after":["o4"]},
    {"id":"o6","text":"six","addresses":["hoped"],"status":"dropped"}]},
  {"id":"then","title":"T","futureOf":"now","stages":[{"id":"s","steps":[{"id":"a","pains":[
    {"id":"less","text":"l","severity":2},{"id":"stays","text":"s","severity":3},
    {"id":"fresh","text":"f","severity":1}]}]}]}]}"#;

fn of(document: &Document) -> Roadmap {
    let maps = [&document.maps[0], &document.maps[1]];
    roadmap((document, maps[0]), (document, maps[1]), &Options::default()).expect("a roadmap")
}

fn made() -> Roadmap {
    of(&serde_json::from_str(DOCUMENT).expect("a document"))
}

fn initiative<'r>(roadmap: &'r Roadmap, id: &str) -> &'r Initiative {
    roadmap.initiatives.iter().find(|it| it.id == id).unwrap_or_else(|| panic!("no {id}"))
}

#[test]
fn every_pain_has_a_status() {
    let roadmap = made();
    let told: Vec<String> =
        roadmap.problems.iter().map(|it| format!("{} {}", it.id, it.status.as_str())).collect();
    assert_eq!(told, ["gone resolved", "less mitigated", "stays persists", "hoped resolved", "fresh new"]);
}

#[test]
fn four_lists_tell_what_a_plan_would_rather_not() {
    let roadmap = made();
    assert_eq!(roadmap.wishful, ["hoped"], "whose opportunity was dropped");
    assert_eq!(roadmap.idle, ["o3", "o4", "o5"]);
    assert_eq!(roadmap.unaddressed, Vec::<String>::new());
    assert_eq!(roadmap.side_effects, ["fresh"]);
}

#[test]
fn what_several_close_is_shared_equally() {
    let roadmap = made();
    // From 5 to gone is all of the scale, shared by two; from 4 to 2 is half of it.
    assert_eq!(initiative(&roadmap, "o1").relief, 0.5 + 0.5);
    assert_eq!(initiative(&roadmap, "o2").relief, 0.5);
    let all: f64 = roadmap.initiatives.iter().map(|it| it.relief).sum();
    assert_eq!(all, 1.5, "nothing is counted twice");
}

#[test]
fn the_order_respects_what_waits_and_a_circle_is_told() {
    let roadmap = made();
    assert_eq!(roadmap.order, ["o1", "o2", "o3"]);
    assert_eq!(roadmap.cycles, ["o4", "o5"]);
}

#[test]
fn the_change_of_the_score_adds_up() {
    let text = std::fs::read(cjm_tests::root().join("tests/data/sample.cjm.yaml")).expect("the sample");
    let document = cjm_core::read(&text, cjm_core::Syntax::Yaml).expect("a document");
    let (now, then) = cjm_core::compare::pair(&document, None).expect("a pair");
    let roadmap = roadmap((&document, now), (&document, then), &Options::default()).expect("a roadmap");
    let score = roadmap.score.expect("a score");
    let (before, after) = (score.before.expect("known"), score.after.expect("known"));
    assert!((after - before - score.delta).abs() < 1e-9, "{score:?}");
    assert!((score.needs.values().sum::<f64>() - score.delta).abs() < 1e-9, "{score:?}");
}

#[test]
fn pains_that_were_laid_together_are_neither_resolved_nor_new() {
    let document = DOCUMENT
        .replace(
            r#"{"id":"gone","text":"g","severity":5},{"id":"less","text":"l""#,
            r#"{"id":"gone","text":"slow","severity":5},{"id":"less","text":"dear""#,
        )
        .replace(
            r#"{"id":"less","text":"l","severity":2}"#,
            r#"{"id":"both","text":"slow; dear","severity":3}"#,
        );
    let roadmap = of(&serde_json::from_str(&document).expect("a document"));
    let told: Vec<String> =
        roadmap.problems.iter().map(|it| format!("{} {}", it.id, it.status.as_str())).collect();
    assert_eq!(told, ["gone persists", "less persists", "stays persists", "hoped resolved", "fresh new"]);
    assert_eq!(roadmap.problems[0].after, Some(0.5));
}
