//! Fingerprints: the same finding in the next version of the text, wherever it has moved.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use super::Diagnostic;
use crate::read::{Kind, Tape};

/// Where a node stands, told by ids and words instead of positions: `/maps/buy/stages/order`.
pub(super) fn identity(tape: &Tape<'_>, target: u32) -> String {
    let mut identity = String::new();
    for link in tape.lineage(target) {
        identity.push('/');
        match tape.kind(link.holder) {
            Kind::List => identity.push_str(&name(tape, link.node).unwrap_or_else(|| link.place.to_string())),
            _ => identity.push_str(&tape.string(link.place).unwrap_or_default()),
        }
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
