//! Documents at random, member by member as the schema allows.

use cjm_core::model::Any;
use serde_json::Value;

use super::{Choices, SCHEMA, resolve, words};

/// What the generator makes.
#[derive(Debug, Clone)]
pub struct Style {
    /// How many of 100 optional members are there.
    pub members: usize,
    /// The most items of a list.
    pub items: usize,
    /// Whether `x-*` members come along.
    pub extensions: bool,
    /// Whether members of a later version come along.
    pub later: bool,
    /// The texts, in turn, instead of random ones.
    pub texts: Vec<String>,
}

impl Default for Style {
    fn default() -> Self {
        Self { members: 25, items: 3, extensions: true, later: true, texts: Vec::new() }
    }
}

/// A document without a fault of shape. Its references lead nowhere in particular.
pub fn document(choices: &mut Choices, style: &Style) -> Any {
    Generator { choices, style, texts: style.texts.iter().cycle() }.value(&SCHEMA)
}

struct Generator<'c> {
    choices: &'c mut Choices,
    style: &'c Style,
    texts: std::iter::Cycle<std::slice::Iter<'c, String>>,
}

impl Generator<'_> {
    fn value(&mut self, schema: &'static Value) -> Any {
        let schema = resolve(schema);
        if let Some(forms) = schema["anyOf"].as_array() {
            let long =
                |form: &'static Value| resolve(form).get("x-order").or(resolve(form).get("anyOf")).is_some();
            let whole = forms.iter().find(|form| long(form)).filter(|_| self.style.members == 100);
            let any = &forms[self.choices.below(forms.len())];
            return self.value(whole.unwrap_or(any));
        }
        if schema.get("const").is_some() {
            return Any::Bool(true);
        }
        if let Some(words) = schema["enum"].as_array() {
            return Any::String(words[self.choices.below(words.len())].as_str().expect("a word").to_owned());
        }
        let bound = |keyword: &str, otherwise| schema[keyword].as_f64().unwrap_or(otherwise);
        match schema["type"].as_str().expect("a type") {
            "boolean" => Any::Bool(self.choices.chance(50)),
            "integer" => Any::Number(words::whole(self.choices, bound("maximum", f64::MAX))),
            "number" => {
                let (min, max) = (bound("minimum", f64::MIN), bound("maximum", f64::MAX));
                Any::Number(words::number(self.choices, min, max))
            }
            "string" => Any::String(match schema["pattern"].as_str() {
                None => self.text(),
                Some(id) if id.starts_with("^[A-Za-z0-9]") => words::id(self.choices),
                Some(date) if date.starts_with("^[0-9]{4}") => words::date(self.choices),
                Some(_) => words::duration(self.choices),
            }),
            "array" => Any::List((0..self.count()).map(|_| self.value(&schema["items"])).collect()),
            "object" if schema.get("x-order").is_some() => self.object(schema),
            "object" => self.map(&schema["additionalProperties"]),
            other => panic!("the generator knows no {other}"),
        }
    }

    fn count(&mut self) -> usize {
        if self.style.members == 100 { 1 } else { self.choices.below(self.style.items + 1) }
    }

    fn text(&mut self) -> String {
        self.texts.next().cloned().unwrap_or_else(|| words::text(self.choices))
    }

    fn object(&mut self, schema: &'static Value) -> Any {
        let required = schema["required"].as_array().map(Vec::as_slice).unwrap_or_default();
        let mut members = Vec::new();
        for name in schema["x-order"].as_array().expect("an order") {
            if required.contains(name) || self.choices.chance(self.style.members) {
                let name = name.as_str().expect("a name");
                let value = match name {
                    // Of a version that can be read.
                    "cjm" => Any::String("1.0".to_owned()),
                    _ => self.value(&schema["properties"][name]),
                };
                members.push((name.to_owned(), value));
            }
        }
        if self.style.extensions && self.choices.chance(20) {
            for name in ["x-a", "x-B", "x-"].into_iter().take(1 + self.choices.below(3)) {
                members.push((name.to_owned(), self.anything(3)));
            }
        }
        if self.style.later && self.choices.chance(5) {
            members.push(("memberOf1point7".to_owned(), self.anything(2)));
        }
        if self.choices.chance(50) {
            self.choices.shuffle(&mut members);
        }
        Any::Object(members)
    }

    /// An object with names of the author's choice.
    fn map(&mut self, values: &'static Value) -> Any {
        let count = self.count();
        let mut members: Vec<(String, Any)> = Vec::new();
        for at in 0..count {
            let mut name = if at == 0 {
                self.choices.one(&["en", "de", "x-klingon", "pt-BR"]).to_owned()
            } else {
                words::text(self.choices)
            };
            if members.iter().any(|(other, _)| *other == name) {
                name.push_str(&at.to_string());
            }
            members.push((name, self.value(values)));
        }
        Any::Object(members)
    }

    /// Whatever JSON can say, at most `depth` deep.
    fn anything(&mut self, depth: usize) -> Any {
        match self.choices.below(if depth == 0 { 4 } else { 6 }) {
            0 => Any::Number(self.choices.one(words::NUMBERS).to_owned()),
            1 => Any::String(words::text(self.choices)),
            2 => Any::Bool(self.choices.chance(50)),
            3 => Any::Null,
            4 => Any::List((0..self.choices.below(4)).map(|_| self.anything(depth - 1)).collect()),
            _ => {
                let mut members: Vec<(String, Any)> = Vec::new();
                for _ in 0..self.choices.below(4) {
                    let name = words::text(self.choices);
                    if members.iter().all(|(other, _)| *other != name) {
                        members.push((name, self.anything(depth - 1)));
                    }
                }
                Any::Object(members)
            }
        }
    }
}
