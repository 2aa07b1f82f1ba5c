//! What of a document another format cannot hold: everything that it is not known to hold.

use std::collections::BTreeSet;

use serde_json::Value;

use super::receipt::{Place, Receipt};
use crate::Error;
use crate::model::{Document, Id};
use crate::read::push_segment;

/// Puts every member of the document that is not among `held` on the receipt. `held` names members as
/// [`Loss::what`](super::Loss) does; of maps only `map` is held.
pub(super) fn losses(
    document: &Document,
    map: &Id,
    held: &[&str],
    receipt: &mut Receipt,
) -> Result<(), Error> {
    let value = serde_json::to_value(document).map_err(|error| Error::Internal(error.to_string()))?;
    let mut above = BTreeSet::new();
    for path in held {
        above.extend(path.match_indices('/').filter_map(|(at, _)| path.get(..at)));
    }
    let mut walk = Walk { map, held: held.iter().copied().collect(), above, receipt };
    walk.below(&value, "", "");
    Ok(())
}

struct Walk<'a> {
    map: &'a Id,
    held: BTreeSet<&'a str>,
    /// What holds something that is held.
    above: BTreeSet<&'a str>,
    receipt: &'a mut Receipt,
}

impl Walk<'_> {
    fn below(&mut self, value: &Value, what: &str, pointer: &str) {
        match value {
            Value::Object(members) => {
                for (name, value) in members {
                    self.one(value, what, pointer, name, name);
                }
            }
            Value::Array(items) => {
                for (at, value) in items.iter().enumerate() {
                    self.one(value, what, pointer, "*", &at.to_string());
                }
            }
            _ => {}
        }
    }

    fn one(&mut self, value: &Value, what: &str, pointer: &str, word: &str, segment: &str) {
        let (mut what, mut pointer) = (what.to_owned(), pointer.to_owned());
        push_segment(&mut what, word);
        push_segment(&mut pointer, segment);
        let other_map =
            what == "/maps/*" && value.get("id").and_then(Value::as_str) != Some(self.map.as_str());
        if !other_map && self.held.contains(what.as_str()) {
            // Of a text in several languages one is held.
            for _ in 1..value.as_object().map_or(1, serde_json::Map::len) {
                self.receipt.lose(&format!("{what}/*"), Place::Pointer(pointer.clone()));
            }
        } else if !other_map && self.above.contains(what.as_str()) {
            self.below(value, &what, &pointer);
        } else {
            for at in 0..value.as_array().map_or(1, Vec::len) {
                let pointer = if value.is_array() { format!("{pointer}/{at}") } else { pointer.clone() };
                self.receipt.lose(&what, Place::Pointer(pointer));
            }
        }
    }
}
