//! [`Layout`]: how a text is written, so that what is added looks like the rest.

use crate::model::Any;
use crate::read::{Syntax, Tape};

/// How a text is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Layout {
    pub(super) yaml: bool,
    /// Blanks after commas and colons, and inside braces.
    pub(super) blanks: bool,
    pub(super) newline: &'static str,
}

impl Layout {
    pub(super) fn of(tape: &Tape<'_>, syntax: Syntax) -> Self {
        let text = tape.text();
        let yaml = syntax == Syntax::Yaml;
        let blanks = yaml
            || tape
                .members(0)
                .next()
                .is_none_or(|(key, value)| tape.bytes(key).end + 1 < tape.bytes(value).start);
        Self { yaml, blanks, newline: if text.contains("\r\n") { "\r\n" } else { "\n" } }
    }

    /// `name: value`
    pub(super) fn member(&self, name: &str, value: &Any) -> String {
        let colon = if self.blanks { ": " } else { ":" };
        format!("{}{colon}{}", self.name(name), self.value(value))
    }

    pub(super) fn name(&self, name: &str) -> String {
        self.text(name)
    }

    /// A value on one line; YAML in flow style.
    pub(super) fn value(&self, value: &Any) -> String {
        let (comma, inner) = if self.blanks { (", ", " ") } else { (",", "") };
        match value {
            Any::Null => "null".to_owned(),
            Any::Bool(value) => value.to_string(),
            Any::Number(text) => text.clone(),
            Any::String(text) => self.text(text),
            Any::List(items) => {
                let items: Vec<String> = items.iter().map(|item| self.value(item)).collect();
                format!("[{}]", items.join(comma))
            }
            Any::Object(members) if members.is_empty() => "{}".to_owned(),
            Any::Object(members) => {
                let members: Vec<String> =
                    members.iter().map(|(name, value)| self.member(name, value)).collect();
                format!("{{{inner}{}{inner}}}", members.join(comma))
            }
        }
    }

    /// YAML leaves plain words without quotes.
    fn text(&self, text: &str) -> String {
        const RESERVED: &[&str] = &["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
        let word = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        let plain = self.yaml
            && text.starts_with(|c: char| c.is_ascii_alphabetic())
            && text.chars().all(word)
            && !RESERVED.contains(&text.to_ascii_lowercase().as_str());
        if plain { text.to_owned() } else { serde_json::to_string(text).unwrap_or_default() }
    }
}
