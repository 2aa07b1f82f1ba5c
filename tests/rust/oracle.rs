//! The shape check against an oracle: the `jsonschema` crate with the published schema finds the same
//! faults in documents broken at random.
//!
//! `CJM_MUTANTS` sets how many; 10,000 is the goal.

use std::collections::BTreeSet;

use cjm_core::internals::{Limits, Syntax, faults};
use cjm_core::model::Any;
use cjm_tests::generator::{Choices, SCHEMA, Style, document, mutate, print_json, resolve};
use serde_json::{Number, Value};

type Faults = BTreeSet<(String, String)>;

fn mutants() -> u64 {
    std::env::var("CJM_MUTANTS").ok().and_then(|count| count.parse().ok()).unwrap_or(1000)
}

/// The document as the oracle takes it. A number that it cannot hold stands in an extension, where
/// any other will do.
fn value(any: &Any) -> Value {
    match any {
        Any::Null => Value::Null,
        Any::Bool(value) => Value::Bool(*value),
        Any::Number(text) => {
            let whole = text.parse::<u64>().ok().map(Number::from);
            let number = whole.or_else(|| text.parse().ok().and_then(Number::from_f64));
            Value::Number(number.unwrap_or_else(|| 0.into()))
        }
        Any::String(text) => Value::String(text.clone()),
        Any::List(items) => Value::Array(items.iter().map(value).collect()),
        Any::Object(members) => members.iter().map(|(name, of)| (name.clone(), value(of))).collect(),
    }
}

/// JSON Schema says of a value with several forms only that it has none of them: the pointer to the
/// outermost such value on the way to `pointer`.
fn outermost_choice(pointer: &str) -> Option<String> {
    let mut schema: &'static Value = &SCHEMA;
    let mut at = String::new();
    let segments = pointer.split('/').skip(1).map(Some).chain([None]);
    for segment in segments {
        schema = resolve(schema);
        if schema.get("anyOf").is_some() {
            return Some(at);
        }
        let segment = segment?;
        let name = segment.replace("~1", "/").replace("~0", "~");
        at = format!("{at}/{segment}");
        schema = match schema["properties"].get(&name) {
            Some(property) => property,
            None if schema["type"] == "array" => &schema["items"],
            None => schema.get("additionalProperties").filter(|values| values.is_object())?,
        };
    }
    None
}

fn ours(text: &str) -> Faults {
    let found = faults(text.as_bytes(), Syntax::Json, &Limits::default());
    found
        .into_iter()
        // A schema knows no versions.
        .filter(|fault| !["CJM013", "CJM014"].contains(&fault.code))
        .map(|fault| {
            let keyword = fault.keyword.unwrap_or(fault.code);
            let pointer = match keyword {
                "additionalProperties" => {
                    fault.pointer.rsplit_once('/').expect("a member has an object").0.to_owned()
                }
                _ => fault.pointer,
            };
            match outermost_choice(&pointer) {
                Some(pointer) => (pointer, "anyOf".to_owned()),
                None => (pointer, keyword.to_owned()),
            }
        })
        .collect()
}

#[test]
fn the_shape_check_finds_what_the_schema_says() {
    let validator = jsonschema::draft202012::new(&SCHEMA).expect("a valid schema");
    let theirs = |value: &Value| -> Faults {
        let errors = validator.iter_errors(value);
        let found: Faults = errors
            .map(|error| (error.instance_path().to_string(), error.kind().keyword().to_owned()))
            .collect();
        // A value of the wrong kind is one fault, not also one of range or words.
        let wrong_kind = |pointer: &String| found.contains(&(pointer.clone(), "type".to_owned()));
        found.iter().filter(|(pointer, keyword)| keyword == "type" || !wrong_kind(pointer)).cloned().collect()
    };
    let (mut broken, mut keywords) = (0, BTreeSet::new());
    for seed in 0..mutants() {
        let mut choices = Choices::seeded(seed);
        let style = Style { members: [10, 25, 60][seed as usize % 3], ..Style::default() };
        let mut document = document(&mut choices, &style);
        mutate(&mut document, &mut choices);
        let text = print_json(&document, &mut Choices::new(Vec::new()));
        let (ours, theirs) = (ours(&text), theirs(&value(&document)));
        assert_eq!(ours, theirs, "seed {seed}: {text}");
        broken += usize::from(!ours.is_empty());
        keywords.extend(ours.into_iter().map(|(_, keyword)| keyword));
    }
    println!("{broken} of {} documents were broken", mutants());
    let all = ["additionalProperties", "anyOf", "enum", "maximum", "minimum", "pattern", "required", "type"];
    assert_eq!(keywords.iter().map(String::as_str).collect::<Vec<_>>(), all, "the mutants miss a keyword");
}
