//! What the shape of a value says of its parts.

use crate::read::{ObjectShape, Shape};

static ANY: Shape = Shape::Any;

/// A member as the format sees it.
pub(super) struct Member {
    /// Its place in house order; members that the format does not know come last.
    pub(super) rank: usize,
    pub(super) shape: &'static Shape,
}

/// The member `name` of an object of this shape.
pub(super) fn member(shape: &'static Shape, name: &str) -> Member {
    let members = object_of(shape).map(|object| object.members).unwrap_or_default();
    match members.iter().enumerate().find(|(_, member)| member.name == name) {
        Some((rank, member)) => Member { rank, shape: member.shape },
        None => Member { rank: usize::MAX, shape: values_of(shape).unwrap_or(&ANY) },
    }
}

/// The shape of the items of a list.
pub(super) fn item_of(shape: &'static Shape) -> &'static Shape {
    find(shape, |shape| if let Shape::List(item) = shape { Some(*item) } else { None }).unwrap_or(&ANY)
}

/// The object that a value of this shape may be.
fn object_of(shape: &'static Shape) -> Option<&'static ObjectShape> {
    find(shape, |shape| if let Shape::Object(object) = shape { Some(*object) } else { None })
}

/// What an object of this shape holds under names of the author's choice.
fn values_of(shape: &'static Shape) -> Option<&'static Shape> {
    find(shape, |shape| if let Shape::Map(value) = shape { Some(*value) } else { None })
}

/// What `part` gives of the shape, or of one of the forms that it may take.
fn find<T>(shape: &'static Shape, part: fn(&'static Shape) -> Option<T>) -> Option<T> {
    match shape {
        Shape::Either(forms) => forms.iter().find_map(|form| find(form, part)),
        shape => part(shape),
    }
}
