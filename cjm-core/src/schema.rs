//! The published JSON Schemas.

/// JSON Schema (draft 2020-12) of a document: every member with its meaning, every word with its
/// explanation, so that an editor completes and explains a map as it is written.
pub const DOCUMENT: &str = include_str!("../schema/document.schema.json");

/// JSON Schema of what `check` answers in JSON: a report of diagnostics.
pub const REPORT: &str = include_str!("../schema/report.schema.json");

/// JSON Schema of a change set: what `diff` answers in JSON, and what `apply` takes.
pub const CHANGE_SET: &str = include_str!("../schema/change-set.schema.json");

/// The published schemas by name, in the order in which they are listed.
pub(crate) const ALL: [(&str, &str); 3] =
    [("document", DOCUMENT), ("report", REPORT), ("change-set", CHANGE_SET)];

/// The schema of this name.
pub(crate) fn named(name: &str) -> Option<&'static str> {
    ALL.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}
