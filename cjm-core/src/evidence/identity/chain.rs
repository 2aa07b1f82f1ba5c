//! The shortest chain of links between two ids.

use std::collections::{BTreeMap, VecDeque};

use super::forest::Forest;
use super::graph::{Graph, Node};

impl Graph<'_> {
    /// The shortest chain of links from one id to another of the same customer, both included; of
    /// equally short ones that over the most trusted ids. Nothing where there is none.
    pub(super) fn chain(&self, forest: &mut Forest, from: Node, to: Node) -> Option<Vec<Node>> {
        let root = forest.find(from);
        if root != forest.find(to) {
            return None;
        }
        // Who is linked with whom, among the ids of this customer.
        let mut linked: BTreeMap<Node, Vec<Node>> = BTreeMap::new();
        let mut link = |(a, b): (Node, Node)| {
            if !self.is_refused(a, b) {
                linked.entry(a).or_default().push(b);
                linked.entry(b).or_default().push(a);
            }
        };
        for row in self.rows() {
            if self.linking(row).next().is_some_and(|node| forest.find(node) == root) {
                self.row_links(row).into_iter().for_each(&mut link);
            }
        }
        self.pairs.iter().copied().filter(|&(a, _)| forest.find(a) == root).for_each(link);
        let neighbours = |node: Node| linked.get(&node).into_iter().flatten().copied();
        let mut far: BTreeMap<Node, u32> = BTreeMap::from([(to, 0)]);
        let mut queue = VecDeque::from([to]);
        while let Some(node) = queue.pop_front() {
            let next = far.get(&node).copied().unwrap_or_default() + 1;
            for neighbour in neighbours(node) {
                far.entry(neighbour).or_insert_with(|| {
                    queue.push_back(neighbour);
                    next
                });
            }
        }
        let mut chain = vec![from];
        let mut left = *far.get(&from)?;
        let mut at = from;
        while left > 0 {
            left -= 1;
            let nearer = neighbours(at).filter(|node| far.get(node) == Some(&left));
            at = nearer.min_by(|&a, &b| self.compare(a, b))?;
            chain.push(at);
        }
        Some(chain)
    }
}
