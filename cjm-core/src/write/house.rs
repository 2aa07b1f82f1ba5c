//! The house form of a text (`cjm fmt`): members in the order of the format, everything else as
//! written, comments included.

mod json;
mod yaml;

use super::canonical;
use crate::Error;
use crate::model::Document;
use crate::read::{Limits, ObjectShape, Reading, Shape, Syntax, Tape, read};

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

/// A member of an object in house order: its name, its value and the value's shape.
struct Ordered {
    key: u32,
    value: u32,
    shape: &'static Shape,
}

/// The members of an object: known ones in house order, then the others as they stand.
fn ordered(tape: &Tape<'_>, node: u32, shape: &'static Shape) -> Vec<Ordered> {
    static ANY: Shape = Shape::Any;
    let object = object_of(shape);
    let mut members: Vec<(usize, Ordered)> = tape
        .members(node)
        .map(|(key, value)| {
            let name = tape.string(key).unwrap_or_default();
            let known = object
                .and_then(|object| object.members.iter().enumerate().find(|(_, member)| member.name == name));
            match known {
                Some((at, member)) => (at, Ordered { key, value, shape: member.shape }),
                None => {
                    let shape = if let Shape::Map(value) = shape { value } else { &ANY };
                    (usize::MAX, Ordered { key, value, shape })
                }
            }
        })
        .collect();
    members.sort_by_key(|&(at, _)| at);
    members.into_iter().map(|(_, member)| member).collect()
}

fn object_of(shape: &'static Shape) -> Option<&'static ObjectShape> {
    match shape {
        Shape::Object(object) => Some(object),
        Shape::Either(shapes) => shapes.iter().find_map(|shape| object_of(shape)),
        _ => None,
    }
}

fn item_of(shape: &'static Shape) -> &'static Shape {
    static ANY: Shape = Shape::Any;
    match shape {
        Shape::List(item) => item,
        Shape::Either(shapes) => shapes
            .iter()
            .find_map(|shape| if let Shape::List(item) = shape { Some(*item) } else { None })
            .unwrap_or(&ANY),
        _ => &ANY,
    }
}
