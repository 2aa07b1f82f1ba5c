//! [`Improvement`]: how much better an opportunity would meet a need.

use super::entity::entity;
use super::{Fraction, Id, Measure};

entity! {
    /// How much better an opportunity would meet a need.
    Improvement {
        /// The need that would be met better.
        need: Id,
        /// Our rating afterwards, on the need's scale.
        to: Measure,
        /// The persona it holds for; absent = all who have the need.
        persona: Option<Id>,
        /// Share of customers who would notice, 0 to 1.
        reach: Option<Fraction>,
    }
}
