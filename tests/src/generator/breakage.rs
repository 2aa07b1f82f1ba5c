//! Documents broken at random, one place or several.

use cjm_core::model::Any;

use super::{Choices, words};

/// Changes, removes or adds something at up to three places.
pub fn mutate(document: &mut Any, choices: &mut Choices) {
    for _ in 0..=choices.below(3) {
        let count = count(document);
        let mut at = choices.below(count);
        if let Some(value) = nth(document, &mut at) {
            change(value, choices);
        }
    }
}

fn count(value: &Any) -> usize {
    1 + match value {
        Any::List(items) => items.iter().map(count).sum(),
        Any::Object(members) => members.iter().map(|(_, value)| count(value)).sum(),
        _ => 0,
    }
}

/// The value at a place of the walk over all of them.
fn nth<'v>(value: &'v mut Any, at: &mut usize) -> Option<&'v mut Any> {
    if *at == 0 {
        return Some(value);
    }
    *at -= 1;
    match value {
        Any::List(items) => items.iter_mut().find_map(|item| nth(item, at)),
        Any::Object(members) => members.iter_mut().find_map(|(_, value)| nth(value, at)),
        _ => None,
    }
}

fn change(value: &mut Any, choices: &mut Choices) {
    match (value, choices.below(8)) {
        (Any::Object(members), 0..=2) if !members.is_empty() => {
            members.remove(choices.below(members.len()));
        }
        (Any::Object(members), 3..=4) => {
            let name =
                choices.one(&["nmae", "Name", "", "y", "x", "X-a", "text", "id", "value", "constructor"]);
            if members.iter().all(|(other, _)| other != name) {
                members.insert(choices.below(members.len() + 1), (name.to_owned(), odd(choices)));
            }
        }
        (Any::Object(members), 5) if !members.is_empty() => {
            let at = choices.below(members.len());
            let name = format!("{}s", members[at].0);
            if members.iter().all(|(other, _)| *other != name) {
                members[at].0 = name;
            }
        }
        (Any::List(items), 0..=2) if !items.is_empty() => {
            items.remove(choices.below(items.len()));
        }
        (Any::List(items), 3..=5) => items.insert(choices.below(items.len() + 1), odd(choices)),
        (Any::Number(text), 0..=3) => {
            *text = choices
                .one(&["-1", "-0.001", "1.0001", "2", "5", "1.5", "9007199254740992", "-1e300", "1e300"])
                .to_owned();
        }
        (Any::String(text), 0..=3) => {
            let odd = [
                "",
                "-",
                "a b",
                "2026-13-01",
                "2026-07-32",
                "2026-07-01T24:00:00Z",
                "2026-07-01T09:30:00",
                "P",
                "PT",
                "P1",
                "P1DT",
                "P1H",
                "P1.5D",
                "p1D",
                "P1W1D",
                "11 days",
                "ä",
                "Survey",
                "interviews",
            ];
            *text = match choices.below(4) {
                0 => format!("{text}s"),
                1 => format!("{text}\n"),
                2 => "z".repeat(65),
                _ => choices.one(&odd).to_owned(),
            };
        }
        (value, _) => *value = odd(choices),
    }
}

/// Something of another kind.
fn odd(choices: &mut Choices) -> Any {
    match choices.below(9) {
        0 => Any::Null,
        1 => Any::Bool(choices.chance(50)),
        2 => Any::Number(choices.one(&["0", "1", "-1", "0.5", "7", "1.0"]).to_owned()),
        3 => Any::String(words::text(choices)),
        4 => Any::List(Vec::new()),
        5 => Any::List(vec![odd(choices)]),
        6 => Any::Object(Vec::new()),
        7 => Any::Object(vec![("text".to_owned(), odd(choices))]),
        _ => Any::Object(vec![("value".to_owned(), odd(choices)), ("x-a".to_owned(), Any::Null)]),
    }
}
