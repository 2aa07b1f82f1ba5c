//! [`Members`]: those members of a JSON object that somebody asks for, as they stand in the text.

use std::borrow::Cow;
use std::fmt;

use serde::Deserializer as _;
use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Deserializer, Error, Value};

/// The members of an object; of equal names the last counts.
#[derive(Default)]
pub(super) struct Members<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

/// Whether a member of this name may be what a path means, or hold it.
pub(super) fn begins(path: &str, name: &str) -> bool {
    path.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

impl<'a> Members<'a> {
    /// Reads another object: the members that are wanted by name.
    pub(super) fn read(&mut self, object: &'a [u8], wanted: impl Fn(&str) -> bool) -> Result<(), Error> {
        self.0.clear();
        let mut reader = Deserializer::from_slice(object);
        reader.deserialize_map(Reading { members: self, wanted })?;
        reader.end()
    }

    fn of(object: &'a RawValue, wanted: impl Fn(&str) -> bool) -> Result<Self, Error> {
        let mut members = Self::default();
        members.read(object.get().as_bytes(), wanted)?;
        Ok(members)
    }

    fn get(&self, name: &str) -> Option<&'a RawValue> {
        self.0.iter().rev().find(|(own, _)| own == name).map(|(_, value)| *value)
    }

    /// The value at a path; a name may itself hold points.
    pub(super) fn find(&self, path: &str) -> Result<Option<&'a RawValue>, Error> {
        if let Some(value) = self.get(path) {
            return Ok(Some(value));
        }
        for (at, _) in path.match_indices('.') {
            let (Some(name), Some(rest)) = (path.get(..at), path.get(at + 1..)) else { continue };
            if let Some(value) = self.get(name)
                && let Some(found) = inside(value, rest)?
            {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }
}

/// The value at a path below another one.
fn inside<'a>(value: &'a RawValue, path: &str) -> Result<Option<&'a RawValue>, Error> {
    match value.get().as_bytes().first() {
        Some(b'{') => Members::of(value, |name| begins(path, name))?.find(path),
        // `event_params` of Google Analytics: `{key, value: {string_value | int_value | …}}`.
        Some(b'[') => {
            for item in serde_json::from_str::<Vec<&RawValue>>(value.get())? {
                if !item.get().starts_with('{') {
                    continue;
                }
                let item = Members::of(item, |name| matches!(name, "key" | "value"))?;
                let mut key = String::new();
                let named = item.get("key").filter(|key| key.get().starts_with('"'));
                named.map(|named| write(named, &mut key)).transpose()?;
                if named.is_none() || key != path {
                    continue;
                }
                let Some(value) = item.get("value") else { return Ok(None) };
                if !value.get().starts_with('{') {
                    return Ok(Some(value));
                }
                let mut kinds = Members::of(value, |_| true)?.0;
                kinds.sort_by(|(a, _), (b, _)| a.cmp(b));
                return Ok(kinds.into_iter().map(|(_, value)| value).find(|value| value.get() != "null"));
            }
            Ok(None)
        }
        _ => Ok(None),
    }
}

/// Writes a text, a number, true or false; anything else is no cell.
pub(super) fn write(value: &RawValue, text: &mut String) -> Result<(), Error> {
    let raw = value.get();
    match raw.as_bytes() {
        [b'"', inner @ .., b'"'] if !inner.contains(&b'\\') => {
            text.push_str(raw.get(1..raw.len() - 1).unwrap_or_default());
        }
        [b'"', ..] => text.push_str(&serde_json::from_str::<String>(raw)?),
        [b't' | b'f', ..] => text.push_str(raw),
        [b'1'..=b'9', rest @ ..] if rest.len() < 18 && rest.iter().all(u8::is_ascii_digit) => {
            text.push_str(raw)
        }
        [b'-' | b'0'..=b'9', ..] => text.push_str(&serde_json::from_str::<Value>(raw)?.to_string()),
        _ => {}
    }
    Ok(())
}

struct Reading<'m, 'a, W> {
    members: &'m mut Members<'a>,
    wanted: W,
}

impl<'a, W: Fn(&str) -> bool> Visitor<'a> for Reading<'_, 'a, W> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'a>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key_seed(Name)? {
            if (self.wanted)(&name) {
                self.members.0.push((name, map.next_value()?));
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

/// A name as it stands in the text, copied only where it holds escapes.
struct Name;

impl<'a> DeserializeSeed<'a> for Name {
    type Value = Cow<'a, str>;

    fn deserialize<D: serde::Deserializer<'a>>(self, deserializer: D) -> Result<Cow<'a, str>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'a> Visitor<'a> for Name {
    type Value = Cow<'a, str>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a name")
    }

    fn visit_borrowed_str<E>(self, name: &'a str) -> Result<Cow<'a, str>, E> {
        Ok(Cow::Borrowed(name))
    }

    fn visit_str<E>(self, name: &str) -> Result<Cow<'a, str>, E> {
        Ok(Cow::Owned(name.to_owned()))
    }
}
