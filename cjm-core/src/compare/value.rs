//! Values as canonical JSON text and as [`Any`]: equality, order of members, order of sets.

use std::borrow::Cow;

use super::slot::{Slot, member, object_of, slot};
use crate::Error;
use crate::model::Any;
use crate::read::{Broken, Kind, Shape, Tape, decode, parse_json};
use crate::write::by_utf16;

/// The value of canonical text.
pub(super) fn parse(text: &str) -> Result<Any, Error> {
    let tape = parse_json(text).map_err(|fault| Error::Internal(fault.message))?;
    any(&tape, 0)
}

/// The value at a node.
pub(super) fn any(tape: &Tape<'_>, node: u32) -> Result<Any, Error> {
    decode(tape, node, &Broken::new()).map_err(|error| Error::Internal(error.to_string()))
}

/// JSON text with members in canonical order.
pub(super) fn print(value: &Any) -> String {
    let mut out = String::new();
    write(value, &mut out);
    out
}

fn write(value: &Any, out: &mut String) {
    match value {
        Any::Null => out.push_str("null"),
        Any::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Any::Number(text) => out.push_str(text),
        Any::String(text) => out.push_str(&quote(text)),
        Any::List(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                write(item, out);
            }
            out.push(']');
        }
        Any::Object(members) => {
            let mut members: Vec<&(String, Any)> = members.iter().collect();
            members.sort_by(|(a, _), (b, _)| by_utf16(a, b));
            out.push('{');
            for (at, (name, value)) in members.into_iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                out.push_str(&quote(name));
                out.push(':');
                write(value, out);
            }
            out.push('}');
        }
    }
}

/// A text in quotes.
pub(super) fn quote(text: &str) -> String {
    // A text always has a JSON form.
    serde_json::to_string(text).unwrap_or_default()
}

/// Whether two values say the same: numbers by value, members in any order.
pub(super) fn same(a: &Any, b: &Any) -> bool {
    match (a, b) {
        (Any::Number(a), Any::Number(b)) => {
            a == b
                || matches!((a.parse::<f64>(), b.parse::<f64>()), (Ok(a), Ok(b)) if a == b && a.is_finite())
        }
        (Any::List(a), Any::List(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Any::Object(left), Any::Object(right)) => {
            let sorted = |members: &[(String, Any)]| {
                let mut at: Vec<usize> = (0..members.len()).collect();
                at.sort_by(|&a, &b| members.get(a).map(|it| &it.0).cmp(&members.get(b).map(|it| &it.0)));
                at
            };
            left.len() == right.len()
                && sorted(left).into_iter().zip(sorted(right)).all(|(a, b)| {
                    match (left.get(a), right.get(b)) {
                        (Some((a, x)), Some((b, y))) => a == b && same(x, y),
                        _ => false,
                    }
                })
        }
        (a, b) => a == b,
    }
}

/// Canonical text of a shape with every set inside it sorted: equal exactly if two values differ in
/// nothing but the order of sets.
pub(super) fn unordered<'t>(text: &'t str, shape: Option<&'static Shape>) -> Cow<'t, str> {
    match shape {
        Some(shape) if text.starts_with(['{', '[']) => match parse_json(text) {
            Ok(tape) => Cow::Owned(sorted(&tape, 0, Some(shape))),
            Err(_) => Cow::Borrowed(text),
        },
        _ => Cow::Borrowed(text),
    }
}

fn sorted(tape: &Tape<'_>, node: u32, shape: Option<&'static Shape>) -> String {
    match (tape.kind(node), shape) {
        (Kind::List, Some(list)) => {
            let item = if let Shape::List(item) = list { Some(*item) } else { None };
            let mut items: Vec<String> = tape.items(node).map(|node| sorted(tape, node, item)).collect();
            if !matches!(slot(list), Slot::Things | Slot::Sequence | Slot::Value) {
                items.sort();
            }
            format!("[{}]", items.join(","))
        }
        (Kind::Object, Some(shape)) => {
            let object = object_of(shape);
            let members: Vec<String> = tape
                .members(node)
                .map(|(key, value)| {
                    let name = tape.string(key).unwrap_or_default();
                    let inner = match shape {
                        Shape::Map(value) => Some(*value),
                        _ => object.and_then(|object| member(object, &name)),
                    };
                    format!("{}:{}", tape.source(key), sorted(tape, value, inner))
                })
                .collect();
            format!("{{{}}}", members.join(","))
        }
        _ => tape.source(node).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{parse, print, same, unordered};
    use crate::compare::slot::{item_object, member, root};

    #[test]
    fn the_text_of_numbers_survives() {
        let text = r#"{"a":1.50,"b":[1e400,null,true,"x\n"]}"#;
        assert_eq!(print(&parse(text).unwrap()), text);
    }

    #[test]
    fn numbers_are_the_same_by_value_and_members_in_any_order() {
        let same = |a: &str, b: &str| same(&parse(a).unwrap(), &parse(b).unwrap());
        assert!(same(r#"{"a":1,"b":[2]}"#, r#"{"b":[2.0],"a":1e0}"#));
        assert!(!same(r#"{"a":1}"#, r#"{"a":1,"b":2}"#));
        assert!(!same("1e400", "1e401"));
        assert!(!same("[1,2]", "[2,1]"));
    }

    #[test]
    fn only_sets_are_sorted() {
        let step =
            item_object(member(item_object(member(root(), "maps").unwrap()).unwrap(), "stages").unwrap())
                .and_then(|stage| item_object(member(stage, "steps")?))
                .unwrap();
        let emotions = member(step, "emotions");
        assert_eq!(
            unordered(r#"[{"counts":[3,1,2],"evidence":["b","a"]},0.5]"#, emotions),
            r#"[{"counts":[3,1,2],"evidence":["a","b"]},0.5]"#
        );
        assert_eq!(unordered(r#"["b","a"]"#, None), r#"["b","a"]"#);
    }
}
