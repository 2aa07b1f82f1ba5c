//! [`Move`]: opportunities one after the other, without counting twice what several of them win.

use serde::Serialize;

use super::ladder::Ladder;
use super::opportunity::Gain;
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
    /// add nothing is left out.
    pub(super) fn plan(&self, gains: &[Gain<'_>], mean: &dyn Fn(Place) -> f64) -> Vec<Move> {
        let closed = |gain: &Gain<'_>| {
            matches!(gain.opportunity.status, Some(OpportunityStatus::Done | OpportunityStatus::Dropped))
        };
        let mut left: Vec<&Gain<'_>> = gains.iter().filter(|gain| !closed(gain)).collect();
        let mut taken: Vec<&Gain<'_>> = Vec::new();
        let mut moves: Vec<Move> = Vec::new();
        let mut together = 0.0;
        loop {
            let blocked = |gain: &Gain<'_>| {
                gain.opportunity
                    .after
                    .iter()
                    .any(|before| left.iter().any(|other| other.opportunity.id == *before))
            };
            let mut best: Option<(usize, f64, f64)> = None;
            for (index, gain) in left.iter().enumerate().filter(|(_, gain)| !blocked(gain)) {
                taken.push(gain);
                let adds = tidy(self.together(&taken, mean) - together);
                taken.pop();
                let per_effort = adds / gain.divisor.unwrap_or(1.0);
                if adds > 0.0 && best.is_none_or(|(_, _, most)| per_effort > most) {
                    best = Some((index, adds, per_effort));
                }
            }
            let Some((index, adds, _)) = best else { return moves };
            let gain = left.remove(index);
            taken.push(gain);
            together = tidy(together + adds);
            moves.push(Move { id: gain.opportunity.id.clone(), adds, together });
        }
    }
}
