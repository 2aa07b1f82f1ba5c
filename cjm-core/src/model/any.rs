//! [`Any`]: whatever an extension holds, kept as written.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;

use super::canonical::{self, Canonical};
use crate::write::json;

/// Any JSON value. Objects keep the order of their members, numbers keep their text
/// (`1.50`, `1e400`), which is what makes extensions survive every round trip.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Any {
    /// `null`.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as the text of a JSON number.
    Number(String),
    /// A text.
    String(String),
    /// A list.
    List(Vec<Any>),
    /// An object, its members in order.
    Object(Vec<(String, Any)>),
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Any {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Any".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::Schema::from(true)
    }
}

/// Asks a deserializer of ours for [`Any`], with numbers as the bytes of their text.
pub(crate) const TOKEN: &str = "$cjm::any";

impl Any {
    /// The member `name` of an object.
    pub fn get(&self, name: &str) -> Option<&Any> {
        match self {
            Self::Object(members) => members.iter().find(|(key, _)| key == name).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The text, if this is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }
}

impl Serialize for Any {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(text) => match RawValue::from_string(text.clone()) {
                Ok(raw) => raw.serialize(serializer),
                Err(_) => serializer.serialize_str(text),
            },
            Self::String(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items),
            Self::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (key, value) in members {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

impl Canonical for Any {
    fn canonical(&self, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(value) => value.canonical(out),
            Self::Number(text) => match RawValue::from_string(text.clone()) {
                Ok(raw) => out.push_str(raw.get()),
                Err(_) => text.canonical(out),
            },
            Self::String(text) => text.canonical(out),
            Self::List(items) => items.canonical(out),
            Self::Object(members) => {
                canonical::named(members.iter().map(|(name, value)| (name.as_str(), value)), out);
            }
        }
    }
}

impl<'de> Deserialize<'de> for Any {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(TOKEN, AnyVisitor)
    }
}

struct AnyVisitor;

impl<'de> Visitor<'de> for AnyVisitor {
    type Value = Any;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any value")
    }
    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Any, D::Error> {
        deserializer.deserialize_any(self)
    }
    fn visit_unit<E>(self) -> Result<Any, E> {
        Ok(Any::Null)
    }
    fn visit_bool<E>(self, value: bool) -> Result<Any, E> {
        Ok(Any::Bool(value))
    }
    fn visit_u64<E>(self, value: u64) -> Result<Any, E> {
        Ok(Any::Number(value.to_string()))
    }
    fn visit_i64<E>(self, value: i64) -> Result<Any, E> {
        Ok(Any::Number(value.to_string()))
    }
    fn visit_f64<E>(self, value: f64) -> Result<Any, E> {
        Ok(Any::Number(json::number(value)))
    }
    fn visit_str<E>(self, text: &str) -> Result<Any, E> {
        Ok(Any::String(text.to_owned()))
    }
    fn visit_bytes<E: Error>(self, number: &[u8]) -> Result<Any, E> {
        String::from_utf8(number.to_vec()).map(Any::Number).map_err(E::custom)
    }
    fn visit_string<E>(self, text: String) -> Result<Any, E> {
        Ok(Any::String(text))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Any, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Any::List(list))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Any, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Any::Object(members))
    }
}
