//! The published JSON Schemas.

/// JSON Schema (draft 2020-12) of a document: every member with its meaning, every word with its
/// explanation, so that an editor completes and explains a map as it is written.
pub const DOCUMENT: &str = include_str!("../schema/document.schema.json");
