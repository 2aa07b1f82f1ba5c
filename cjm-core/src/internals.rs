//! What the tests of other crates may see of the reader. Not part of the interface: no promise is
//! made about it.

use std::ops::Range;

pub use crate::read::{Limits, Syntax};

use crate::Error;
use crate::model::Document;
use crate::read::read;

/// A fault of text or shape, in the words of JSON Schema.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// `CJM0xx` or `CJM1xx`.
    pub code: &'static str,
    /// The keyword that fails, for faults of shape.
    pub keyword: Option<&'static str>,
    /// RFC 6901 pointer.
    pub pointer: String,
    /// The bytes underlined: start and end.
    pub bytes: (usize, usize),
    /// What is wrong.
    pub message: String,
}

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// RFC 6901 pointer.
    pub pointer: String,
    /// The bytes of the value.
    pub bytes: Range<usize>,
    /// The bytes of its name, where it is a member.
    pub name: Option<Range<usize>>,
    /// The decoded text, if it is one.
    pub text: Option<String>,
    /// The JSON text, if it is a number.
    pub number: Option<String>,
}

/// The faults that reading gives, before any rule runs.
pub fn faults(bytes: &[u8], syntax: Syntax, limits: &Limits) -> Vec<Fault> {
    let reading = read(bytes, syntax, limits);
    let faults = reading.faults.iter().map(|fault| Fault {
        code: fault.code,
        keyword: fault.keyword.map(|keyword| keyword.as_str()),
        pointer: fault.node.map(|node| reading.tape.pointer(node)).unwrap_or_default(),
        bytes: (fault.bytes.start, fault.bytes.end),
        message: fault.message.clone(),
    });
    faults.collect()
}

/// What of a document can be decoded.
pub fn document(bytes: &[u8], syntax: Syntax) -> Option<Document> {
    read(bytes, syntax, &Limits::default()).document
}

/// A document as text in the syntax that is asked for.
///
/// # Errors
/// Only where the model holds a number that JSON cannot write.
pub fn text(document: &Document, syntax: Syntax) -> Result<String, Error> {
    crate::write::text(document, syntax)
}

/// What Mermaid itself makes of the text of a journey diagram.
///
/// # Errors
/// Why Mermaid refuses it.
pub fn mermaid(text: &str) -> Result<serde_json::Value, String> {
    crate::interchange::mermaid::reading(text)
}

/// Every value of a text, in the order of the tape; none if the text is broken.
pub fn values(bytes: &[u8], syntax: Syntax) -> Vec<Value> {
    let reading = read(bytes, syntax, &Limits::default());
    let tape = &reading.tape;
    let mut values = Vec::new();
    let mut open: Vec<(u32, Option<Range<usize>>)> = vec![(0, None)];
    while let Some((node, name)) = open.pop() {
        if tape.len() == 0 {
            break;
        }
        values.push(Value {
            pointer: tape.pointer(node),
            bytes: tape.bytes(node),
            name,
            text: tape.string(node).map(|text| text.into_owned()),
            number: tape.number(node).map(str::to_owned),
        });
        let items = tape.items(node).map(|item| (item, None));
        let members = tape.members(node).map(|(key, value)| (value, Some(tape.bytes(key))));
        let mut below: Vec<_> = items.chain(members).collect();
        below.reverse();
        open.append(&mut below);
    }
    values
}
