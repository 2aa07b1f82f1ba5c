//! [`Slot`]: how the value of a member is compared, derived from its shape alone.

use crate::read::{MemberShape, ObjectShape, Shape, document_shape};

/// How the value of a member is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    /// One value, taken as a whole.
    Value,
    /// A list of things that have ids (cells: that may have one): a sequence.
    Things,
    /// A list of ids or words whose order says nothing.
    Set,
    /// A list of objects told apart by these members; its order says nothing.
    Keyed(&'static [&'static str]),
    /// A list of things without ids, told apart by all that they say: a sequence.
    Sequence,
}

impl Slot {
    /// Whether the order of the list says something.
    pub(super) fn is_ordered(self) -> bool {
        matches!(self, Self::Things | Self::Sequence)
    }
}

/// What tells objects without an id apart.
const KEYS: [(&str, &[&str]); 7] = [
    ("reading", &["metric", "period"]),
    ("rating", &["of", "persona", "stage"]),
    ("map rating", &["need", "of", "persona", "stage"]),
    ("improvement", &["need", "persona"]),
    ("observed step", &["step"]),
    ("flow", &["from", "to", "kind"]),
    ("question", &["column"]),
];

/// How a value of this shape is compared.
pub(super) fn slot(shape: &'static Shape) -> Slot {
    let Shape::List(item) = shape else { return Slot::Value };
    match item {
        Shape::Text | Shape::Form(_) | Shape::Choice(_) => Slot::Set,
        item => match object_of(item) {
            None => Slot::Value,
            Some(object) if object.members.iter().any(|member| member.name == "id") => Slot::Things,
            Some(object) => KEYS
                .iter()
                .find(|(name, _)| *name == object.name)
                .map_or(Slot::Sequence, |(_, keys)| Slot::Keyed(keys)),
        },
    }
}

/// The object that a value of this shape may be.
pub(super) fn object_of(shape: &'static Shape) -> Option<&'static ObjectShape> {
    match shape {
        Shape::Object(object) => Some(object),
        Shape::Either(shapes) => shapes.iter().find_map(|shape| object_of(shape)),
        _ => None,
    }
}

/// The object that an item of a list of this shape may be.
pub(super) fn item_object(shape: &'static Shape) -> Option<&'static ObjectShape> {
    if let Shape::List(item) = shape { object_of(item) } else { None }
}

/// The shape of the member `name`; nothing for members that the format does not know.
pub(super) fn member(object: &'static ObjectShape, name: &str) -> Option<&'static Shape> {
    known(object, name).map(|member| member.shape)
}

/// The same with all that the format knows of it.
pub(super) fn known(object: &'static ObjectShape, name: &str) -> Option<&'static MemberShape> {
    object.members.iter().find(|member| member.is_called(name.as_bytes()))
}

/// How the member `name` is compared.
pub(super) fn slot_of(object: &'static ObjectShape, name: &str) -> Slot {
    member(object, name).map_or(Slot::Value, slot)
}

/// The shape of the document itself.
pub(super) fn root() -> &'static ObjectShape {
    const NOTHING: &ObjectShape = &ObjectShape { name: "document", members: &[] };
    object_of(document_shape()).unwrap_or(NOTHING)
}

/// The name of a kind of thing as JSON writes it: `knowledge gap` is `knowledgeGap`.
pub(super) fn kind(object: &ObjectShape) -> String {
    let mut words = object.name.split(' ');
    let mut kind = words.next().unwrap_or_default().to_owned();
    for word in words {
        let mut letters = word.chars();
        kind.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        kind.extend(letters);
    }
    kind
}

#[cfg(test)]
mod tests {
    use super::{Slot, item_object, member, root, slot_of};

    fn object(path: &[&str]) -> &'static crate::read::ObjectShape {
        path.iter().fold(root(), |object, name| {
            item_object(member(object, name).expect("a member")).expect("a list of objects")
        })
    }

    #[test]
    fn lists_are_told_apart_by_their_shape() {
        let step = object(&["maps", "stages", "steps"]);
        assert_eq!(slot_of(step, "pains"), Slot::Things);
        assert_eq!(slot_of(step, "backstage"), Slot::Things);
        assert_eq!(slot_of(step, "needs"), Slot::Set);
        assert_eq!(slot_of(step, "devices"), Slot::Set);
        assert_eq!(slot_of(step, "actions"), Slot::Sequence);
        assert_eq!(slot_of(step, "metrics"), Slot::Keyed(&["metric", "period"]));
        assert_eq!(slot_of(step, "name"), Slot::Value);
        assert_eq!(slot_of(step, "x-any"), Slot::Value);
        assert_eq!(slot_of(object(&["scales"]), "labels"), Slot::Value);
        assert_eq!(slot_of(object(&["needs", "ratings"]), "counts"), Slot::Value);
    }

    #[test]
    fn every_key_names_members_of_its_object() {
        fn visit(object: &'static crate::read::ObjectShape, seen: &mut Vec<&'static str>) {
            for shape in object.members.iter().map(|member| member.shape) {
                if let (Slot::Keyed(keys), Some(item)) = (super::slot(shape), item_object(shape)) {
                    assert!(keys.iter().all(|key| member(item, key).is_some()), "{}", item.name);
                }
                if let Some(inner) = item_object(shape).or_else(|| super::object_of(shape))
                    && !seen.contains(&inner.name)
                {
                    seen.push(inner.name);
                    visit(inner, seen);
                }
            }
        }
        let mut seen = Vec::new();
        visit(root(), &mut seen);
        for (name, _) in super::KEYS {
            assert!(seen.contains(&name), "no object is called {name}");
        }
    }
}
