//! The canonical form: one document, one text. It is what is hashed and compared.

use crate::Error;
use crate::model::Document;
use crate::model::canonical::{Canonical, object_with};

/// RFC 8785 of the model: short forms, members sorted, empty lists and objects left out where the
/// format lets a member be absent, `cjm` always present. Members that the format does not know are
/// kept whole, the text of their numbers too.
///
/// # Errors
/// None yet.
pub fn canonical(document: &Document) -> Result<String, Error> {
    let version = document.cjm.as_deref().unwrap_or(crate::FORMAT);
    let mut text = String::new();
    object_with(document, Document::member("cjm"), |out| version.canonical(out), &mut text);
    Ok(text)
}
