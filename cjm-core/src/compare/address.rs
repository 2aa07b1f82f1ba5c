//! Addresses of things that have no id of their own.
//!
//! `clear-price/ratings/of=us`: the nearest id above, the list there, and what tells the item apart.
//! Things told apart by all that they say have the beginning of a hash there.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::value::unordered;
use crate::read::{Shape, Tape};

/// The address of the item `label` in the list `list` of the thing at `owner`.
pub(super) fn join(owner: &str, list: &str, label: &str) -> String {
    format!("{owner}/{list}/{}", label.replace('~', "~0").replace('/', "~1").replace('#', "~2"))
}

/// The address of the owner and the name of the list.
pub(super) fn split(address: &str) -> Option<(&str, &str)> {
    let (list, _) = address.rsplit_once('/')?;
    list.rsplit_once('/')
}

/// The id that an address begins with.
pub(super) fn nearest_id(address: &str) -> &str {
    address.split_once('/').map_or(address, |(id, _)| id)
}

/// What tells an object apart: those of `keys` that it has.
pub(super) fn key(tape: &Tape<'_>, node: u32, keys: &[&str]) -> String {
    let mut key = String::new();
    for name in keys {
        if let Some(text) = tape.get(node, name).and_then(|value| tape.string(value)) {
            if !key.is_empty() {
                key.push(',');
            }
            key.push_str(name);
            key.push('=');
            key.push_str(&text);
        }
    }
    key
}

/// What tells canonical text apart from other text, the order of sets aside: 12 hexadecimal digits.
/// Should two texts share them, they are told apart by the number of their occurrence.
pub(super) fn content(text: &str, shape: &'static Shape) -> String {
    let mut label = String::with_capacity(12);
    for byte in Sha256::digest(unordered(text, Some(shape)).as_bytes()).iter().take(6) {
        // Writing to a String cannot fail.
        let _ = write!(label, "{byte:02x}");
    }
    label
}

#[cfg(test)]
mod tests {
    use super::{join, split};

    #[test]
    fn a_label_cannot_break_out_of_its_address() {
        let address = join("a", "metrics", "metric=m,period=2026-07-01/2026#~");
        assert_eq!(address, "a/metrics/metric=m,period=2026-07-01~12026~2~0");
        assert_eq!(split(&address), Some(("a", "metrics")));
        assert_eq!(split("plain"), None);
    }
}
