//! A document as text in the syntax that is asked for.

use super::json;
use crate::Error;
use crate::model::Document;
use crate::read::Syntax;

/// The text of a document, members in house order: YAML, or JSON indented by two blanks.
///
/// # Errors
/// Only where the model holds a number that JSON cannot write, or this build has no YAML.
pub(crate) fn text(document: &Document, syntax: Syntax) -> Result<String, Error> {
    match syntax {
        #[cfg(feature = "yaml")]
        Syntax::Yaml => super::yaml::yaml(document),
        _ => json::pretty(document),
    }
}
