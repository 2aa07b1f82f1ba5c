//! What of a document another format cannot hold: everything that it is not known to hold.

use std::collections::BTreeSet;

use super::receipt::{Place, Receipt};
use crate::Error;
use crate::model::{Any, Document, Id};
use crate::read::{Broken, decode, parse_json, push_segment};
use crate::write::json;

/// Puts every member of the document that is not among `held` on the receipt. `held` names members as
/// [`Loss::what`](super::Loss) does; of maps only `map` is held.
pub(super) fn losses(
    document: &Document,
    map: &Id,
    held: &[&str],
    receipt: &mut Receipt,
) -> Result<(), Error> {
    let internal = |error: String| Error::Internal(error);
    let text = json::compact(document)?;
    let tape = parse_json(&text).map_err(|fault| internal(fault.message))?;
    let value: Any = decode(&tape, 0, &Broken::new()).map_err(|error| internal(error.to_string()))?;
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
    fn below(&mut self, value: &Any, what: &str, pointer: &str) {
        match value {
            Any::Object(members) => {
                let mut members: Vec<&(String, Any)> = members.iter().collect();
                members.sort_by(|(a, _), (b, _)| a.cmp(b));
                for (name, value) in members {
                    self.one(value, what, pointer, name, name);
                }
            }
            Any::List(items) => {
                for (at, value) in items.iter().enumerate() {
                    self.one(value, what, pointer, "*", &at.to_string());
                }
            }
            _ => {}
        }
    }

    fn one(&mut self, value: &Any, what: &str, pointer: &str, word: &str, segment: &str) {
        let (mut what, mut pointer) = (what.to_owned(), pointer.to_owned());
        push_segment(&mut what, word);
        push_segment(&mut pointer, segment);
        let other_map = what == "/maps/*"
            && !matches!(member(value, "id"), Some(Any::String(id)) if id == self.map.as_str());
        if !other_map && self.held.contains(what.as_str()) {
            // Of a text in several languages one is held.
            for _ in 1..count(value) {
                self.receipt.lose(&format!("{what}/*"), Place::Pointer(pointer.clone()));
            }
        } else if !other_map && self.above.contains(what.as_str()) {
            self.below(value, &what, &pointer);
        } else {
            let items = if let Any::List(items) = value { items.len() } else { 1 };
            for at in 0..items {
                let pointer =
                    if matches!(value, Any::List(_)) { format!("{pointer}/{at}") } else { pointer.clone() };
                self.receipt.lose(&what, Place::Pointer(pointer));
            }
        }
    }
}

fn member<'v>(value: &'v Any, name: &str) -> Option<&'v Any> {
    let Any::Object(members) = value else { return None };
    members.iter().find(|(key, _)| key == name).map(|(_, value)| value)
}

/// How many texts there are, in as many languages.
fn count(value: &Any) -> usize {
    if let Any::Object(members) = value { members.len() } else { 1 }
}
