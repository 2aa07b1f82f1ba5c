//! The gate: size, byte order mark and UTF-8, before anything is parsed.

use super::{Fault, Limits};

/// The text of `bytes` without its byte order mark, and how many bytes that mark took.
pub(super) fn text<'a>(bytes: &'a [u8], limits: &Limits) -> Result<(&'a str, usize), Fault> {
    if bytes.len() > limits.bytes {
        return Err(Fault::limit(0..0, "bytes in a document", limits.bytes));
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(Fault::unicode(0..2, "this is UTF-16, not UTF-8"));
    }
    let mark = if bytes.starts_with(&[0xEF, 0xBB, 0xBF]) { 3 } else { 0 };
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok((text, mark)),
        Err(error) => {
            let at = error.valid_up_to();
            let length = error.error_len().unwrap_or(bytes.len() - at);
            let shown: Vec<String> =
                bytes.iter().skip(at).take(length).map(|byte| format!("{byte:02X}")).collect();
            Err(Fault::unicode(at..at + length, format!("invalid UTF-8: bytes {}", shown.join(" "))))
        }
    }
}
