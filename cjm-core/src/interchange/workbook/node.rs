//! [`Node`]: a document in the making, each value with the cell that it came from.

use super::cell::Place;
use crate::Error;
use crate::model::Any;
use crate::write::json;

/// A value, and the cell it came from.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) place: Place,
    pub(super) value: Value,
}

#[derive(Debug, Clone)]
pub(super) enum Value {
    Plain(Any),
    List(Vec<Node>),
    Object(Vec<(String, Node)>),
}

impl Node {
    pub(super) fn object(place: Place) -> Self {
        Self { place, value: Value::Object(Vec::new()) }
    }

    pub(super) fn text(text: impl Into<String>, place: Place) -> Self {
        Self { place, value: Value::Plain(Any::String(text.into())) }
    }

    /// All of `any`, from one cell.
    pub(super) fn of(any: Any, place: Place) -> Self {
        let value = match any {
            Any::List(items) => Value::List(items.into_iter().map(|it| Self::of(it, place)).collect()),
            Any::Object(members) => {
                Value::Object(members.into_iter().map(|(name, it)| (name, Self::of(it, place))).collect())
            }
            plain => Value::Plain(plain),
        };
        Self { place, value }
    }

    pub(super) fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::Plain(Any::String(text)) => Some(text),
            _ => None,
        }
    }

    pub(super) fn get(&self, name: &str) -> Option<&Node> {
        match &self.value {
            Value::Object(members) => members.iter().find(|(own, _)| own == name).map(|(_, node)| node),
            _ => None,
        }
    }

    /// Takes the member `name` out of an object.
    pub(super) fn remove(&mut self, name: &str) -> Option<Node> {
        match &mut self.value {
            Value::Object(members) => {
                let at = members.iter().position(|(own, _)| own == name)?;
                Some(members.remove(at).1)
            }
            _ => None,
        }
    }

    /// The list `name` of an object; an empty one where there is none yet.
    pub(super) fn list(&mut self, name: &str) -> Option<&mut Vec<Node>> {
        let place = self.place;
        match &mut self.member(name, || Self { place, value: Value::List(Vec::new()) })?.value {
            Value::List(items) => Some(items),
            _ => None,
        }
    }

    /// The member `name` of an object, made where it is new.
    fn member(&mut self, name: &str, make: impl FnOnce() -> Node) -> Option<&mut Node> {
        let Value::Object(members) = &mut self.value else { return None };
        let at = members.iter().position(|(own, _)| own == name).unwrap_or_else(|| {
            members.push((name.to_owned(), make()));
            members.len() - 1
        });
        members.get_mut(at).map(|(_, node)| node)
    }

    /// Puts a value at a path of member names with `/` between; `0` is the only item of a list.
    pub(super) fn set(&mut self, path: &str, node: Node) {
        let place = node.place;
        match path.split_once('/') {
            None => {
                if let Value::Object(members) = &mut self.value {
                    members.retain(|(own, _)| own != path);
                    members.push((path.to_owned(), node));
                }
            }
            Some((list, rest)) if rest.starts_with("0/") => {
                let Some(items) = self.list(list) else { return };
                if items.is_empty() {
                    items.push(Self::object(place));
                }
                if let (Some(first), Some(rest)) = (items.first_mut(), rest.strip_prefix("0/")) {
                    first.set(rest, node);
                }
            }
            Some((name, rest)) => {
                if let Some(inner) = self.member(name, || Self::object(place)) {
                    inner.set(rest, node);
                }
            }
        }
    }

    /// Adds what the cells of a row do not show. Where both say something, the cells win.
    pub(super) fn merge(&mut self, more: Node) {
        match (&mut self.value, more.value) {
            (Value::Object(_), Value::Object(members)) => {
                for (name, node) in members {
                    if let Some(own) = self.get_mut(&name) {
                        own.merge(node);
                    } else if let Value::Object(own) = &mut self.value {
                        own.push((name, node));
                    }
                }
            }
            (Value::List(items), Value::List(more)) => items.extend(more),
            // A text in several languages: the cell shows the one that is left open.
            (Value::Plain(text), Value::Object(mut languages)) => {
                let open = |(_, node): &&mut (String, Node)| matches!(node.value, Value::Plain(Any::Null));
                if let Some((_, shown)) = languages.iter_mut().find(open) {
                    shown.value = Value::Plain(std::mem::take(text));
                    self.value = Value::Object(languages);
                }
            }
            _ => {}
        }
    }

    pub(super) fn get_mut(&mut self, name: &str) -> Option<&mut Node> {
        match &mut self.value {
            Value::Object(members) => members.iter_mut().find(|(own, _)| own == name).map(|(_, node)| node),
            _ => None,
        }
    }

    /// Its JSON text, and the cell of every name and value in the order in which the reader counts them.
    pub(super) fn print(&self, text: &mut String, places: &mut Vec<Place>) -> Result<(), Error> {
        places.push(self.place);
        match &self.value {
            Value::Plain(any) => text.push_str(&json::compact(any)?),
            Value::List(items) => {
                text.push('[');
                for (at, item) in items.iter().enumerate() {
                    if at > 0 {
                        text.push(',');
                    }
                    item.print(text, places)?;
                }
                text.push(']');
            }
            Value::Object(members) => {
                text.push('{');
                for (at, (name, node)) in members.iter().enumerate() {
                    if at > 0 {
                        text.push(',');
                    }
                    places.push(node.place);
                    text.push_str(&json::compact(name)?);
                    text.push(':');
                    node.print(text, places)?;
                }
                text.push('}');
            }
        }
        Ok(())
    }
}
