//! [`Change`]: what a rule would change, before it is a patch.

use super::{Fix, Operation, Safety};
use crate::model::Any;
use crate::read::{Broken, Kind, Shape, Tape, decode, document_shape, push_segment};

/// A change of one value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Change {
    /// A new member of the object.
    Add(&'static str, Any),
    /// Another value.
    Replace(Any),
    /// Another text, in a patch that does not repeat the old one.
    Redact(String),
    /// Nothing in its place; a list that would be left empty goes too.
    Remove,
    /// Another name of the member whose name the node is.
    Rename(String),
}

impl Change {
    /// The fix of the value at `node`; nothing where it cannot be applied.
    pub(crate) fn fix(self, tape: &Tape<'_>, node: u32, safety: Safety, title: String) -> Option<Fix> {
        let path = tape.pointer(node);
        let patch = match self {
            Self::Add(name, value) => {
                if tape.kind(node) != Kind::Object || tape.get(node, name).is_some() {
                    return None;
                }
                let add = Operation::Add { path: join(&path, name), value };
                // The id shows that it is still the same object.
                match tape.get(node, "id") {
                    Some(id) => vec![Operation::Test { path: join(&path, "id"), value: any(tape, id)? }, add],
                    None => vec![add],
                }
            }
            Self::Replace(value) => {
                let test = Operation::Test { path: path.clone(), value: any(tape, node)? };
                vec![test, Operation::Replace { path, value }]
            }
            Self::Redact(text) => vec![Operation::Replace { path, value: Any::String(text) }],
            Self::Remove => {
                let (node, path) = with_empty_list(tape, node, path);
                vec![
                    Operation::Test { path: path.clone(), value: any(tape, node)? },
                    Operation::Remove { path },
                ]
            }
            Self::Rename(name) => {
                let (parent, _) = path.rsplit_once('/')?;
                let to = join(parent, &name);
                if resolve(tape, &to).is_some() {
                    return None;
                }
                vec![Operation::Move { from: path, path: to }]
            }
        };
        Some(Fix { title, safety, patch })
    }
}

/// The list that holds the node instead of the node, if it holds nothing else.
fn with_empty_list(tape: &Tape<'_>, node: u32, path: String) -> (u32, String) {
    let parent = path.rsplit_once('/').map(|(parent, _)| parent.to_owned());
    let list = parent.as_deref().and_then(|parent| resolve(tape, parent));
    match list.zip(parent) {
        Some((list, parent)) if tape.kind(list) == Kind::List && tape.items(list).nth(1).is_none() => {
            (list, parent)
        }
        _ => (node, path),
    }
}

fn join(parent: &str, name: &str) -> String {
    let mut pointer = parent.to_owned();
    push_segment(&mut pointer, name);
    pointer
}

/// The value at a node.
pub(crate) fn any(tape: &Tape<'_>, node: u32) -> Option<Any> {
    decode(tape, node, &Broken::new()).ok()
}

/// The node at a pointer.
pub(super) fn resolve(tape: &Tape<'_>, pointer: &str) -> Option<u32> {
    super::patch::segments(pointer).try_fold(0, |node, segment| match tape.kind(node) {
        Kind::Object => tape.get(node, &segment),
        Kind::List => tape.items(node).nth(segment.parse::<usize>().ok()?),
        _ => None,
    })
}

/// What the value at a node must be, and whether it is a member that must be present; nothing
/// inside extensions. For the name of a member the shape of the object.
pub(crate) fn shape_at(tape: &Tape<'_>, target: u32) -> Option<(&'static Shape, bool)> {
    let (mut at, mut shape, mut required) = (0, document_shape(), true);
    while at != target {
        let holds = |index: u32| index <= target && target < tape.after(index);
        match tape.kind(at) {
            Kind::Object => {
                let (key, value) = tape.members(at).find(|&(key, value)| key == target || holds(value))?;
                if key == target {
                    return Some((shape, required));
                }
                let name = tape.string(key).unwrap_or_default();
                (shape, required) = member(shape, &name)?;
                at = value;
            }
            Kind::List => {
                at = tape.items(at).find(|&item| holds(item))?;
                (shape, required) = (item(shape)?, false);
            }
            _ => return None,
        }
    }
    Some((shape, required))
}

fn member(shape: &'static Shape, name: &str) -> Option<(&'static Shape, bool)> {
    match shape {
        Shape::Object(object) => {
            let member = object.members.iter().find(|member| member.name == name)?;
            Some((member.shape, member.required))
        }
        Shape::Map(value) => Some((value, false)),
        Shape::Either(shapes) => shapes.iter().find_map(|shape| member(shape, name)),
        _ => None,
    }
}

fn item(shape: &'static Shape) -> Option<&'static Shape> {
    match shape {
        Shape::List(item) => Some(item),
        Shape::Either(shapes) => shapes.iter().find_map(|shape| item(shape)),
        _ => None,
    }
}
