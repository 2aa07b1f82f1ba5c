//! Ids that are never of one customer.

use std::collections::{BTreeMap, BTreeSet};

use super::forest::Forest;
use super::graph::{Graph, Node};

/// Undoes links until no two ids of `unlink` are one customer: what they are part of is linked anew,
/// most trusted links first, and a link that would join two of them is not made. Equally trusted ones
/// come in the order of their ids, so the order of the data does not matter. The links that were not made.
pub(super) fn keep_apart(
    graph: &Graph<'_>,
    forest: &mut Forest,
    unlink: &[(Node, Node)],
) -> Vec<(Node, Node)> {
    let mut torn = BTreeSet::new();
    for &(a, b) in unlink {
        let root = forest.find(a);
        if root == forest.find(b) {
            torn.insert(root);
        }
    }
    if torn.is_empty() {
        return Vec::new();
    }
    let nodes: Vec<Node> = (0..graph.count).filter(|&node| torn.contains(&forest.find(node))).collect();
    let mut concerned = |node: Node| torn.contains(&forest.find(node));
    let mut given: Vec<(Node, Node)> = graph.pairs.iter().copied().filter(|&(a, _)| concerned(a)).collect();
    let mut seen: Vec<(Node, Node)> = Vec::new();
    for row in graph.rows() {
        if graph.linking(row).next().is_some_and(&mut concerned) {
            seen.extend(graph.row_links(row));
        }
    }
    for links in [&mut given, &mut seen] {
        for link in links.iter_mut() {
            if graph.compare(link.0, link.1).is_gt() {
                *link = (link.1, link.0);
            }
        }
        // The weaker end decides how far a link is trusted.
        links.sort_by(|one, two| graph.compare(one.1, two.1).then_with(|| graph.compare(one.0, two.0)));
        links.dedup();
    }
    forest.split(&nodes);
    let mut enemies: BTreeMap<Node, Vec<(Node, Node)>> = BTreeMap::new();
    for &(a, b) in unlink {
        enemies.entry(a).or_default().push((a, b));
        enemies.entry(b).or_default().push((b, a));
    }
    let mut refused = Vec::new();
    for (a, b) in given.into_iter().chain(seen) {
        let (one, two) = (forest.find(a), forest.find(b));
        if one == two {
            continue;
        }
        let count = |root: &Node| enemies.get(root).map_or(0, Vec::len);
        let (few, others) = if count(&one) <= count(&two) { (one, two) } else { (two, one) };
        let hostile =
            enemies.get(&few).is_some_and(|list| list.iter().any(|&(_, enemy)| forest.find(enemy) == others));
        if hostile {
            refused.push((a.min(b), a.max(b)));
        } else if let Some((stays, goes)) = forest.join(one, two) {
            let more = enemies.remove(&goes).unwrap_or_default();
            enemies.entry(stays).or_default().extend(more);
        }
    }
    refused.sort_unstable();
    refused.dedup();
    refused
}
