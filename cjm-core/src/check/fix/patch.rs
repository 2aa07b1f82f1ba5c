//! [`Operation`]: one step of a JSON Patch, and its effect on a value.

use serde::Serialize;

use crate::model::Any;

/// One step of a JSON Patch (RFC 6902); the kinds that fixes need.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "op", rename_all = "lowercase")]
pub enum Operation {
    /// The value at `path` must be this one, or the patch does not apply.
    Test {
        /// RFC 6901 pointer.
        path: String,
        /// What must be there.
        value: Any,
    },
    /// Adds a member to an object.
    Add {
        /// RFC 6901 pointer.
        path: String,
        /// What to add.
        value: Any,
    },
    /// Replaces a value.
    Replace {
        /// RFC 6901 pointer.
        path: String,
        /// What to put there.
        value: Any,
    },
    /// Takes out a member or an item.
    Remove {
        /// RFC 6901 pointer.
        path: String,
    },
    /// Gives a member another name.
    Move {
        /// RFC 6901 pointer to where it is.
        from: String,
        /// RFC 6901 pointer to where it shall be.
        path: String,
    },
}

/// Splits a pointer into that of the parent and the last segment, unescaped.
pub(super) fn split(pointer: &str) -> Option<(&str, String)> {
    let (parent, last) = pointer.rsplit_once('/')?;
    Some((parent, unescape(last)))
}

/// The segments of a pointer, unescaped.
pub(super) fn segments(pointer: &str) -> impl Iterator<Item = String> {
    pointer.split('/').skip(1).map(unescape)
}

fn unescape(segment: &str) -> String {
    segment.replace("~1", "/").replace("~0", "~")
}

impl Operation {
    /// Carries it out; nothing if it does not apply.
    pub(super) fn apply(&self, root: &mut Any) -> Option<()> {
        match self {
            Self::Test { path, value } => same(at(root, path)?, value).then_some(()),
            Self::Add { path, value } => {
                let (parent, name) = split(path)?;
                add(at(root, parent)?, name, value.clone())
            }
            Self::Replace { path, value } => {
                *at(root, path)? = value.clone();
                Some(())
            }
            Self::Remove { path } => take(root, path).map(|_| ()),
            Self::Move { from, path } => {
                let value = take(root, from)?;
                let (parent, name) = split(path)?;
                add(at(root, parent)?, name, value)
            }
        }
    }
}

fn at<'v>(root: &'v mut Any, pointer: &str) -> Option<&'v mut Any> {
    segments(pointer).try_fold(root, |value, segment| match value {
        Any::Object(members) => members.iter_mut().find(|(name, _)| *name == segment).map(|(_, value)| value),
        Any::List(items) => items.get_mut(segment.parse::<usize>().ok()?),
        _ => None,
    })
}

fn add(parent: &mut Any, name: String, value: Any) -> Option<()> {
    match parent {
        Any::Object(members) if members.iter().all(|(other, _)| *other != name) => {
            members.push((name, value));
            Some(())
        }
        _ => None,
    }
}

fn take(root: &mut Any, pointer: &str) -> Option<Any> {
    let (parent, name) = split(pointer)?;
    match at(root, parent)? {
        Any::Object(members) => {
            let index = members.iter().position(|(other, _)| *other == name)?;
            Some(members.remove(index).1)
        }
        Any::List(items) => {
            let index = name.parse::<usize>().ok().filter(|&index| index < items.len())?;
            Some(items.remove(index))
        }
        _ => None,
    }
}

/// Whether two values are the same, whatever the order of their members.
pub(super) fn same(a: &Any, b: &Any) -> bool {
    match (a, b) {
        (Any::List(a), Any::List(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Any::Object(a), Any::Object(b)) => {
            let sorted = |members: &[(String, Any)]| {
                let mut order: Vec<usize> = (0..members.len()).collect();
                order.sort_by_key(|&at| members.get(at).map(|(name, _)| name.clone()));
                order
            };
            let pairs = |(x, y): (usize, usize)| match (a.get(x), b.get(y)) {
                (Some((left, x)), Some((right, y))) => left == right && same(x, y),
                _ => false,
            };
            a.len() == b.len() && sorted(a).into_iter().zip(sorted(b)).all(pairs)
        }
        (a, b) => a == b,
    }
}

#[cfg(test)]
mod tests {
    use super::{Any, Operation, same};

    fn value(text: &str) -> Any {
        serde_json::from_str(text).unwrap()
    }

    fn patched(text: &str, operation: &Operation) -> Option<String> {
        let mut value = value(text);
        operation.apply(&mut value)?;
        serde_json::to_string(&value).ok()
    }

    #[test]
    fn each_operation_does_what_the_standard_says() {
        let text = r#"{"a":[1,2],"b/c":{"~":0}}"#;
        let path = |path: &str| path.to_owned();
        let replace = Operation::Replace { path: path("/b~1c/~0"), value: value("9") };
        assert_eq!(patched(text, &replace).unwrap(), r#"{"a":[1,2],"b/c":{"~":9}}"#);
        let remove = Operation::Remove { path: path("/a/0") };
        assert_eq!(patched(text, &remove).unwrap(), r#"{"a":[2],"b/c":{"~":0}}"#);
        let add = Operation::Add { path: path("/d"), value: value("true") };
        assert_eq!(patched(text, &add).unwrap(), r#"{"a":[1,2],"b/c":{"~":0},"d":true}"#);
        let rename = Operation::Move { from: path("/a"), path: path("/z") };
        assert_eq!(patched(text, &rename).unwrap(), r#"{"b/c":{"~":0},"z":[1,2]}"#);
        let test = Operation::Test { path: path("/a"), value: value("[2,1]") };
        assert_eq!(patched(text, &test), None);
    }

    #[test]
    fn what_is_not_there_cannot_be_changed() {
        for path in ["/x", "/a/2", "/a/-1", "/a/0/0"] {
            assert_eq!(
                patched(r#"{"a":[1,2]}"#, &Operation::Remove { path: path.to_owned() }),
                None,
                "{path}"
            );
        }
    }

    #[test]
    fn members_have_no_order_and_items_have() {
        assert!(same(&value(r#"{"a":1,"b":[1,2]}"#), &value(r#"{"b":[1,2],"a":1}"#)));
        assert!(!same(&value("[1,2]"), &value("[2,1]")));
        assert!(!same(&value(r#"{"a":1}"#), &value(r#"{"b":1}"#)));
    }
}
