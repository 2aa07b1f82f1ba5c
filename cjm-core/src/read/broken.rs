//! [`Broken`]: what the typed model leaves out.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::OnceLock;

use super::{Kind, Tape};

/// The nodes that the shape check found broken. The model leaves them out, and counts on.
#[derive(Debug, Clone, Default)]
pub(crate) struct Broken {
    nodes: BTreeSet<u32>,
    /// For each list that holds broken items, the healthy ones: made when first asked for.
    healthy: OnceLock<HashMap<u32, Vec<u32>>>,
    /// The objects of which a member, or an item of one, is broken: made when first asked for.
    holders: OnceLock<HashSet<u32>>,
}

impl Broken {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    pub(super) fn insert(&mut self, node: u32) {
        self.nodes.insert(node);
    }

    #[inline]
    pub(crate) fn contains(&self, node: u32) -> bool {
        !self.nodes.is_empty() && self.nodes.contains(&node)
    }

    /// The item of a list that the model counts as `index`.
    pub(crate) fn item(&self, tape: &Tape<'_>, list: u32, index: usize) -> Option<u32> {
        match self.healthy.get_or_init(|| self.lists(tape)).get(&list) {
            Some(healthy) => healthy.get(index).copied(),
            None => tape.item(list, index),
        }
    }

    /// Whether a member of the object is broken, wholly or in part: it is there, and the model does
    /// not have it.
    pub(crate) fn is_inside(&self, tape: &Tape<'_>, object: u32) -> bool {
        !self.nodes.is_empty() && self.holders.get_or_init(|| self.holders(tape)).contains(&object)
    }

    fn holders(&self, tape: &Tape<'_>) -> HashSet<u32> {
        let holder = |&node: &u32| {
            let mut holder = tape.parent(node)?;
            while tape.kind(holder) != Kind::Object {
                holder = tape.parent(holder)?;
            }
            Some(holder)
        };
        self.nodes.iter().filter_map(holder).collect()
    }

    fn lists(&self, tape: &Tape<'_>) -> HashMap<u32, Vec<u32>> {
        let mut lists = HashMap::new();
        for list in self.nodes.iter().filter_map(|&node| tape.parent(node)) {
            lists
                .entry(list)
                .or_insert_with(|| tape.items(list).filter(|&item| !self.contains(item)).collect());
        }
        lists
    }
}
