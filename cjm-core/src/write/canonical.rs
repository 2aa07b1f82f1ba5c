//! The canonical form: one document, one text. It is what is hashed and compared.

use std::borrow::Cow;
use std::cmp::Ordering;

use crate::Error;
use crate::model::Document;
use crate::read::{Kind, Shape, Tape, document_shape, parse_json};
use crate::write::json;
use crate::write::shape::{item_of, member};

/// RFC 8785 of the model: short forms, members sorted, empty lists and objects left out where the
/// format lets a member be absent, `cjm` always present. Members that the format does not know are
/// kept whole, the text of their numbers too.
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
    printer.value(0, document_shape());
    Ok(printer.out)
}

struct Printer<'t, 'a> {
    tape: &'t Tape<'a>,
    out: String,
}

impl Printer<'_, '_> {
    fn value(&mut self, node: u32, shape: &'static Shape) {
        let tape = self.tape;
        match tape.kind(node) {
            Kind::Object => {
                let mut members: Vec<(Cow<'_, str>, u32, &'static Shape)> = tape
                    .members(node)
                    .filter_map(|(key, value)| {
                        let name = tape.string(key).unwrap_or_default();
                        let member = member(shape, &name);
                        let left_out = member.optional && self.says_nothing(value, member.shape);
                        (!left_out).then_some((name, value, member.shape))
                    })
                    .collect();
                members.sort_by(|(a, ..), (b, ..)| by_utf16(a, b));
                self.out.push('{');
                for (at, (name, value, shape)) in members.into_iter().enumerate() {
                    if at > 0 {
                        self.out.push(',');
                    }
                    self.text(&name);
                    self.out.push(':');
                    self.value(value, shape);
                }
                self.out.push('}');
            }
            Kind::List => {
                let shape = item_of(shape);
                self.out.push('[');
                for (at, item) in tape.items(node).enumerate() {
                    if at > 0 {
                        self.out.push(',');
                    }
                    self.value(item, shape);
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

    /// Whether a list is empty, or an object but for members that say nothing themselves.
    fn says_nothing(&self, node: u32, shape: &'static Shape) -> bool {
        let tape = self.tape;
        match tape.kind(node) {
            Kind::List => tape.items(node).next().is_none(),
            Kind::Object => tape.members(node).all(|(key, value)| {
                let member = member(shape, &tape.string(key).unwrap_or_default());
                member.optional && self.says_nothing(value, member.shape)
            }),
            _ => false,
        }
    }
}

/// The order of member names in RFC 8785.
pub(crate) fn by_utf16(a: &str, b: &str) -> Ordering {
    a.encode_utf16().cmp(b.encode_utf16())
}
