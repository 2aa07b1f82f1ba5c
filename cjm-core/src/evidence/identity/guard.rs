//! Ids that are seen with more others than one customer can have.

use super::graph::Graph;
use super::links::NONE;

impl Graph<'_> {
    /// Cuts ids that no single customer can have: seen with more ids of another kind than that kind's
    /// `perPerson`. They link nothing, so a shared device does not make one customer of a whole library.
    pub(super) fn guard(&mut self) {
        let linking: Vec<usize> = self
            .order
            .iter()
            .copied()
            .filter(|&at| self.kinds.get(at).is_some_and(|kind| kind.link))
            .collect();
        for &kind in &linking {
            for &other in linking.iter().filter(|&&other| other != kind) {
                let most = self.kinds.get(other).map_or(u64::MAX, |kind| kind.per_person);
                for code in self.crowded(kind, other, most) {
                    let node = self.node(kind, code) as usize;
                    if let Some(cut) = self.cut.get_mut(node) {
                        *cut = true;
                    }
                }
            }
        }
    }

    /// The ids of `kind` that were seen with more than `most` different ones of `other`.
    fn crowded(&self, kind: usize, other: usize, most: u64) -> Vec<u32> {
        let together = || {
            self.rows().filter_map(|row| match (row.get(kind), row.get(other)) {
                (Some(&a), Some(&b)) if a != NONE && b != NONE => Some((a, b)),
                _ => None,
            })
        };
        // The same two may stand in several rows: first the few are found that may have too many.
        let ids = self.links.kinds.get(kind).map_or(0, |ids| ids.values.len());
        let mut counts = vec![0_u64; ids];
        for (a, _) in together() {
            if let Some(count) = counts.get_mut(a as usize) {
                *count += 1;
            }
        }
        let may = |a: u32| counts.get(a as usize).is_some_and(|&count| count > most);
        let mut pairs: Vec<(u32, u32)> = together().filter(|&(a, _)| may(a)).collect();
        pairs.sort_unstable();
        pairs.dedup();
        let crowds = pairs.chunk_by(|a, b| a.0 == b.0).filter(|crowd| crowd.len() as u64 > most);
        crowds.filter_map(|crowd| crowd.first().map(|&(a, _)| a)).collect()
    }
}
