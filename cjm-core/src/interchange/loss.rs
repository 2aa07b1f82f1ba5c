//! What of a document another format cannot hold: everything that it is not known to hold.

use std::collections::BTreeSet;

use super::receipt::{Place, Receipt};
use crate::Error;
use crate::model::{Document, Id};
use crate::read::{Kind, Tape, parse_json, push_segment};
use crate::write::json;

/// Puts every member of the document that is not among `held` on the receipt. `held` names members as
/// [`Loss::what`](super::Loss) does; of maps only `map` is held.
pub(super) fn losses(
    document: &Document,
    map: &Id,
    held: &[&str],
    receipt: &mut Receipt,
) -> Result<(), Error> {
    let text = json::compact(document)?;
    let tape = parse_json(&text).map_err(|fault| Error::Internal(fault.message))?;
    let mut above = BTreeSet::new();
    for path in held {
        above.extend(path.match_indices('/').filter_map(|(at, _)| path.get(..at)));
    }
    let mut walk = Walk { tape: &tape, map, held: held.iter().copied().collect(), above, receipt };
    walk.below(0, "", "");
    Ok(())
}

struct Walk<'a> {
    tape: &'a Tape<'a>,
    map: &'a Id,
    held: BTreeSet<&'a str>,
    /// What holds something that is held.
    above: BTreeSet<&'a str>,
    receipt: &'a mut Receipt,
}

impl Walk<'_> {
    fn below(&mut self, node: u32, what: &str, pointer: &str) {
        let tape = self.tape;
        match tape.kind(node) {
            Kind::Object => {
                let name = |(key, value)| Some((tape.string(key)?, value));
                let mut members: Vec<_> = tape.members(node).filter_map(name).collect();
                members.sort();
                for (name, value) in members {
                    self.one(value, what, pointer, &name, &name);
                }
            }
            Kind::List => {
                for (at, item) in tape.items(node).enumerate() {
                    self.one(item, what, pointer, "*", &at.to_string());
                }
            }
            _ => {}
        }
    }

    fn one(&mut self, node: u32, what: &str, pointer: &str, word: &str, segment: &str) {
        let tape = self.tape;
        let (mut what, mut pointer) = (what.to_owned(), pointer.to_owned());
        push_segment(&mut what, word);
        push_segment(&mut pointer, segment);
        let id = || tape.get(node, "id").and_then(|id| tape.string(id));
        let other_map = what == "/maps/*" && id().as_deref() != Some(self.map.as_str());
        if !other_map && self.held.contains(what.as_str()) {
            // Of a text in several languages one is held.
            for _ in tape.members(node).skip(1) {
                self.receipt.lose(&format!("{what}/*"), Place::Pointer(pointer.clone()));
            }
        } else if !other_map && self.above.contains(what.as_str()) {
            self.below(node, &what, &pointer);
        } else if tape.kind(node) == Kind::List {
            for at in 0..tape.items(node).count() {
                self.receipt.lose(&what, Place::Pointer(format!("{pointer}/{at}")));
            }
        } else {
            self.receipt.lose(&what, Place::Pointer(pointer));
        }
    }
}
