//! From the tape to the typed model, through serde: every healthy subtree, broken ones left out.

use std::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize as _, forward_to_deserialize_any};

use super::Broken;
use super::shape::Names;
use super::tape::{Items, Kind, Members, Tape};
use crate::model::{ANY_TOKEN, Document};

/// Reads `T` from the value at `node`.
pub(crate) fn decode<'t, T: serde::Deserialize<'t>>(
    tape: &'t Tape<'_>,
    node: u32,
    broken: &'t Broken,
) -> Result<T, Mismatch> {
    T::deserialize(Value { tape, node, broken, names: Names::UNKNOWN, any: false })
}

/// Reads a document of which the shape check has told the members.
pub(super) fn decode_document(tape: &Tape<'_>, broken: &Broken, names: &Names) -> Result<Document, Mismatch> {
    Document::deserialize(Value { tape, node: 0, broken, names, any: false })
}

/// The model asks for something that the shape check let through otherwise: a defect of ours.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct Mismatch(String);

impl de::Error for Mismatch {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

#[derive(Clone, Copy)]
struct Value<'t, 'a> {
    tape: &'t Tape<'a>,
    node: u32,
    broken: &'t Broken,
    names: &'t Names,
    /// Numbers are wanted as text.
    any: bool,
}

impl<'t> Value<'t, '_> {
    fn number<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        let text = self.tape.number(self.node).unwrap_or_default();
        if self.any {
            // Bytes are what JSON does not have: no document can look like a number to `Any`.
            return visitor.visit_bytes(text.as_bytes());
        }
        if let Ok(whole) = text.parse::<u64>() {
            return visitor.visit_u64(whole);
        }
        if let Ok(whole) = text.parse::<i64>() {
            return visitor.visit_i64(whole);
        }
        let value: f64 = text.parse().map_err(de::Error::custom)?;
        visitor.visit_f64(value)
    }
}

impl<'t> Deserializer<'t> for Value<'t, '_> {
    type Error = Mismatch;

    fn deserialize_any<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self.tape.kind(self.node) {
            Kind::Null => visitor.visit_unit(),
            Kind::False => visitor.visit_bool(false),
            Kind::True => visitor.visit_bool(true),
            Kind::Number | Kind::OwnedNumber => self.number(visitor),
            Kind::Quoted | Kind::Escaped | Kind::Plain | Kind::Owned => {
                match self.tape.string(self.node).unwrap_or_default() {
                    std::borrow::Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
                    std::borrow::Cow::Owned(text) => visitor.visit_string(text),
                }
            }
            Kind::List => visitor.visit_seq(List { items: self.tape.items(self.node), holder: self }),
            Kind::Object => {
                visitor.visit_map(Object { members: self.tape.members(self.node), holder: self, value: None })
            }
        }
    }

    fn deserialize_option<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'t>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        visitor.visit_newtype_struct(Self { any: name == ANY_TOKEN, ..self })
    }

    /// A whole number may be written `5.0` or `5e0`.
    fn deserialize_u64<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        let text = self.tape.number(self.node).unwrap_or_default();
        match text.parse::<u64>() {
            Ok(whole) => visitor.visit_u64(whole),
            Err(_) => match text.parse::<f64>() {
                Ok(value) if value >= 0.0 && value.trunc() == value && value < 9.1e15 => {
                    visitor.visit_u64(value as u64)
                }
                _ => Err(de::Error::custom(format_args!("`{text}` is not a whole number"))),
            },
        }
    }

    fn deserialize_identifier<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self.names.place(self.node) {
            Some(place) => visitor.visit_u64(place),
            None => self.deserialize_any(visitor),
        }
    }

    fn deserialize_enum<V: Visitor<'t>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        let word = self.tape.string(self.node).unwrap_or_default();
        let word: StrDeserializer<'_, Mismatch> = de::IntoDeserializer::into_deserializer(word.as_ref());
        visitor.visit_enum(word)
    }

    forward_to_deserialize_any! {
        <W: Visitor<'t>>
        bool i8 i16 i32 i64 i128 u8 u16 u32 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct seq tuple tuple_struct map struct ignored_any
    }
}

struct List<'t, 'a> {
    items: Items<'t, 'a>,
    holder: Value<'t, 'a>,
}

impl<'t> SeqAccess<'t> for List<'t, '_> {
    type Error = Mismatch;
    fn next_element_seed<T: DeserializeSeed<'t>>(&mut self, seed: T) -> Result<Option<T::Value>, Mismatch> {
        let broken = self.holder.broken;
        match self.items.find(|item| !broken.contains(*item)) {
            Some(node) => seed.deserialize(Value { node, ..self.holder }).map(Some),
            None => Ok(None),
        }
    }
    fn size_hint(&self) -> Option<usize> {
        Some(self.items.clone().count())
    }
}

struct Object<'t, 'a> {
    members: Members<'t, 'a>,
    holder: Value<'t, 'a>,
    value: Option<u32>,
}

impl<'t> MapAccess<'t> for Object<'t, '_> {
    type Error = Mismatch;
    fn next_key_seed<K: DeserializeSeed<'t>>(&mut self, seed: K) -> Result<Option<K::Value>, Mismatch> {
        let broken = self.holder.broken;
        match self.members.find(|(_, value)| !broken.contains(*value)) {
            Some((key, value)) => {
                self.value = Some(value);
                seed.deserialize(Value { node: key, ..self.holder }).map(Some)
            }
            None => Ok(None),
        }
    }
    fn next_value_seed<V: DeserializeSeed<'t>>(&mut self, seed: V) -> Result<V::Value, Mismatch> {
        let node = self.value.take().ok_or_else(|| de::Error::custom("a value without a name"))?;
        seed.deserialize(Value { node, ..self.holder })
    }
}
