//! [`Review`]: how often a map is checked.

use super::entity::entity;
use super::{Date, IsoDuration};

entity! {
    /// How often a map is checked, and when it last was.
    Review {
        /// Time from one review to the next: `P1M`, `P3M`.
        cadence: IsoDuration,
        /// Day of the last review.
        last: Option<Date>,
        /// Who did it.
        by: Option<String>,
    }
}
