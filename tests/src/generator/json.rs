//! JSON text with blanks and escapes at random, and a reader of it that shares nothing with ours.

use std::ops::Range;

use cjm_core::model::Any;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::Choices;

/// Where a value stands in a printed text.
#[derive(Debug, Clone)]
pub struct Place {
    /// RFC 6901 pointer.
    pub pointer: String,
    /// The bytes of its name, if it is a member.
    pub name: Option<Range<usize>>,
    /// The bytes of the value.
    pub value: Range<usize>,
}

/// The value as JSON text; without choices on one line without blanks.
pub fn print_json(value: &Any, choices: &mut Choices) -> String {
    let mut printer = Printer { choices, out: String::new(), places: None };
    printer.value(value, "", None);
    printer.out
}

/// The value as JSON text, and where everything in it stands. Names must need no escapes in a pointer.
pub fn print_with_places(value: &Any, choices: &mut Choices) -> (String, Vec<Place>) {
    let mut printer = Printer { choices, out: String::new(), places: Some(Vec::new()) };
    printer.value(value, "", None);
    (printer.out, printer.places.unwrap_or_default())
}

struct Printer<'c> {
    choices: &'c mut Choices,
    out: String,
    places: Option<Vec<Place>>,
}

impl Printer<'_> {
    fn value(&mut self, value: &Any, pointer: &str, name: Option<Range<usize>>) {
        let start = self.out.len();
        match value {
            Any::Null => self.out.push_str("null"),
            Any::Bool(value) => self.out.push_str(if *value { "true" } else { "false" }),
            Any::Number(text) => self.out.push_str(text),
            Any::String(text) => self.quote(text),
            Any::List(items) => {
                self.out.push('[');
                for (at, item) in items.iter().enumerate() {
                    self.separate(at);
                    let below = self.below(pointer, &at);
                    self.value(item, &below, None);
                    self.blanks();
                }
                self.out.push(']');
            }
            Any::Object(members) => {
                self.out.push('{');
                for (at, (name, value)) in members.iter().enumerate() {
                    self.separate(at);
                    let start = self.out.len();
                    self.quote(name);
                    let bytes = start..self.out.len();
                    self.out.push(':');
                    self.blanks();
                    let below = self.below(pointer, name);
                    self.value(value, &below, Some(bytes));
                }
                self.out.push('}');
            }
        }
        let value = start..self.out.len();
        if let Some(places) = &mut self.places {
            places.push(Place { pointer: pointer.to_owned(), name, value });
        }
    }

    fn below(&self, pointer: &str, segment: &dyn std::fmt::Display) -> String {
        if self.places.is_some() { format!("{pointer}/{segment}") } else { String::new() }
    }

    fn separate(&mut self, at: usize) {
        if at > 0 {
            self.out.push(',');
        }
        self.blanks();
    }

    fn blanks(&mut self) {
        if self.choices.chance(30) {
            self.out.push_str(self.choices.one(&[" ", "  ", "\n", "\r\n", "\t", "\n\n    "]));
        }
    }

    fn quote(&mut self, text: &str) {
        self.out.push('"');
        for character in text.chars() {
            match character {
                '"' => self.out.push_str("\\\""),
                '\\' => self.out.push_str("\\\\"),
                '\n' if self.choices.chance(50) => self.out.push_str("\\n"),
                '/' if self.choices.chance(50) => self.out.push_str("\\/"),
                '\u{0}'..='\u{1f}' => self.out.push_str(&format!("\\u{:04x}", u32::from(character))),
                _ if self.choices.chance(5) => {
                    for unit in character.encode_utf16(&mut [0; 2]) {
                        self.out.push_str(&format!("\\u{unit:04X}"));
                    }
                }
                other => self.out.push(other),
            }
        }
        self.out.push('"');
    }
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
