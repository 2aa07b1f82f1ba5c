//! Options that several operations share.

use serde::Deserialize;

use crate::read::Syntax;

/// The options of an operation that asks for nothing but a document.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Reading {
    #[serde(default)]
    pub(super) syntax: Syntax,
}
