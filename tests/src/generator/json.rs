//! JSON text with blanks and escapes at random, and a reader of it that shares nothing with ours.

use cjm_core::model::Any;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::Choices;

/// The value as JSON text; without choices on one line without blanks.
pub fn print_json(value: &Any, choices: &mut Choices) -> String {
    let mut out = String::new();
    print(value, choices, &mut out);
    out
}

fn print(value: &Any, choices: &mut Choices, out: &mut String) {
    match value {
        Any::Null => out.push_str("null"),
        Any::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Any::Number(text) => out.push_str(text),
        Any::String(text) => quote(text, choices, out),
        Any::List(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                blanks(choices, out);
                print(item, choices, out);
                blanks(choices, out);
            }
            out.push(']');
        }
        Any::Object(members) => {
            out.push('{');
            for (at, (name, value)) in members.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                blanks(choices, out);
                quote(name, choices, out);
                out.push(':');
                blanks(choices, out);
                print(value, choices, out);
            }
            out.push('}');
        }
    }
}

fn blanks(choices: &mut Choices, out: &mut String) {
    if choices.chance(30) {
        out.push_str(choices.one(&[" ", "  ", "\n", "\r\n", "\t", "\n\n    "]));
    }
}

fn quote(text: &str, choices: &mut Choices, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' if choices.chance(50) => out.push_str("\\n"),
            '/' if choices.chance(50) => out.push_str("\\/"),
            '\u{0}'..='\u{1f}' => out.push_str(&format!("\\u{:04x}", u32::from(character))),
            _ if choices.chance(5) => {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    out.push_str(&format!("\\u{unit:04X}"));
                }
            }
            other => out.push(other),
        }
    }
    out.push('"');
}

/// Reads JSON text with serde_json, keeping the order of members and the text of numbers.
pub fn parse(text: &str) -> Any {
    let raw: Box<RawValue> = serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"));
    let text = raw.get();
    match text.as_bytes()[0] {
        b'n' => Any::Null,
        b't' => Any::Bool(true),
        b'f' => Any::Bool(false),
        b'"' => Any::String(serde_json::from_str(text).expect("a text")),
        b'[' => {
            let items: Vec<Box<RawValue>> = serde_json::from_str(text).expect("a list");
            Any::List(items.iter().map(|item| parse(item.get())).collect())
        }
        b'{' => {
            let members =
                serde_json::Deserializer::from_str(text).deserialize_map(Members).expect("an object");
            Any::Object(members.into_iter().map(|(name, value)| (name, parse(value.get()))).collect())
        }
        _ => Any::Number(text.to_owned()),
    }
}

struct Members;

impl<'de> Visitor<'de> for Members {
    type Value = Vec<(String, Box<RawValue>)>;
    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("an object")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(members)
    }
}
