//! [`Question`]: what one column of a survey asks.

use std::collections::BTreeMap;

use super::Id;
use super::entity::{choice, entity};

choice! {
    /// What a survey question is about.
    Asks {
        /// How important a need is.
        Importance = "importance",
        /// How well a need is met.
        Performance = "performance",
        /// A metric, such as NPS.
        Metric = "metric",
    }
}

entity! {
    /// What one column of a wide survey asks.
    Question {
        /// The column.
        column: String,
        /// What the question is about.
        asks: Asks,
        /// The need that is rated.
        need: Option<Id>,
        /// Who is rated: `us` or a competitor; absent = `us`.
        of: Option<Id>,
        /// The metric that is asked.
        metric: Option<Id>,
        /// The persona of all who answered.
        persona: Option<Id>,
        /// The stage it is about.
        stage: Option<Id>,
        /// The step it is about.
        step: Option<Id>,
        /// The scale of the answers; absent = the need's or the metric's.
        scale: Option<Id>,
        /// Answers in words to points of the scale: `{ agree: 4 }`.
        answers: BTreeMap<String, f64>,
    }
}
