//! What a document can say wrongly about needs and ratings: each has its place and its code, and no
//! number is made of it.

use cjm_core::check::{Options, Profile, check};
use cjm_core::wire::{call, no_hook};
use serde_json::{Value, json};

/// One need in one stage for two personas, against two rivals.
fn document() -> Value {
    json!({
        "cjm": "1.0",
        "personas": [{ "id": "a", "name": "A", "share": 2 }, { "id": "b", "name": "B", "share": 1 }],
        "competitors": [{ "id": "one", "name": "One", "share": 2 }, { "id": "two", "name": "Two", "share": 1 }],
        "needs": [{ "id": "n", "text": "N", "scale": "likert5", "importance": [4], "target": 4, "ratings": [
            { "of": "us", "counts": [1, 2, 3, 4, 5] },
            { "of": "one", "value": 4, "n": 20 },
            { "of": "two", "value": 3, "n": 20 },
        ] }],
        "maps": [{ "id": "m", "title": "M", "personas": ["a", "b"], "stages": [
            { "id": "s", "weight": 1, "steps": [{ "id": "x", "name": "X", "needs": ["n"] }] },
            { "id": "t", "weight": 1, "steps": [{ "id": "y", "name": "Y", "needs": ["n"] }] },
        ] }],
    })
}

fn changed(pointer: &str, value: Value) -> Value {
    let mut document = document();
    *document.pointer_mut(pointer).expect("a member") = value;
    document
}

fn ask(operation: &str, document: &Value) -> Value {
    let text = document.to_string();
    let answer = call(operation, "{}", &[text.as_bytes()], &mut no_hook());
    assert!(!answer.json.contains("null") && !answer.json.contains("NaN"), "{}", answer.json);
    serde_json::from_str(&answer.json).expect("JSON")
}

/// The value gaps, and that a ranking comes out too.
fn score(document: &Value) -> Value {
    assert!(ask("rank", document).get("ok").is_some());
    ask("score", document)["ok"].clone()
}

fn note(sheet: &Value, pointer: &str) -> String {
    let notes = sheet["notes"].as_array().expect("notes");
    let found = notes.iter().find(|note| note["pointer"] == pointer);
    found.unwrap_or_else(|| panic!("no note at {pointer}: {notes:?}"))["message"].as_str().unwrap().to_owned()
}

/// The place that `check` blames with this code.
fn blamed(document: &Value, code: &str) -> String {
    let options =
        Options { profile: Profile::Recommended, select: Some(vec![code.to_owned()]), ..Options::default() };
    let report = check(document.to_string().as_bytes(), &options).expect("options");
    let found = report.diagnostics.iter().find(|it| it.code == code);
    found.unwrap_or_else(|| panic!("no {code}: {:?}", report.diagnostics)).pointer.clone()
}

#[test]
fn nothing_is_wrong_with_the_document_itself() {
    let sheet = score(&document());
    assert_eq!(sheet["notes"], json!([]));
    assert_eq!(sheet["coverage"], 1);
    assert!(sheet["cells"].as_array().unwrap().iter().all(|cell| cell["interval"].is_array()));
}

#[test]
fn weights_that_are_all_zero_are_refused_with_their_place() {
    let mut personas = document();
    for at in 0..2 {
        personas["personas"][at]["share"] = json!(0);
    }
    let mut stages = document();
    for at in 0..2 {
        stages["maps"][0]["stages"][at]["weight"] = json!(0);
    }
    for (document, place) in [(personas, "/maps/0/personas"), (stages, "/maps/0/stages")] {
        for operation in ["score", "rank"] {
            let error = ask(operation, &document)["error"].clone();
            assert_eq!((error["code"].as_str(), error["pointer"].as_str()), (Some("E006"), Some(place)));
        }
    }
    // Needs that matter to nobody count alike, and rivals that nobody buys from not at all: both is said.
    let mut needs = document();
    let mut twin = needs["needs"][0].clone();
    twin["id"] = json!("o");
    needs["needs"].as_array_mut().unwrap().push(twin);
    needs["maps"][0]["stages"][0]["needs"] = json!(["o"]);
    for at in 0..2 {
        needs["needs"][at]["importance"] = json!([1]);
    }
    assert!(note(&score(&needs), "/needs/0").contains("all count alike"));
    let mut rivals = document();
    for at in 0..2 {
        rivals["competitors"][at]["share"] = json!(0);
    }
    let sheet = score(&rivals);
    assert_eq!(note(&sheet, "/competitors"), "every competitor has share 0: none counts");
    assert!(sheet["cells"][0].get("reference").is_none());
}

#[test]
fn negative_weights_are_no_document() {
    for place in ["/personas/0/share", "/competitors/1/share", "/maps/0/stages/0/weight"] {
        let document = changed(place, json!(-1));
        let error = ask("score", &document)["error"].clone();
        assert_eq!((error["code"].as_str(), error["pointer"].as_str()), (Some("CJM101"), Some(place)));
    }
    let mut own = document();
    own["maps"][0]["stages"][0]["personaWeights"] = json!({ "a": -1 });
    let rating = |rating: Value| changed("/needs/0/ratings/0", rating);
    for (document, place) in [
        (own, "/maps/0/stages/0/personaWeights/a"),
        (rating(json!({ "of": "us", "counts": [1, -2, 3, 4, 5] })), "/needs/0/ratings/0/counts/1"),
        (rating(json!({ "of": "us", "value": 3, "n": -1 })), "/needs/0/ratings/0/n"),
        (rating(json!({ "of": "us", "value": 3, "n": 9, "sd": -1 })), "/needs/0/ratings/0/sd"),
    ] {
        for operation in ["score", "rank"] {
            let error = ask(operation, &document)["error"].clone();
            assert_eq!((error["code"].as_str(), error["pointer"].as_str()), (Some("CJM101"), Some(place)));
        }
    }
}

#[test]
fn stages_that_weigh_nothing_to_one_persona_are_refused_with_their_place() {
    let mut document = document();
    for at in 0..2 {
        document["maps"][0]["stages"][at]["personaWeights"] = json!({ "a": 0 });
    }
    for operation in ["score", "rank"] {
        let error = ask(operation, &document)["error"].clone();
        assert_eq!(
            (error["code"].as_str(), error["pointer"].as_str(), error["message"].as_str()),
            (Some("E006"), Some("/maps/0/stages"), Some("all stages with a need have weight 0 to `a`"))
        );
    }
}

#[test]
fn a_share_or_weight_that_only_some_have_is_told() {
    let mut persona = document();
    persona["personas"][1].as_object_mut().unwrap().remove("share");
    assert_eq!(blamed(&persona, "CJM808"), "/personas/1");
    assert_eq!(
        note(&score(&persona), "/personas/1"),
        "persona `b` has no share, others have: counted as their mean"
    );
    let mut stage = document();
    stage["maps"][0]["stages"][1].as_object_mut().unwrap().remove("weight");
    assert_eq!(blamed(&stage, "CJM808"), "/maps/0/stages/1");
    assert!(note(&score(&stage), "/maps/0/stages/1").contains("has no weight to `a`, others have"));
    let mut need = document();
    let mut twin = need["needs"][0].clone();
    twin["id"] = json!("o");
    twin.as_object_mut().unwrap().remove("importance");
    need["needs"].as_array_mut().unwrap().push(twin);
    need["maps"][0]["stages"][0]["needs"] = json!(["o"]);
    assert!(
        note(&score(&need), "/needs/1").contains("`o` has no importance for `a`, others in its stage have")
    );
}

#[test]
fn a_rating_off_its_scale_is_no_rating() {
    let document = changed("/needs/0/ratings/1", json!({ "of": "one", "value": 6, "n": 20 }));
    assert_eq!(blamed(&document, "CJM805"), "/needs/0/ratings/1");
    let sheet = score(&document);
    assert_eq!(note(&sheet, "/needs/0/ratings/1"), "6 is off scale `likert5`, 1 to 5: not counted");
    // The other rival is the reference now, and it alone.
    assert_eq!(sheet["cells"][0]["reference"], 0.5);
    let own = changed("/needs/0/ratings/0", json!({ "of": "us", "value": 0, "n": 20 }));
    let sheet = score(&own);
    assert_eq!(sheet["coverage"], 0);
    assert!(sheet.get("net").is_none() && sheet["cells"][0].get("gap").is_none());
}

#[test]
fn an_importance_a_target_and_a_map_s_rating_off_their_scale_are_none() {
    let target = changed("/needs/0/target", json!(7));
    let importance = changed("/needs/0/importance/0", json!(9));
    let mut map = document();
    map["maps"][0]["ratings"] = json!([{ "need": "n", "of": "us", "value": 0 }]);
    for (document, place, value) in [
        (&target, "/needs/0/target", "7"),
        (&importance, "/needs/0/importance/0", "9"),
        (&map, "/maps/0/ratings/0", "0"),
    ] {
        assert_eq!(blamed(document, "CJM805"), place);
        let expected = format!("{value} is off scale `likert5`, 1 to 5: not counted");
        assert_eq!(note(&score(document), place), expected);
        assert_eq!(note(&ask("rank", document)["ok"], place), expected);
    }
    let cell = score(&target)["cells"][0].clone();
    assert!(cell.get("target").is_none() && cell.get("gapTarget").is_none(), "{cell}");
    assert_eq!(cell["lambda"], 1);
    // The map's own rating goes before the need's, also where it cannot be used: nothing is known then.
    let sheet = score(&map);
    assert!(sheet.get("net").is_none() && sheet["cells"][0].get("own").is_none(), "{sheet}");
}

#[test]
fn a_rating_of_no_answer_or_without_a_value_is_told() {
    let nobody = changed("/needs/0/ratings/0", json!({ "of": "us", "value": 3, "n": 0 }));
    let sheet = score(&nobody);
    assert!(note(&sheet, "/needs/0/ratings/0").contains("a value from no answer"));
    let cell = &sheet["cells"][0];
    assert!(cell.get("sd").is_none() && cell.get("interval").is_none(), "{cell}");
    assert_eq!(cell["zone"], "undetermined");
    let empty = changed("/needs/0/ratings/0", json!({ "of": "us" }));
    let sheet = score(&empty);
    assert_eq!(note(&sheet, "/needs/0/ratings/0"), "neither a value nor counts: not counted");
    assert_eq!(sheet["coverage"], 0);
}

#[test]
fn several_scales_for_one_need_are_compared_and_told() {
    let document =
        changed("/needs/0/ratings/1", json!({ "of": "one", "value": 10, "scale": "ten", "n": 20 }));
    assert_eq!(blamed(&document, "CJM803"), "/needs/0/ratings/1/scale");
    let sheet = score(&document);
    assert!(note(&sheet, "/needs/0/ratings/1").contains("on scale `ten`, the need on `likert5`"));
    for place in ["/needs/0/importance/0", "/needs/0/target"] {
        let document = changed(place, json!({ "value": 8, "scale": "ten" }));
        assert_eq!(blamed(&document, "CJM803"), format!("{place}/scale"));
        assert!(note(&score(&document), place).contains("on scale `ten`, the need on `likert5`"));
    }
}

#[test]
fn another_scale_of_a_map_s_own_rating_is_told() {
    let mut document = document();
    document["maps"][0]["ratings"] = json!([{ "need": "n", "of": "us", "value": 9, "scale": "ten" }]);
    assert!(note(&score(&document), "/maps/0/ratings/0").contains("on scale `ten`, the need on `likert5`"));
    assert_eq!(blamed(&document, "CJM803"), "/maps/0/ratings/0/scale");
}

#[test]
fn a_spread_that_no_answers_on_the_scale_can_have_is_told() {
    // Answers from 1 to 5 with mean 3 lie 2 apart from it at most; of nine, by n - 1, 2.13.
    let rating = |sd: f64| {
        let document = changed("/needs/0/ratings/0", json!({ "of": "us", "value": 3, "n": 9, "sd": sd }));
        score(&document)
    };
    assert_eq!(rating(2.1)["notes"], json!([]));
    let sheet = rating(50.0);
    assert!(!note(&sheet, "/needs/0/ratings/0").is_empty());
}

#[test]
fn counts_that_do_not_fit_or_do_not_add_up_are_told() {
    let misfit = changed("/needs/0/ratings/0/counts", json!([1, 2, 3]));
    assert_eq!(blamed(&misfit, "CJM806"), "/needs/0/ratings/0/counts");
    let sheet = score(&misfit);
    assert!(note(&sheet, "/needs/0/ratings/0").contains("3 counts, but scale `likert5` has 5 points"));
    assert!(sheet.get("net").is_none());
    let unlike = changed("/needs/0/ratings/0", json!({ "of": "us", "counts": [1, 2, 3, 4, 5], "n": 99 }));
    let sheet = score(&unlike);
    assert_eq!(note(&sheet, "/needs/0/ratings/0"), "the counts add up to 15, `n` says 99: the counts hold");
    assert_eq!(sheet["cells"][0]["n"], 15);
    let silent = changed("/needs/0/ratings/0/counts", json!([0, 0, 0, 0, 0]));
    assert!(note(&score(&silent), "/needs/0/ratings/0").contains("no answer"));
}

#[test]
fn answers_that_are_all_the_same_are_not_certain() {
    for rating in [
        json!({ "of": "us", "counts": [0, 0, 0, 0, 9] }),
        json!({ "of": "us", "value": 5, "n": 9 }),
        json!({ "of": "us", "value": 5, "n": 9, "sd": 0 }),
    ] {
        let sheet = score(&changed("/needs/0/ratings/0", rating));
        let cell = &sheet["cells"][0];
        let end = |at: usize| cell["interval"][at].as_f64().expect("an end");
        assert!(end(1) - end(0) > 0.01 * cell["weight"].as_f64().unwrap(), "{cell}");
    }
    // A target at the end of the scale is not missed for sure by those who gave nothing but the best mark.
    let mut top = changed("/needs/0/ratings/0", json!({ "of": "us", "counts": [0, 0, 0, 0, 9] }));
    top["needs"][0]["target"] = json!(5);
    top["scoring"] = json!({ "lambda": 0 });
    assert_eq!(score(&top)["cells"][0]["interval"][0], 0);
}

#[test]
fn one_respondent_is_told_and_proves_nothing() {
    for rating in
        [json!({ "of": "us", "counts": [0, 0, 1, 0, 0] }), json!({ "of": "us", "value": 3, "n": 1 })]
    {
        let document = changed("/needs/0/ratings/0", rating);
        let sheet = score(&document);
        assert_eq!(note(&sheet, "/needs/0/ratings/0"), "rests on one answer");
        assert_eq!(sheet["cells"][0]["zone"], "undetermined");
    }
}

#[test]
fn a_competitor_without_a_share_counts_as_the_mean_and_is_told() {
    let mut document = document();
    document["competitors"][1].as_object_mut().unwrap().remove("share");
    assert_eq!(blamed(&document, "CJM808"), "/competitors/1");
    let sheet = score(&document);
    assert_eq!(
        note(&sheet, "/competitors/1"),
        "competitor `two` has no share, others have: counted as their mean"
    );
    document["competitors"][0].as_object_mut().unwrap().remove("share");
    assert_eq!(note(&score(&document), "/competitors"), "no competitor has a share: all count alike");
}
