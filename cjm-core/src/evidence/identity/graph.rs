//! [`Graph`]: ids as numbers of one range, and what links them.

use std::cmp::Ordering;

use super::kind::Kind;
use super::links::{Links, NONE};
use super::options::NamedId;
use crate::Error;

/// An id among those of all kinds.
pub(super) type Node = u32;

/// All ids, and what links them.
pub(super) struct Graph<'a> {
    pub(super) links: &'a Links,
    pub(super) kinds: &'a [Kind],
    /// The number of the first id of each kind.
    bases: Vec<Node>,
    /// How many ids there are.
    pub(super) count: u32,
    /// The kinds, most trusted first; those that don't link at the end.
    pub(super) order: Vec<usize>,
    /// Ids that link nothing.
    pub(super) cut: Vec<bool>,
    /// Pairs from outside.
    pub(super) pairs: Vec<(Node, Node)>,
    /// Links that are not made, the smaller number first; sorted.
    pub(super) refused: Vec<(Node, Node)>,
}

impl<'a> Graph<'a> {
    pub(super) fn new(links: &'a Links, kinds: &'a [Kind]) -> Result<Self, Error> {
        let mut bases = Vec::with_capacity(kinds.len());
        let mut count = 0_u32;
        for ids in &links.kinds {
            bases.push(count);
            let more = u32::try_from(ids.values.len()).ok();
            count =
                more.and_then(|more| count.checked_add(more)).filter(|&sum| sum < NONE).ok_or_else(|| {
                    Error::Unusable {
                        message: "there are more than four billion ids".to_owned(),
                        hint: Some("link parts of the customers, one after the other".to_owned()),
                    }
                })?;
        }
        let mut order: Vec<usize> = (0..kinds.len()).collect();
        order.sort_by_key(|&at| kinds.get(at).map(|kind| (!kind.link, kind.per_person)));
        let cut = vec![false; count as usize];
        Ok(Self { links, kinds, bases, count, order, cut, pairs: Vec::new(), refused: Vec::new() })
    }

    pub(super) fn node(&self, kind: usize, code: u32) -> Node {
        self.bases.get(kind).map_or(NONE, |base| base + code)
    }

    /// The kind of an id, and its number among those.
    pub(super) fn place(&self, node: Node) -> (usize, u32) {
        let kind = self.bases.partition_point(|&base| base <= node).saturating_sub(1);
        // A kind without ids begins where the next one does: the last of these is meant.
        (kind, node - self.bases.get(kind).copied().unwrap_or_default())
    }

    pub(super) fn is_cut(&self, node: Node) -> bool {
        self.cut.get(node as usize).copied().unwrap_or(true)
    }

    /// The ids of all rows, one row after the other.
    pub(super) fn rows(&self) -> impl Iterator<Item = &'a [u32]> + use<'a> {
        self.links.rows.chunks_exact(self.links.kinds.len().max(1))
    }

    /// The ids of a row that link, most trusted first.
    pub(super) fn linking(&self, row: &[u32]) -> impl Iterator<Item = Node> {
        self.order.iter().filter_map(|&kind| {
            let code = row.get(kind).copied().filter(|&code| code != NONE)?;
            let node = self.node(kind, code);
            (self.kinds.get(kind)?.link && !self.is_cut(node)).then_some(node)
        })
    }

    /// The id that an event goes by: the most trusted that links, else the most trusted.
    pub(super) fn leader(&self, row: &[u32]) -> Option<Node> {
        self.linking(row).next().or_else(|| {
            self.order.iter().find_map(|&kind| {
                let code = row.get(kind).copied().filter(|&code| code != NONE)?;
                Some(self.node(kind, code))
            })
        })
    }

    /// Links between any two ids of a row.
    pub(super) fn row_links(&self, row: &[u32]) -> Vec<(Node, Node)> {
        let nodes: Vec<Node> = self.linking(row).collect();
        let pairs = nodes.iter().enumerate().flat_map(|(at, &a)| {
            let others = nodes.iter().skip(at + 1);
            others.map(move |&b| (a, b))
        });
        pairs.collect()
    }

    pub(super) fn is_refused(&self, a: Node, b: Node) -> bool {
        self.refused.binary_search(&(a.min(b), a.max(b))).is_ok()
    }

    /// An id as the report tells it.
    pub(super) fn named(&self, node: Node) -> NamedId {
        let (kind, code) = self.place(node);
        let name = self.kinds.get(kind).map(|kind| kind.name.clone());
        NamedId { kind: name.unwrap_or_default(), id: self.value(kind, code).unwrap_or_default().to_owned() }
    }

    fn value(&self, kind: usize, code: u32) -> Option<&str> {
        self.links.kinds.get(kind).map(|ids| ids.values.name(code))
    }

    /// By trust, then by value: the same whatever came first.
    pub(super) fn compare(&self, a: Node, b: Node) -> Ordering {
        let rank = |node: Node| {
            let (kind, _) = self.place(node);
            self.order.iter().position(|&other| other == kind)
        };
        let value = |node: Node| {
            let (kind, code) = self.place(node);
            self.value(kind, code)
        };
        rank(a).cmp(&rank(b)).then_with(|| value(a).cmp(&value(b)))
    }
}
