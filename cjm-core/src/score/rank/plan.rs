//! [`Move`]: opportunities one after the other, without counting twice what several of them win.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::ladder::Ladder;
use super::opportunity::{Gain, Harm};
use crate::model::{Id, OpportunityStatus};
use crate::score::book::Place;
use crate::score::grid::tidy;

/// The next opportunity to take, after those before it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Move {
    /// The opportunity.
    pub id: Id,
    /// What it wins back beyond those before it, as a share of all that matters.
    pub adds: f64,
    /// What all so far win back together: the sum of `adds`.
    pub together: f64,
}

impl Ladder<'_> {
    /// Greedy: always the open opportunity that adds the most for each point of effort, and may be
    /// begun (all that it comes `after` are done, or stand before it). It never wins less than 63 %
    /// of the best choice of as many of equal effort (Nemhauser, Wolsey, Fisher 1978). One that would
    /// add nothing is left out, unless another one waits for it.
    ///
    /// What several of them win counts once: of each cell, pain, moment and failure the most that one
    /// of them makes of it.
    pub(super) fn plan(&self, gains: &[Gain<'_>], mean: &dyn Fn(Place) -> f64) -> Vec<Move> {
        let is_open = |gain: &&Gain<'_>| {
            !matches!(gain.opportunity.status, Some(OpportunityStatus::Done | OpportunityStatus::Dropped))
        };
        let mut left: Vec<Candidate<'_>> = gains
            .iter()
            .filter(is_open)
            .map(|gain| Candidate {
                id: &gain.opportunity.id,
                after: &gain.opportunity.after,
                effort: gain.divisor.unwrap_or(1.0),
                wins: self.wins(gain, mean),
            })
            .collect();
        let mut won: BTreeMap<Harm, f64> = BTreeMap::new();
        let mut moves: Vec<Move> = Vec::new();
        let mut together = 0.0;
        while let Some((index, adds)) = next(&left, &won) {
            let taken = left.remove(index);
            for (harm, value) in taken.wins {
                let most = won.entry(harm).or_default();
                *most = most.max(value);
            }
            together = tidy(together + adds);
            moves.push(Move { id: taken.id.clone(), adds, together });
        }
        moves
    }
}

struct Candidate<'a> {
    id: &'a Id,
    after: &'a [Id],
    effort: f64,
    wins: Vec<(Harm, f64)>,
}

impl Candidate<'_> {
    fn adds(&self, won: &BTreeMap<Harm, f64>) -> f64 {
        let more = |(harm, value): &(Harm, f64)| (value - won.get(harm).copied().unwrap_or(0.0)).max(0.0);
        tidy(self.wins.iter().map(more).sum())
    }
}

/// The one to take next, and what it adds: of those that can be begun the best; where none adds
/// anything but one that waits would, the first that is waited for. Equal ones as they stand.
fn next(left: &[Candidate<'_>], won: &BTreeMap<Harm, f64>) -> Option<(usize, f64)> {
    let ids: BTreeSet<&Id> = left.iter().map(|candidate| candidate.id).collect();
    let waits =
        |candidate: &Candidate<'_>| candidate.after.iter().any(|id| ids.contains(id) && id != candidate.id);
    let mut best: Option<(usize, f64, f64)> = None;
    let mut wanted: BTreeSet<&Id> = BTreeSet::new();
    for (index, candidate) in left.iter().enumerate() {
        let adds = candidate.adds(won);
        if adds <= 0.0 {
            continue;
        }
        let worth = adds / candidate.effort;
        if waits(candidate) {
            wanted.extend(candidate.after);
        } else if best.is_none_or(|(_, _, most)| worth > most) {
            best = Some((index, adds, worth));
        }
    }
    let idle = || left.iter().position(|it| wanted.contains(it.id) && !waits(it)).map(|index| (index, 0.0));
    best.map(|(index, adds, _)| (index, adds)).or_else(idle)
}
