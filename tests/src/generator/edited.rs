//! Large maps and what an afternoon of editing makes of them.

use serde_json::{Value, json};

use super::Choices;

const WORDS: [&str; 24] = [
    "price", "waits", "form", "account", "delivery", "compares", "unclear", "again", "support", "invoice",
    "button", "asks", "late", "password", "offer", "friend", "page", "reads", "contract", "call", "queue",
    "number", "help", "screen",
];
const CHANNELS: [&str; 5] = ["web", "email", "phone", "store", "app"];

/// A document of one map of about `bytes` bytes of JSON, its steps in so many stages.
pub fn staged(bytes: usize, stages: usize, seed: u64) -> Value {
    let mut choices = Choices::seeded(seed);
    // So many bytes has a step.
    let count = (bytes / 540).max(stages);
    let mut steps: Vec<Value> = (0..count).map(|at| step(&mut choices, at)).collect();
    let mut parts = Vec::new();
    for stage in 0..stages {
        let take = steps.len().div_ceil(stages - stage);
        let own: Vec<Value> = steps.drain(..take).collect();
        parts.push(json!({ "id": format!("stage-{stage}"), "name": format!("Stage {stage}"), "steps": own }));
    }
    json!({ "cjm": "1.0", "maps": [{ "id": "m", "title": "A long way", "stages": parts }] })
}

fn step(choices: &mut Choices, at: usize) -> Value {
    let pain = |choices: &mut Choices, which: usize| {
        json!({
            "id": format!("pain-{at}-{which}"), "text": words(choices, 14), "severity": choices.below(5) + 1,
        })
    };
    json!({
        "id": format!("step-{at}"), "name": words(choices, 3),
        "actions": [words(choices, 6), words(choices, 6)], "thoughts": [words(choices, 9)],
        "channels": [choices.one(&CHANNELS)], "emotions": [choices.below(5) as i64 - 2],
        "pains": [pain(choices, 0), pain(choices, 1)],
    })
}

fn words(choices: &mut Choices, count: usize) -> String {
    (0..count).map(|_| choices.one(&WORDS)).collect::<Vec<_>>().join(" ")
}

/// The same with an edit for so many per cent of its steps and pains: of 100 edits 60 change a member,
/// 10 add, 10 remove, 12 reorder and 8 carry a step to another stage.
pub fn edited(document: &Value, percent: usize, seed: u64) -> Value {
    let mut choices = Choices::seeded(seed);
    let mut document = document.clone();
    let stages = document["maps"][0]["stages"].as_array_mut().expect("stages");
    let things: usize = stages.iter().map(|stage| 3 * steps_of(stage)).sum();
    for edit in 0..things * percent / 100 {
        let from = choices.below(stages.len());
        let count = steps_of(&stages[from]);
        if count < 2 {
            continue;
        }
        let (at, other) = (choices.below(count), choices.below(count));
        match choices.below(100) {
            0..30 => stages[from]["steps"][at]["name"] = words(&mut choices, 3).into(),
            30..60 => {
                if let Some(pain) = stages[from]["steps"][at]["pains"].get_mut(0) {
                    pain["severity"] = (choices.below(5) + 1).into();
                }
            }
            60..70 => {
                steps(&mut stages[from]).insert(at, step(&mut choices, 1_000_000 * seed as usize + edit))
            }
            70..80 => {
                steps(&mut stages[from]).remove(at);
            }
            80..92 => {
                let list = steps(&mut stages[from]);
                let moved = list.remove(at);
                list.insert(other, moved);
            }
            _ => {
                let moved = steps(&mut stages[from]).remove(at);
                let to = choices.below(stages.len());
                let place = choices.below(steps_of(&stages[to]) + 1);
                steps(&mut stages[to]).insert(place, moved);
            }
        }
    }
    document
}

fn steps_of(stage: &Value) -> usize {
    stage["steps"].as_array().map_or(0, Vec::len)
}

fn steps(stage: &mut Value) -> &mut Vec<Value> {
    stage["steps"].as_array_mut().expect("steps")
}
