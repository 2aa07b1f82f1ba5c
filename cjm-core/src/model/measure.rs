//! [`Measure`]: a number that knows its scale, its sample and its source.

use super::entity::entity;
use super::{Amount, Count, Id, Scale};

entity! {
    /// A rating or reading. Written as a plain number where it says no more than that.
    Measure short number {
        /// The value, on `scale`.
        value: Option<f64>,
        /// Instead of a value: how many answered each point of the scale, lowest point first.
        counts: Vec<Amount>,
        /// The scale; absent = the default that the member states.
        scale: Option<Id>,
        /// How many answered.
        n: Option<Count>,
        /// Standard deviation of the answers, in units of the scale.
        sd: Option<Amount>,
        /// The persona who answered; absent = all of the map's.
        persona: Option<Id>,
        /// What it rests on.
        evidence: Vec<Id>,
        /// Whether it is an assumption; absent = derived from the evidence.
        assumed: Option<bool>,
    }
}

impl Measure {
    pub(crate) fn from_short(value: f64) -> Self {
        Self { value: Some(value), ..Self::default() }
    }

    pub(crate) fn as_short(&self) -> Option<f64> {
        match self {
            Self {
                value: Some(value),
                counts,
                scale: None,
                n: None,
                sd: None,
                persona: None,
                evidence,
                assumed: None,
                extra,
            } if counts.is_empty() && evidence.is_empty() && extra.is_empty() => Some(*value),
            _ => None,
        }
    }
}

impl Measure {
    /// The value, or the mean of the counts on `scale`.
    pub fn value_on(&self, scale: &Scale) -> Option<f64> {
        self.value.or_else(|| scale.mean(&self.counts))
    }

    /// How many answered: `n`, or the sum of the counts.
    pub fn answers(&self) -> Option<f64> {
        let counted = || self.counts.iter().map(|count| count.0).sum();
        self.n.map(|n| n.0 as f64).or_else(|| (!self.counts.is_empty()).then(counted))
    }
}

impl From<f64> for Measure {
    fn from(value: f64) -> Self {
        Self::from_short(value)
    }
}
