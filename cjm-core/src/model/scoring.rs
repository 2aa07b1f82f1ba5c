//! [`Scoring`]: how value gaps are computed.

use super::entity::{choice, entity};
use super::{Fraction, Id};

choice! {
    /// What our own rating is measured against, beside competitors.
    ScoringTarget {
        /// The target that a need declares.
        Declared = "declared",
        /// The need's importance.
        Importance = "importance",
    }
}

entity! {
    /// How value gaps are computed.
    Scoring {
        /// Weight of competitors against the target: 1 = only competitors, 0 = only the target.
        lambda: Option<Fraction>,
        /// The competitors' rating to compare with: `average` (by share), `best`, or one competitor.
        reference: Option<Id>,
        /// What our own rating is measured against beside competitors.
        target: Option<ScoringTarget>,
    }
}

/// Which rating of the competitors is compared with ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Benchmark<'a> {
    /// The mean of all, weighted by share.
    Average,
    /// The best one.
    Best,
    /// This competitor's.
    Competitor(&'a Id),
}

impl Scoring {
    /// What `reference` says, if anything.
    pub fn benchmark(&self) -> Option<Benchmark<'_>> {
        self.reference.as_ref().map(|id| match id.as_str() {
            "average" => Benchmark::Average,
            "best" => Benchmark::Best,
            _ => Benchmark::Competitor(id),
        })
    }
}
