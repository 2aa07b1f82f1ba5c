//! The canonical form: one document, one text. It is what is hashed and compared.

use std::cmp::Ordering;

use crate::Error;
use crate::model::Document;
use crate::read::{Kind, Tape, parse_json};
use crate::write::json;

/// RFC 8785 of the model: short forms, members sorted, empty lists and objects left out, `cjm`
/// always present. Numbers inside `x-*` keep their text.
///
/// # Errors
/// Only where the model holds a number that JSON cannot write.
pub fn canonical(document: &Document) -> Result<String, Error> {
    let mut text = json::compact(document)?;
    if document.cjm.is_none() {
        let rest = text.strip_prefix('{').unwrap_or_default();
        let comma = if rest.starts_with('}') { "" } else { "," };
        text = format!(r#"{{"cjm":"{}"{comma}{rest}"#, crate::FORMAT);
    }
    let tape = parse_json(&text).map_err(|fault| Error::Internal(fault.message))?;
    let mut printer = Printer { tape: &tape, out: String::with_capacity(text.len()) };
    printer.value(0, false);
    Ok(printer.out)
}

struct Printer<'t, 'a> {
    tape: &'t Tape<'a>,
    out: String,
}

impl Printer<'_, '_> {
    /// `verbatim`: inside an extension, where nothing is left out.
    fn value(&mut self, node: u32, verbatim: bool) {
        let tape = self.tape;
        match tape.kind(node) {
            Kind::Object => {
                let mut members: Vec<(std::borrow::Cow<'_, str>, u32)> = tape
                    .members(node)
                    .map(|(key, value)| (tape.string(key).unwrap_or_default(), value))
                    .filter(|(name, value)| verbatim || name.starts_with("x-") || !self.is_empty(*value))
                    .collect();
                members.sort_by(|(a, _), (b, _)| by_utf16(a, b));
                self.out.push('{');
                for (at, (name, value)) in members.iter().enumerate() {
                    if at > 0 {
                        self.out.push(',');
                    }
                    self.text(name);
                    self.out.push(':');
                    self.value(*value, verbatim || name.starts_with("x-"));
                }
                self.out.push('}');
            }
            Kind::List => {
                self.out.push('[');
                for (at, item) in tape.items(node).enumerate() {
                    if at > 0 {
                        self.out.push(',');
                    }
                    self.value(item, verbatim);
                }
                self.out.push(']');
            }
            _ => match tape.string(node) {
                Some(text) => self.text(&text),
                None => self.out.push_str(tape.source(node)),
            },
        }
    }

    fn text(&mut self, text: &str) {
        // A text always has a JSON form.
        self.out.push_str(&serde_json::to_string(text).unwrap_or_default());
    }

    /// Whether nothing would be printed of a list or object.
    fn is_empty(&self, node: u32) -> bool {
        match self.tape.kind(node) {
            Kind::List => self.tape.items(node).next().is_none(),
            Kind::Object => self.tape.members(node).all(|(key, value)| {
                !self.tape.string(key).is_some_and(|name| name.starts_with("x-")) && self.is_empty(value)
            }),
            _ => false,
        }
    }
}

/// The order of member names in RFC 8785.
pub(crate) fn by_utf16(a: &str, b: &str) -> Ordering {
    a.encode_utf16().cmp(b.encode_utf16())
}
