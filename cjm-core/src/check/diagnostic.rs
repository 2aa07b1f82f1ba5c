//! One finding about a document.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Datum, Fix};

/// How much a finding matters, worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Severity {
    /// The document is wrong: it will be misread or refused.
    Error,
    /// The map will probably mislead.
    Warning,
    /// Worth knowing.
    Info,
    /// A suggestion.
    Hint,
}

/// A stretch of the source text. Bytes count from 0; lines and columns from 1, columns in
/// Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// Line of the first character.
    pub line: usize,
    /// Column of the first character.
    pub column: usize,
    /// Line of the end.
    pub end_line: usize,
    /// Column after the last character.
    pub end_column: usize,
}

/// The object that a finding is about. Ids survive reordering where pointers do not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Subject {
    /// What it is: `stage`, `step`, `pain`, …
    pub kind: &'static str,
    /// Its id, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its name, title or text, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// A second place that explains the first: the other duplicate, the target meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Related {
    /// RFC 6901 pointer.
    pub pointer: String,
    /// The stretch of text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// What is there.
    pub message: String,
}

/// One finding: what is wrong, where, and what to do about it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Diagnostic {
    /// The file, when the caller named one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Stable code, `CJM` and three digits; never reused.
    pub code: &'static str,
    /// The rule's name.
    pub rule: &'static str,
    /// How much it matters, after configuration.
    pub severity: Severity,
    /// RFC 6901 pointer to the value.
    pub pointer: String,
    /// The stretch of text to underline; absent when the document came as an object.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// The object it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<Subject>,
    /// What is wrong here, with the names and numbers of this document.
    pub message: String,
    /// The message before its data were put in; the key for translations.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub template: Option<&'static str>,
    /// The names and numbers in the message.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub data: BTreeMap<&'static str, Datum>,
    /// What to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// The rule's page.
    pub url: String,
    /// The same for the same finding in the next version of the document: 16 hex digits that do not
    /// depend on lines or order.
    pub fingerprint: String,
    /// Other places that explain this one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Related>,
    /// What would mend it, the best first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fixes: Vec<Fix>,
}
