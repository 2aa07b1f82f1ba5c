//! Numbers whose spelling matters: a program that prints a change set anew may write `1.50` as `1.5`.

use super::change_set::ChangeSet;
use super::op::Change;
use super::slot::{member, object_of};
use super::summary::object_called;
use crate::model::Any;
use crate::read::{ObjectShape, Shape};

/// Whether a change set brings a number that documents keep as it is spelled: one in a member that the
/// format does not know. Then the content hash of its target cannot be counted on.
pub(super) fn matters(changes: &ChangeSet) -> bool {
    let mut new = changes.ops.iter().map(|op| (&op.change, object_called(&op.subject.kind)));
    new.any(|(change, object)| match change {
        Change::Insert { value, .. } => in_object(value, object),
        Change::Set { field, new: Some(new), .. } => {
            in_value(new, object.and_then(|object| member(object, field)))
        }
        _ => false,
    }) || changes.order.iter().any(|arrangement| in_value(&arrangement.new, None))
}

fn in_object(value: &Any, object: Option<&'static ObjectShape>) -> bool {
    match value {
        Any::Object(members) => members
            .iter()
            .any(|(name, value)| in_value(value, object.and_then(|object| member(object, name)))),
        _ => false,
    }
}

fn in_value(value: &Any, shape: Option<&'static Shape>) -> bool {
    match (value, shape) {
        (Any::Number(_), shape) => matches!(shape, None | Some(Shape::Any)),
        (Any::List(items), Some(Shape::List(item))) => items.iter().any(|value| in_value(value, Some(item))),
        (Any::List(items), _) => items.iter().any(|value| in_value(value, None)),
        (Any::Object(members), Some(Shape::Map(inner))) => {
            members.iter().any(|(_, value)| in_value(value, Some(inner)))
        }
        (value @ Any::Object(_), shape) => in_object(value, shape.and_then(object_of)),
        _ => false,
    }
}
