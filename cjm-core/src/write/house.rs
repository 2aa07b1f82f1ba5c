//! The house form of a text (`cjm fmt`): members in the order of the format, everything else as
//! written, comments included.

mod json;
mod yaml;

use super::canonical;
use super::shape::member;
use crate::Error;
use crate::model::Document;
use crate::read::{Limits, Reading, Shape, Syntax, Tape, read};

/// The text of a healthy reading in house form, in its own syntax.
///
/// # Errors
/// Only where the document cannot be written at all.
pub(crate) fn house(reading: &Reading<'_>, document: &Document) -> Result<String, Error> {
    let text = match reading.syntax {
        Syntax::Yaml => yaml::house(&reading.tape),
        _ => json::house(&reading.tape),
    };
    // Moving text about can change what it says where an anchor comes after its alias: then it
    // stays as it is.
    let again = read(text.as_bytes(), reading.syntax, &Limits::default());
    let same = match &again.document {
        Some(again) => canonical(again)? == canonical(document)?,
        None => false,
    };
    Ok(if same { text } else { reading.tape.text().to_owned() })
}

/// How the lines of a text end: as its first one does.
fn line_break(text: &str) -> &'static str {
    let crlf = text.find('\n').is_some_and(|at| text.get(..at).is_some_and(|line| line.ends_with('\r')));
    if crlf { "\r\n" } else { "\n" }
}

/// A member of an object in house order: its name, its value and the value's shape.
struct Ordered {
    key: u32,
    value: u32,
    shape: &'static Shape,
}

/// The members of an object: known ones in house order, then the others as they stand.
fn ordered(tape: &Tape<'_>, node: u32, shape: &'static Shape) -> Vec<Ordered> {
    let mut members: Vec<(usize, Ordered)> = tape
        .members(node)
        .map(|(key, value)| {
            let known = member(shape, &tape.string(key).unwrap_or_default());
            (known.rank, Ordered { key, value, shape: known.shape })
        })
        .collect();
    members.sort_by_key(|&(rank, _)| rank);
    members.into_iter().map(|(_, member)| member).collect()
}
