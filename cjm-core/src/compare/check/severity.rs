//! [`Severity`]: how much a finding weighs.

use serde::Serialize;

/// How much a finding weighs, whichever way it points. It belongs to the name of the check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Severity {
    /// Customers need not notice: plans, owners, grounds.
    Info,
    /// Customers meet it.
    Minor,
    /// Customers meet it where it counts most: pains, value gaps, the lowest and the last moment.
    Major,
}

impl Severity {
    /// All words, as JSON writes them.
    pub(in crate::compare) const WORDS: &[&str] = &["info", "minor", "major"];

    /// The word that JSON writes.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }

    /// What a word of [`Self::WORDS`] means.
    pub(in crate::compare) fn of(word: &str) -> Self {
        match word {
            "major" => Self::Major,
            "minor" => Self::Minor,
            _ => Self::Info,
        }
    }
}
