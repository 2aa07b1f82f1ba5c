//! [`Rating`]: how well somebody meets a need.

use super::entity::entity;
use super::{Id, Measure};

/// What `of` says where our own offer is rated.
pub const US: &str = "us";

entity! {
    /// How well we or a competitor meet a need. Ratings are told apart by (of, persona, stage); the
    /// most specific one wins.
    Rating {
        /// Who is rated: `us`, or a competitor.
        of: Id,
        /// The stage it holds for; absent = all stages.
        stage: Option<Id>,
        ..
        /// The value, on the need's scale.
        measure: Measure,
    }
}

entity! {
    /// A rating that holds in one map and there overrides the need's own: what a future map expects.
    MapRating {
        /// The need that is met.
        need: Id,
        ..
        /// Who meets it, where and how well.
        rating: Rating,
    }
}

impl Rating {
    /// Whether our own offer is rated, not a competitor's.
    pub fn is_us(&self) -> bool {
        self.of == US
    }
}
