//! What a file must be before anything in it is expanded.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use crate::Error;

/// Parts of one workbook.
const MOST_PARTS: usize = 10_000;
/// Bytes of all parts, expanded.
const MOST_BYTES: u64 = 512 << 20;
/// How many times its size a part may expand to; parts up to `SMALL` may more.
const MOST_TIMES: u64 = 250;
const SMALL: u64 = 16 << 20;
/// Bytes of a part's beginning, in which it says how many texts there are.
const HEAD: u64 = 4096;

pub(super) fn refused(message: impl Into<String>, hint: &str) -> Error {
    let hint = Some(hint.to_owned()).filter(|hint| !hint.is_empty());
    Error::ForeignFile { format: "xlsx", message: message.into(), hint }
}

/// Refuses what is no workbook, and one that would expand beyond measure.
///
/// # Errors
/// [`Error::ForeignFile`] with what it is instead, or which part is too large.
pub(super) fn check(bytes: &[u8]) -> Result<(), Error> {
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(refused(
            "it is encrypted, or a workbook of an old kind",
            "save it as .xlsx, without a password",
        ));
    }
    if !bytes.starts_with(b"PK") {
        let hint = "give a workbook (.xlsx); notes as CSV are read with `--from csv`";
        return Err(refused("it is not a workbook", hint));
    }
    let broken = |error: zip::result::ZipError| {
        refused(format!("the archive is broken: {error}"), "save it once more")
    };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if archive.len() > MOST_PARTS {
        return Err(refused(
            format!("more than {MOST_PARTS} parts"),
            "save it once more from a spreadsheet program",
        ));
    }
    let mut total: u64 = 0;
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(broken)?;
        let (size, packed) = (part.size(), part.compressed_size());
        let name = part.name().map_err(broken)?.into_owned();
        total = total.saturating_add(size);
        let is_bomb = size > SMALL && size / MOST_TIMES > packed;
        if is_bomb || total > MOST_BYTES {
            let message = format!(
                "part `{}` would expand to {size} bytes, all up to it to {total}; \
                 the most is {MOST_BYTES}, and {MOST_TIMES} times its size",
                crate::read::shorten(&name)
            );
            return Err(refused(message, "split the workbook"));
        }
        let counts_texts = name.to_lowercase().ends_with("sharedstrings.xml");
        drop(part);
        if counts_texts {
            let mut head = Vec::new();
            let part = archive.by_index(at).map_err(broken)?;
            part.take(HEAD).read_to_end(&mut head).map_err(|error| broken(error.into()))?;
            if promised(&head) > size {
                return Err(refused(
                    format!("part `{name}` promises more texts than it has bytes"),
                    "save it once more",
                ));
            }
        }
    }
    Ok(())
}

/// How many texts the table of texts says it has: room is made for as many.
fn promised(head: &[u8]) -> u64 {
    let head = String::from_utf8_lossy(head);
    let numbers = head.split("uniqueCount").skip(1).map(|rest| {
        let digits = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '=' | '"' | '\''));
        let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        digits.get(..end).unwrap_or_default().parse().unwrap_or(if end == 0 { 0 } else { u64::MAX })
    });
    numbers.max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::promised;

    #[test]
    fn a_promise_of_texts_is_read_however_it_is_written() {
        assert_eq!(promised(b"<sst uniqueCount=\"12\" count=\"90\">"), 12);
        assert_eq!(promised(b"<sst uniqueCount = '99999999999999999999999'>"), u64::MAX);
        assert_eq!(promised(b"<sst>"), 0);
    }
}
