//! [`Reading`]: one value of a metric.

use super::entity::entity;
use super::{Id, Measure};

entity! {
    /// One value of a metric at this place. Without a value it says: to be measured here. Readings
    /// are told apart by (metric, period).
    Reading {
        /// The metric.
        metric: Id,
        ..
        /// The value, in the metric's unit or on its scale.
        measure: Measure,
        /// When it held: `2026-07`, `2026-Q3`, `2026-07-01/2026-09-30`.
        period: Option<String>,
    }
}
