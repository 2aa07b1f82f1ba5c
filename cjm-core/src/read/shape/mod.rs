//! The shape of a document: every object's members, their kinds and ranges, checked over the tape
//! with all faults and their places. What is broken is left out of the typed model.

mod form;
mod names;
mod table;

use super::Broken;
use super::fault::{Fault, Keyword};
use super::tape::{Kind, Tape};
use crate::error::nearest;
use crate::write::json;

pub(crate) use form::Form;
pub(super) use names::Names;

/// What a value must be. The table of a document is generated from the JSON Schema.
pub(crate) enum Shape {
    /// Whatever JSON can say.
    Any,
    Bool,
    /// Nothing but `true`.
    True,
    /// Any text.
    Text,
    /// A text of a form: an id, a date.
    Form(Form),
    /// One of these words.
    Choice(&'static [&'static str]),
    Number {
        min: Option<f64>,
        max: Option<f64>,
    },
    /// A whole number from 0.
    Whole {
        max: f64,
    },
    List(&'static Shape),
    /// An object of such values under names of the author's choice.
    Map(&'static Shape),
    Object(&'static Object),
    /// One of these, told apart by the kind of value.
    Either(&'static [&'static Shape]),
}

/// The members of an entity.
pub(crate) struct Object {
    /// What it is called in messages.
    pub(crate) name: &'static str,
    /// In house order.
    pub(crate) members: &'static [Member],
}

pub(crate) struct Member {
    pub(crate) name: &'static str,
    pub(crate) required: bool,
    pub(crate) shape: &'static Shape,
}

impl Member {
    /// Names of one length mostly differ in their first byte: that is seen without a call.
    pub(crate) fn is_called(&self, name: &[u8]) -> bool {
        let own = self.name.as_bytes();
        own.len() == name.len() && own.first() == name.first() && own == name
    }
}

/// The shape of a document.
pub(crate) fn document() -> &'static Shape {
    &table::DOCUMENT
}

/// The most findings of one document; the rest is only counted.
const MOST: usize = 10_000;

/// What the check found.
pub(crate) struct Shaped {
    pub(crate) faults: Vec<Fault>,
    /// Faults beyond the limit, not listed.
    pub(crate) more: usize,
    pub(crate) broken: Broken,
    pub(super) names: Names,
    /// Whether the document itself can be decoded.
    pub(crate) healthy: bool,
}

/// Checks the whole tape against a shape.
pub(crate) fn check(tape: &Tape<'_>, shape: &'static Shape) -> Shaped {
    let mut checker = Checker {
        tape,
        shaped: Shaped {
            faults: Vec::new(),
            more: 0,
            broken: Broken::new(),
            names: Names::new(tape.len()),
            healthy: true,
        },
    };
    let healthy = checker.value(0, shape);
    checker.shaped.healthy = healthy;
    checker.shaped
}

struct Checker<'t, 'a> {
    tape: &'t Tape<'a>,
    shaped: Shaped,
}

impl Checker<'_, '_> {
    /// Checks one value and answers whether it can be decoded.
    fn value(&mut self, node: u32, shape: &Shape) -> bool {
        let kind = self.tape.kind(node);
        match shape {
            Shape::Any => {
                self.names_below(node);
                true
            }
            Shape::Either(shapes) => match shapes.iter().find(|shape| shape.accepts(kind)) {
                Some(shape) => self.value(node, shape),
                None => self.wrong_kind(node, shape, Keyword::AnyOf),
            },
            _ if !shape.accepts(kind) => {
                let keyword = if matches!(shape, Shape::True) { Keyword::Const } else { Keyword::Type };
                self.wrong_kind(node, shape, keyword)
            }
            Shape::Bool | Shape::True | Shape::Text => true,
            Shape::Form(form) => {
                let text = self.tape.string(node).unwrap_or_default();
                form.matches(&text) || self.wrong_form(node, &text, *form)
            }
            Shape::Choice(words) => {
                let text = self.tape.string(node).unwrap_or_default();
                words.contains(&text.as_ref()) || self.wrong_word(node, &text, words)
            }
            Shape::Number { min, max } => self.number(node, *min, *max, false),
            Shape::Whole { max } => self.number(node, Some(0.0), Some(*max), true),
            Shape::List(item) => {
                for node in self.tape.items(node) {
                    if !self.value(node, item) {
                        self.shaped.broken.insert(node);
                    }
                }
                true
            }
            Shape::Map(value) => {
                self.duplicates(node);
                for (_, node) in self.tape.members(node) {
                    if !self.value(node, value) {
                        self.shaped.broken.insert(node);
                    }
                }
                true
            }
            Shape::Object(object) => self.object(node, object),
        }
    }

    fn object(&mut self, node: u32, object: &'static Object) -> bool {
        let mut seen = 0_u64;
        let mut healthy = 0_u64;
        let mut others = Vec::new();
        // Members mostly come in house order: look first where the last one was found.
        let mut expected = 0;
        for (key, value) in self.tape.members(node) {
            let name = self.tape.string_bytes(key);
            let found = object
                .members
                .get(expected..)
                .and_then(|rest| rest.iter().position(|member| member.is_called(&name)))
                .map(|at| at + expected)
                .or_else(|| object.members.iter().position(|member| member.is_called(&name)));
            let Some((at, member)) = found.and_then(|at| Some((at, object.members.get(at)?))) else {
                others.push((key, value));
                let name = self.tape.string(key).unwrap_or_default();
                self.unknown(key, value, &name, object);
                continue;
            };
            expected = at + 1;
            self.shaped.names.set(key, at);
            let sound = self.value(value, member.shape);
            if seen >> at & 1 == 1 {
                let first = self.tape.members(node).find(|&(first, _)| same_name(self.tape, first, key));
                self.twin(first.map_or(key, |(first, _)| first), key, value);
            } else if sound {
                healthy |= 1 << at;
            } else {
                self.shaped.broken.insert(value);
            }
            seen |= 1 << at;
        }
        self.twins(&others);
        let mut complete = true;
        for (at, member) in object.members.iter().enumerate().filter(|(_, member)| member.required) {
            if seen >> at & 1 == 0 {
                let message = format!("{} `{}` is missing", object.name, member.name);
                self.report(node, Keyword::Required, message, Some(member.shape.asked(member.name)));
            }
            complete &= healthy >> at & 1 == 1;
        }
        complete
    }

    /// Duplicate names anywhere inside an extension.
    fn names_below(&mut self, node: u32) {
        for index in node..self.tape.after(node) {
            if self.tape.kind(index) == Kind::Object {
                self.duplicates(index);
            }
        }
    }

    /// The same name twice in an object whose names are the author's.
    fn duplicates(&mut self, object: u32) {
        let members: Vec<(u32, u32)> = self.tape.members(object).collect();
        self.twins(&members);
    }

    /// The same name twice among these members of one object.
    fn twins(&mut self, members: &[(u32, u32)]) {
        const FEW: usize = 16;
        let tape = self.tape;
        if members.len() <= FEW {
            for (at, &(key, value)) in members.iter().enumerate() {
                let twin = members.iter().take(at).find(|&&(first, _)| same_name(tape, first, key));
                if let Some(&(first, _)) = twin {
                    self.twin(first, key, value);
                }
            }
        } else {
            let mut first_of = std::collections::HashMap::new();
            for &(key, value) in members {
                let first = *first_of.entry(tape.string(key).unwrap_or_default()).or_insert(key);
                if first != key {
                    self.twin(first, key, value);
                }
            }
        }
    }

    /// The same name a second time. The first counts.
    fn twin(&mut self, first: u32, key: u32, value: u32) {
        let name = self.tape.string(key).unwrap_or_default();
        let mut fault =
            Fault::new("CJM003", self.tape.bytes(key), format!("`{name}` stands twice in this object"))
                .help("keep one of them: programs disagree on which one counts")
                .at(key);
        fault.related = Some((self.tape.bytes(first), "first here".to_owned()));
        self.shaped.broken.insert(value);
        self.push(fault);
    }

    fn unknown(&mut self, key: u32, value: u32, name: &str, object: &'static Object) {
        self.names_below(value);
        if name.starts_with("x-") {
            return;
        }
        let help = match nearest(name, object.members.iter().map(|member| member.name)) {
            Some(near) => format!("did you mean `{near}`? Names of your own begin with `x-`"),
            None => format!("begin names of your own with `x-`, as in `x-{name}`"),
        };
        let mut fault =
            Fault::new("CJM110", self.tape.bytes(key), format!("{} has no member `{name}`", object.name))
                .help(help)
                .at(key);
        fault.keyword = Some(Keyword::AdditionalProperties);
        self.push(fault);
    }

    fn number(&mut self, node: u32, min: Option<f64>, max: Option<f64>, whole: bool) -> bool {
        let text = self.tape.number(node).unwrap_or_default();
        let Ok(value) = text.parse::<f64>() else { return false };
        if !value.is_finite() {
            let message = format!("`{}` is too large a number", shorten(text));
            return self.report(node, Keyword::Type, message, None);
        }
        if whole && value.trunc() != value {
            let message = format!("expected a whole number, got `{}`", shorten(text));
            return self.report(node, Keyword::Type, message, None);
        }
        if let Some(min) = min.filter(|&min| value < min) {
            let message = format!("`{}` is below {}", shorten(text), json::number(min));
            return self.report(node, Keyword::Minimum, message, Some(range(min, max)));
        }
        if let Some(max) = max.filter(|&max| value > max) {
            let message = format!("`{}` is above {}", shorten(text), json::number(max));
            return self.report(node, Keyword::Maximum, message, Some(range(min.unwrap_or(0.0), Some(max))));
        }
        true
    }

    fn wrong_kind(&mut self, node: u32, shape: &Shape, keyword: Keyword) -> bool {
        let kind = self.tape.kind(node);
        let message = format!("expected {}, got {}", shape.in_words(), in_words(kind));
        let help = match kind {
            Kind::Null => Some("leave the member out: unknown is absent".to_owned()),
            Kind::Quoted | Kind::Escaped | Kind::Plain | Kind::Owned if shape.accepts(Kind::Number) => {
                Some("write the number without quotes".to_owned())
            }
            Kind::Number | Kind::OwnedNumber if shape.accepts(Kind::Plain) => {
                Some(format!("put it in quotes: \"{}\"", shorten(self.tape.source(node))))
            }
            _ if shape.accepts(Kind::List) => Some("put it into a list: [ … ]".to_owned()),
            _ => None,
        };
        self.report(node, keyword, message, help)
    }

    fn wrong_form(&mut self, node: u32, text: &str, form: Form) -> bool {
        let message = format!("`{}` is not {}", shorten(text), form.in_words());
        self.report(node, Keyword::Pattern, message, Some(form.help().to_owned()))
    }

    fn wrong_word(&mut self, node: u32, text: &str, words: &[&str]) -> bool {
        let message = format!("`{}` is not one of {}", shorten(text), words.join(", "));
        let help = nearest(text, words.iter().copied()).map(|near| format!("did you mean `{near}`?"));
        self.report(node, Keyword::Enum, message, help)
    }

    /// Reports a value as broken; always `false`.
    fn report(&mut self, node: u32, keyword: Keyword, message: String, help: Option<String>) -> bool {
        let mut fault = Fault::new("CJM101", self.tape.bytes(node), message).at(node);
        fault.keyword = Some(keyword);
        fault.help = help;
        self.push(fault);
        false
    }

    fn push(&mut self, fault: Fault) {
        if self.shaped.faults.len() < MOST {
            self.shaped.faults.push(fault);
        } else {
            self.shaped.more += 1;
        }
    }
}

impl Shape {
    /// The members that an object of this shape may have, in house order.
    pub(crate) fn members(&self) -> Vec<&'static str> {
        match self {
            Self::Object(object) => object.members.iter().map(|member| member.name).collect(),
            Self::Either(shapes) => shapes.iter().flat_map(|shape| shape.members()).collect(),
            _ => Vec::new(),
        }
    }

    /// Whether a value of this kind can have the shape.
    pub(crate) fn accepts(&self, kind: Kind) -> bool {
        match self {
            Self::Any => true,
            Self::Bool => matches!(kind, Kind::True | Kind::False),
            Self::True => kind == Kind::True,
            Self::Text | Self::Form(_) | Self::Choice(_) => {
                matches!(kind, Kind::Quoted | Kind::Escaped | Kind::Plain | Kind::Owned)
            }
            Self::Number { .. } | Self::Whole { .. } => matches!(kind, Kind::Number | Kind::OwnedNumber),
            Self::List(_) => kind == Kind::List,
            Self::Map(_) | Self::Object(_) => kind == Kind::Object,
            Self::Either(shapes) => shapes.iter().any(|shape| shape.accepts(kind)),
        }
    }

    fn in_words(&self) -> String {
        match self {
            Self::Any => "a value".to_owned(),
            Self::Bool => "true or false".to_owned(),
            Self::True => "true".to_owned(),
            Self::Text | Self::Choice(_) => "a text".to_owned(),
            Self::Form(form) => form.in_words().to_owned(),
            Self::Number { .. } => "a number".to_owned(),
            Self::Whole { .. } => "a whole number".to_owned(),
            Self::List(_) => "a list".to_owned(),
            Self::Map(_) => "an object".to_owned(),
            Self::Object(object) => format!("an object ({})", object.name),
            Self::Either(shapes) => {
                let words: Vec<String> = shapes.iter().map(|shape| shape.in_words()).collect();
                words.join(" or ")
            }
        }
    }

    /// What to write for a member that is missing.
    fn asked(&self, name: &str) -> String {
        match self {
            Self::Choice(words) => format!("add `{name}`: one of {}", words.join(", ")),
            _ => format!("add `{name}`: {}", self.in_words()),
        }
    }
}

fn in_words(kind: Kind) -> &'static str {
    match kind {
        Kind::Null => "nothing",
        Kind::True | Kind::False => "true or false",
        Kind::Number | Kind::OwnedNumber => "a number",
        Kind::Quoted | Kind::Escaped | Kind::Plain | Kind::Owned => "a text",
        Kind::Object => "an object",
        Kind::List => "a list",
    }
}

fn range(min: f64, max: Option<f64>) -> String {
    match max {
        Some(max) => format!("a number from {} to {}", json::number(min), json::number(max)),
        None => format!("a number of {} or more", json::number(min)),
    }
}

/// A piece of the user's text for a message: short, and without control characters.
pub(crate) fn shorten(text: &str) -> String {
    const LONGEST: usize = 40;
    let mut shown: String = text
        .chars()
        .take(LONGEST)
        .map(|character| if character.is_control() { ' ' } else { character })
        .collect();
    if text.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    shown
}

fn same_name(tape: &Tape<'_>, a: u32, b: u32) -> bool {
    tape.string(a) == tape.string(b)
}
