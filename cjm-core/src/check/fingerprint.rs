//! Fingerprints: the same finding in the next version of the text, wherever it has moved.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use super::Diagnostic;
use crate::read::{Kind, Tape};

/// Where a node stands, told by ids and words instead of positions: `/maps/buy/stages/order`.
pub(super) fn identity(tape: &Tape<'_>, target: u32) -> String {
    let mut identity = String::new();
    let mut at = 0;
    while at != target {
        let holds = |index: u32| index <= target && target < tape.after(index);
        let next = match tape.kind(at) {
            Kind::Object => {
                let found = tape.members(at).find(|&(key, value)| key == target || holds(value));
                found.map(|(key, value)| {
                    (tape.string(key).unwrap_or_default().into_owned(), value, key == target)
                })
            }
            Kind::List => {
                let found = tape.items(at).enumerate().find(|&(_, item)| holds(item));
                found
                    .map(|(index, item)| (name(tape, item).unwrap_or_else(|| index.to_string()), item, false))
            }
            _ => None,
        };
        let Some((segment, node, is_key)) = next else { break };
        identity.push('/');
        identity.push_str(&segment);
        if is_key {
            break;
        }
        at = node;
    }
    identity
}

/// What tells an item of a list from the others: its id, or its words.
fn name(tape: &Tape<'_>, item: u32) -> Option<String> {
    let named = if tape.kind(item) == Kind::Object { tape.get(item, "id")? } else { item };
    tape.string(named).map(|name| name.into_owned())
}

/// Numbers the findings of one rule at one place, and gives each its fingerprint: 16 hex digits.
#[derive(Default)]
pub(super) struct Fingerprints(HashMap<(&'static str, String), usize>);

impl Fingerprints {
    pub(super) fn mark(&mut self, diagnostic: &mut Diagnostic, identity: String) {
        let count = self.0.entry((diagnostic.code, identity.clone())).or_default();
        *count += 1;
        let digest = Sha256::digest(format!("{}\n{identity}\n{count}", diagnostic.code));
        diagnostic.fingerprint = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    }
}
