//! The canonical form: one document, one text. It is what is hashed and compared.

use std::cmp::Ordering;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::sorted::Sorted;
use crate::Error;
use crate::model::Document;
use crate::read::document_shape;

/// RFC 8785 of the model: short forms, members sorted, empty lists and objects left out where the
/// format lets a member be absent, `cjm` always present. Members that the format does not know are
/// kept whole, the text of their numbers too.
///
/// # Errors
/// Only where the model holds a number that JSON cannot write.
pub fn canonical(document: &Document) -> Result<String, Error> {
    Sorted::text(&Versioned(document), document_shape())
}

/// A document that says its version, if it does not say so itself.
struct Versioned<'d>(&'d Document);

impl Serialize for Versioned<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if self.0.cjm.is_none() {
            map.serialize_entry("cjm", crate::FORMAT)?;
        }
        self.0.write(&mut map)?;
        map.end()
    }
}

/// The order of member names in RFC 8785.
pub(crate) fn by_utf16(a: &str, b: &str) -> Ordering {
    a.encode_utf16().cmp(b.encode_utf16())
}
