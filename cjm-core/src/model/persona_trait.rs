//! [`Trait`]: one fact about a persona.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use super::Text;
use super::canonical::Canonical;

/// One fact about a persona: words or a number.
#[derive(Debug, Clone, PartialEq)]
pub enum Trait {
    /// In words.
    Text(Text),
    /// In numbers.
    Number(f64),
}

impl From<&str> for Trait {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<f64> for Trait {
    fn from(value: f64) -> Self {
        Self::Number(value)
    }
}

impl Serialize for Trait {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => text.serialize(serializer),
            Self::Number(value) => serializer.serialize_f64(*value),
        }
    }
}

impl Canonical for Trait {
    fn canonical(&self, out: &mut String) {
        match self {
            Self::Text(text) => text.canonical(out),
            Self::Number(value) => value.canonical(out),
        }
    }
}

impl<'de> Deserialize<'de> for Trait {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Trait;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a text, a number, or an object of one text a language")
            }
            fn visit_f64<E>(self, value: f64) -> Result<Trait, E> {
                Ok(value.into())
            }
            fn visit_i64<E>(self, value: i64) -> Result<Trait, E> {
                Ok(Trait::Number(value as f64))
            }
            fn visit_u64<E>(self, value: u64) -> Result<Trait, E> {
                Ok(Trait::Number(value as f64))
            }
            fn visit_str<E>(self, text: &str) -> Result<Trait, E> {
                Ok(text.into())
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Trait, A::Error> {
                Text::deserialize(MapAccessDeserializer::new(map)).map(Trait::Text)
            }
        }
        deserializer.deserialize_any(Reader)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Trait {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Trait".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let text = generator.subschema_for::<Text>();
        schemars::json_schema!({
            "description": "One fact about a persona: words or a number.",
            "anyOf": [text, { "type": "number" }],
            "examples": ["Lyon", 34]
        })
    }
}
