//! [`Text`]: words, in one language or several.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use super::canonical::Canonical;
use super::entity::Field;

/// Words for people: a plain text, or one text a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Text {
    /// In the document's language.
    Plain(String),
    /// One text a language tag (BCP 47).
    Languages(BTreeMap<String, String>),
}

impl Text {
    /// The text in `language`, else in a language that begins alike (`en` for `en-GB`), else the
    /// first in the order of the tags.
    pub fn in_language(&self, language: Option<&str>) -> &str {
        self.choose(language).1
    }

    /// The same choice, with the language tag of the text where it has one.
    pub fn choose(&self, language: Option<&str>) -> (Option<&str>, &str) {
        match self {
            Self::Plain(text) => (None, text),
            Self::Languages(texts) => {
                let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
                language
                    .and_then(|wanted| {
                        texts
                            .iter()
                            .find(|(tag, _)| tag.eq_ignore_ascii_case(wanted))
                            .or_else(|| texts.iter().find(|(tag, _)| primary(tag) == primary(wanted)))
                    })
                    .or_else(|| texts.first_key_value())
                    .map_or((None, ""), |(tag, text)| (Some(tag), text))
            }
        }
    }

    /// All texts, whatever their language.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        let (plain, languages) = match self {
            Self::Plain(text) => (Some(text.as_str()), None),
            Self::Languages(texts) => (None, Some(texts.values().map(String::as_str))),
        };
        plain.into_iter().chain(languages.into_iter().flatten())
    }
}

impl Default for Text {
    fn default() -> Self {
        Self::Plain(String::new())
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::Plain(text.to_owned())
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::Plain(text)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.in_language(None))
    }
}

impl Field for Text {}

impl Canonical for Text {
    fn canonical(&self, out: &mut String) {
        match self {
            Self::Plain(text) => text.canonical(out),
            Self::Languages(texts) => texts.canonical(out),
        }
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Plain(text) => serializer.serialize_str(text),
            Self::Languages(texts) => serializer.collect_map(texts),
        }
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Text;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a text, or an object of one text a language")
            }
            fn visit_str<E>(self, text: &str) -> Result<Text, E> {
                Ok(Text::Plain(text.to_owned()))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
                let mut texts = BTreeMap::new();
                while let Some((tag, text)) = map.next_entry()? {
                    texts.insert(tag, text);
                }
                Ok(Text::Languages(texts))
            }
        }
        deserializer.deserialize_any(Reader)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Text {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Text".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "Words for people: a plain text, or one text a language tag.",
            "anyOf": [
                { "type": "string" },
                { "type": "object", "additionalProperties": { "type": "string" } }
            ],
            "examples": ["Pricing page", { "en": "Pricing page", "de": "Preisseite" }]
        })
    }
}
