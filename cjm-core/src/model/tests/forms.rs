//! Short forms, in both directions, and the values that are no entities.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::model::{
    Cell, Duration, Emotion, FunnelStage, Measure, MomentOfTruth, Note, Rating, Scoring, Step, Trait,
};
use crate::write::json::compact;

/// Reads `text` and writes it again.
fn again<T: Serialize + DeserializeOwned>(text: &str) -> String {
    match serde_json::from_str::<T>(text) {
        Ok(thing) => compact(&thing).unwrap(),
        Err(error) => error.to_string(),
    }
}

#[test]
fn short_forms_stay_short() {
    assert_eq!(again::<Note>(r#""looks""#), r#""looks""#);
    assert_eq!(again::<Cell>(r#""cooks""#), r#""cooks""#);
    assert_eq!(again::<Measure>("4"), "4");
    assert_eq!(again::<Emotion>("-0.6"), "-0.6");
    assert_eq!(again::<Duration>(r#""P11D""#), r#""P11D""#);
    assert_eq!(again::<MomentOfTruth>("true"), "true");
    assert_eq!(again::<MomentOfTruth>(r#""decides""#), r#""decides""#);
    assert_eq!(again::<Trait>("34"), "34");
    assert_eq!(again::<Trait>(r#""Lyon""#), r#""Lyon""#);
}

#[test]
fn long_forms_that_say_no_more_become_short() {
    assert_eq!(again::<Note>(r#"{"text":"looks"}"#), r#""looks""#);
    assert_eq!(again::<Cell>(r#"{"text":"cooks","failures":[]}"#), r#""cooks""#);
    assert_eq!(again::<Measure>(r#"{"value":4.0,"counts":[]}"#), "4");
    assert_eq!(again::<Emotion>(r#"{"value":-0.6}"#), "-0.6");
    assert_eq!(again::<Duration>(r#"{"min":"P11D","max":"P11D"}"#), r#""P11D""#);
    assert_eq!(again::<MomentOfTruth>(r#"{"text":"decides"}"#), r#""decides""#);
}

#[test]
fn long_forms_that_say_more_stay_long() {
    for text in [r#"{"text":{"en":"looks"}}"#, r#"{"text":"looks","votes":2}"#, r#"{"text":"looks","x-a":1}"#]
    {
        assert_eq!(again::<Note>(text), text);
        assert_eq!(again::<Cell>(text), text);
        assert_eq!(again::<MomentOfTruth>(text), text);
    }
    for text in [r#"{"value":4,"n":3}"#, r#"{"value":4,"x-a":1}"#, r#"{"counts":[1,2]}"#] {
        assert_eq!(again::<Measure>(text), text);
        assert_eq!(again::<Emotion>(text), text);
    }
    assert_eq!(again::<Emotion>(r#"{"feeling":"relief"}"#), r#"{"feeling":"relief"}"#);
    assert_eq!(again::<Cell>(r#"{"id":"k","text":"cooks"}"#), r#"{"id":"k","text":"cooks"}"#);
    assert_eq!(again::<Duration>(r#"{"min":"P1D"}"#), r#"{"min":"P1D"}"#);
    assert_eq!(again::<Trait>(r#"{"de":"rot","en":"red"}"#), r#"{"de":"rot","en":"red"}"#);
}

#[test]
fn false_is_no_moment_of_truth() {
    let error = again::<Step>(r#"{"id":"a","momentOfTruth":false}"#);
    assert!(error.starts_with("expected `true`, a text or an object; leave it out"), "{error}");
}

#[test]
fn the_wrong_kind_of_value_is_told_what_was_expected() {
    for (error, expected) in [
        (again::<Cell>("4"), "expected a text or an object"),
        (again::<Emotion>("true"), "expected a number or an object"),
        (again::<Duration>("11"), "expected an ISO 8601 duration or an object"),
        (again::<MomentOfTruth>("1"), "expected `true`, a text or an object"),
        (again::<Trait>("[]"), "expected a text, a number"),
    ] {
        assert!(error.contains(expected), "{error}");
    }
}

#[test]
fn every_word_of_a_choice_reads_back() {
    for &word in FunnelStage::ALL {
        let text = format!("\"{}\"", word.as_str());
        assert_eq!(serde_json::from_str::<FunnelStage>(&text).unwrap(), word);
        assert_eq!(compact(&word).unwrap(), text);
    }
}

#[test]
fn us_and_the_words_of_a_reference_are_told_from_competitors() {
    let rating = |of: &str| Rating { of: of.into(), ..Rating::default() };
    assert!(rating("us").is_us() && !rating("acme").is_us());
    let scoring = |reference: &str| Scoring { reference: Some(reference.into()), ..Scoring::default() };
    let benchmark = |reference: &str| format!("{:?}", scoring(reference).benchmark());
    assert_eq!(benchmark("average"), "Some(Average)");
    assert_eq!(benchmark("best"), "Some(Best)");
    assert_eq!(benchmark("acme"), r#"Some(Competitor(Id("acme")))"#);
    assert_eq!(Scoring::default().benchmark(), None);
}
