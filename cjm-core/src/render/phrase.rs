//! [`Phrase`]: words of the user, ready to be drawn.

use crate::model::Text;

/// A text in one language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Phrase {
    pub(super) text: String,
    /// Its language tag, where that is not the picture's.
    pub(super) language: Option<String>,
}

impl Phrase {
    /// The text in `language`, or what comes nearest. A text without a tag is in the language
    /// `plain`, that of the document.
    pub(super) fn choose(text: &Text, language: Option<&str>, plain: Option<&str>) -> Self {
        let (tag, words) = text.choose(language);
        let tag = tag.or(plain);
        let foreign = tag.filter(|tag| language.is_none_or(|language| !same_language(tag, language)));
        Self { text: words.to_owned(), language: foreign.map(str::to_owned) }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }
}

impl From<String> for Phrase {
    fn from(text: String) -> Self {
        Self { text, language: None }
    }
}

impl From<&str> for Phrase {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

/// `en-GB` and `EN` are the same language.
pub(super) fn same_language(one: &str, other: &str) -> bool {
    primary(one).eq_ignore_ascii_case(primary(other))
}

/// Whether a language is written from right to left.
pub(super) fn right_to_left(language: &str) -> bool {
    const LANGUAGES: [&str; 10] = ["ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ur", "yi"];
    let script = language.split(['-', '_']).find(|part| part.len() == 4);
    match script.map(str::to_ascii_lowercase).as_deref() {
        Some("arab" | "hebr" | "thaa" | "syrc" | "nkoo") => true,
        Some(_) => false,
        None => LANGUAGES.iter().any(|known| known.eq_ignore_ascii_case(primary(language))),
    }
}

fn primary(language: &str) -> &str {
    language.split(['-', '_']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Phrase, Text, right_to_left, same_language};

    #[test]
    fn a_text_in_another_language_says_so() {
        let text: Text = serde_json::from_str(r#"{"de": "Preis", "en-GB": "price"}"#).unwrap();
        assert_eq!(Phrase::choose(&text, Some("en"), None), Phrase::from("price"));
        assert_eq!(Phrase::choose(&text, Some("fr"), None).language.as_deref(), Some("de"));
        let plain = |document| Phrase::choose(&"plain".into(), Some("fr"), document).language;
        assert_eq!(
            [plain(None), plain(Some("fr-CA")), plain(Some("en"))],
            [None, None, Some("en".to_owned())]
        );
    }

    #[test]
    fn languages_have_a_direction() {
        assert!(["ar", "he-IL", "FA", "az-Arab"].into_iter().all(right_to_left));
        assert!(["en", "de-AT", "ar-Latn", "arn"].into_iter().all(|tag| !right_to_left(tag)));
        assert!(same_language("pt-BR", "PT"));
    }
}
