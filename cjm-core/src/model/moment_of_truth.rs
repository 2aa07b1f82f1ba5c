//! [`MomentOfTruth`]: a step that makes or breaks the relation.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use super::Note;
use super::canonical::Canonical;

/// A step that makes or breaks the relation (Carlzon, Moments of Truth, 1987).
#[derive(Debug, Clone, PartialEq)]
pub enum MomentOfTruth {
    /// It is one: `true`.
    Marked,
    /// It is one, and why.
    Because(Note),
}

impl MomentOfTruth {
    /// Why it is one, if somebody wrote it down.
    pub fn reason(&self) -> Option<&Note> {
        match self {
            Self::Marked => None,
            Self::Because(note) => Some(note),
        }
    }
}

impl Serialize for MomentOfTruth {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Marked => serializer.serialize_bool(true),
            Self::Because(note) => note.serialize(serializer),
        }
    }
}

impl Canonical for MomentOfTruth {
    fn canonical(&self, out: &mut String) {
        match self {
            Self::Marked => true.canonical(out),
            Self::Because(note) => note.canonical(out),
        }
    }
}

impl<'de> Deserialize<'de> for MomentOfTruth {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = MomentOfTruth;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("`true`, a text or an object")
            }
            fn visit_bool<E: Error>(self, value: bool) -> Result<MomentOfTruth, E> {
                if value {
                    Ok(MomentOfTruth::Marked)
                } else {
                    Err(E::custom("expected `true`, a text or an object; leave it out instead of `false`"))
                }
            }
            fn visit_str<E>(self, text: &str) -> Result<MomentOfTruth, E> {
                Ok(MomentOfTruth::Because(text.into()))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<MomentOfTruth, A::Error> {
                Note::deserialize(MapAccessDeserializer::new(map)).map(MomentOfTruth::Because)
            }
        }
        deserializer.deserialize_any(Reader)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for MomentOfTruth {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "MomentOfTruth".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let note = generator.subschema_for::<Note>();
        schemars::json_schema!({
            "description": "A step that makes or breaks the relation: `true`, or why it does.",
            "anyOf": [{ "const": true }, note],
            "examples": [true, "the first delivery decides whether they stay"]
        })
    }
}
