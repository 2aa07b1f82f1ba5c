//! The content hash.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::canonical;
use crate::Error;
use crate::model::Document;

/// `sha256:` and 64 hexadecimal digits over the canonical form. Two documents that say the same
/// have the same hash, whatever their syntax, order of members or layout.
///
/// # Errors
/// As [`canonical`].
pub fn hash(document: &Document) -> Result<String, Error> {
    Ok(digest(&canonical(document)?))
}

/// The hash of text in canonical form, or of other data.
pub(crate) fn digest(data: impl AsRef<[u8]>) -> String {
    digest_of([data])
}

/// The hash of data that comes in parts.
pub(crate) fn digest_of(parts: impl IntoIterator<Item = impl AsRef<[u8]>>) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    let mut text = String::from("sha256:");
    for byte in hash.finalize() {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}
