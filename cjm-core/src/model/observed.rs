//! [`Observed`]: what event data say about a map.

use std::collections::BTreeMap;

use super::entity::entity;
use super::{Amount, Count, Fraction, Id};

entity! {
    /// What event data say about a step.
    ObservedStep {
        /// The step.
        step: Id,
        /// How many events fell on it.
        events: Count,
        /// How many customers came by.
        customers: Count,
        /// Share of those customers who were not seen again, 0 to 1.
        drop_off = "dropOff": Option<Fraction>,
        /// Median time from the step before, in milliseconds.
        median_ms = "medianMs": Option<Amount>,
        /// Time from the step before that nine in ten stay below, in milliseconds.
        p90_ms = "p90Ms": Option<Amount>,
    }
}

entity! {
    /// What event data say about a map; written by cjm, not by hand.
    Observed {
        /// The evidence that the data are.
        evidence: Id,
        /// How many customers the data hold.
        customers: Count,
        /// What they say about the steps.
        steps_observed = "stepsObserved": Vec<ObservedStep>,
        /// Events that belong to no step: name to how many.
        unmapped: BTreeMap<String, Count>,
    }
}
