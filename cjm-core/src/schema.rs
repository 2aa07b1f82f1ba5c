//! The published JSON Schemas.

/// JSON Schema (draft 2020-12) of a document: every member with its meaning, every word with its
/// explanation, so that an editor completes and explains a map as it is written.
pub const DOCUMENT: &str = include_str!("../schema/document.schema.json");

/// JSON Schema of what `check` answers in JSON: a report of diagnostics.
pub const REPORT: &str = include_str!("../schema/report.schema.json");

/// JSON Schema of a change set: what `diff` answers in JSON, and what `apply` takes.
pub const CHANGE_SET: &str = include_str!("../schema/change-set.schema.json");

/// JSON Schema of evidence: what `mine` and `finish` answer, and what `attach` takes.
#[cfg(feature = "evidence")]
pub const EVIDENCE: &str = include_str!("../schema/evidence.schema.json");

/// JSON Schema of how events are read and counted: the options of `mine`.
#[cfg(feature = "evidence")]
pub const MINE_OPTIONS: &str = include_str!("../schema/mine-options.schema.json");

/// JSON Schema of two segments side by side: what `contrast` answers.
#[cfg(feature = "evidence")]
pub const CONTRAST: &str = include_str!("../schema/contrast.schema.json");

/// The published schemas by name, in the order in which they are listed.
pub(crate) const ALL: &[(&str, &str)] = &[
    ("document", DOCUMENT),
    ("report", REPORT),
    ("change-set", CHANGE_SET),
    #[cfg(feature = "evidence")]
    ("evidence", EVIDENCE),
    #[cfg(feature = "evidence")]
    ("mine-options", MINE_OPTIONS),
    #[cfg(feature = "evidence")]
    ("contrast", CONTRAST),
];

/// The schema of this name.
pub(crate) fn named(name: &str) -> Option<&'static str> {
    ALL.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}
