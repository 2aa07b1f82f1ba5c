//! `emotion-label-valence-clash`

use super::feelings::unit;
use crate::check::Context;
use crate::check::rule::{Check, rule};
use crate::check::sources::COMPONENTS;
use crate::model::{Map, Path, Stage, Step};

rule! {
    /// The word for a feeling and its value contradict each other: "angry" with a value above the
    /// middle, "relieved" with one below. One of them is a slip, often a sign that was forgotten.
    /// Only plain English words are judged.
    "CJM403" "emotion-label-valence-clash" Experience Warning recommended,
    source: [COMPONENTS],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "order",
  "steps": [{ "id": "pay", "name": "Pay", "emotions": [{ "feeling": "angry", "value": 1.5 }] }] }] }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "order",
  "steps": [{ "id": "pay", "name": "Pay", "emotions": [{ "feeling": "angry", "value": -1.5 }] }] }] }] }"#,
    check: Check::Step(check),
}

const GOOD: &[&str] = &[
    "amused",
    "calm",
    "cheerful",
    "comfortable",
    "confident",
    "content",
    "delight",
    "delighted",
    "enthusiastic",
    "excited",
    "excitement",
    "glad",
    "grateful",
    "happiness",
    "happy",
    "hopeful",
    "inspired",
    "joy",
    "joyful",
    "pleased",
    "pride",
    "proud",
    "reassured",
    "relaxed",
    "relief",
    "relieved",
    "satisfaction",
    "satisfied",
    "thankful",
];
const BAD: &[&str] = &[
    "afraid",
    "anger",
    "angry",
    "annoyance",
    "annoyed",
    "anxiety",
    "anxious",
    "ashamed",
    "bored",
    "confused",
    "confusion",
    "despair",
    "disappointed",
    "disappointment",
    "disgust",
    "dissatisfied",
    "embarrassed",
    "fear",
    "frustrated",
    "frustration",
    "furious",
    "helpless",
    "impatient",
    "insecure",
    "irritated",
    "lost",
    "nervous",
    "overwhelmed",
    "rage",
    "sad",
    "sadness",
    "scared",
    "shame",
    "stress",
    "stressed",
    "unhappy",
    "upset",
    "worried",
    "worry",
];

fn check(context: &mut Context<'_>, _: &Map, stage: &Stage, step: &Step, path: &Path<'_>) {
    path.each("emotions", &step.emotions, |path, emotion| {
        let Some(feeling) = &emotion.feeling else { return };
        let Some(unit) = unit(context.document, emotion) else { return };
        let is_in = |words: &[&str]| {
            let is_one = |text: &str| words.iter().any(|word| word.eq_ignore_ascii_case(text));
            feeling.all().any(|text| is_one(text.trim()))
        };
        let template = if unit > 0.5 && is_in(BAD) {
            "`{feeling}` at step `{step}` has a value above the middle"
        } else if unit < 0.5 && is_in(GOOD) {
            "`{feeling}` at step `{step}` has a value below the middle"
        } else {
            return;
        };
        context
            .finding(path, template)
            .called("feeling", Some(feeling), &step.id)
            .called("step", stage.name_of(step), &step.id)
            .subject("step", Some(step.id.as_str()), stage.name_of(step))
            .help("correct the word or the value: below the middle is bad, above it is good")
            .report();
    });
}
