//! What changes mean to the customer.

use serde::Serialize;

/// One finding about a comparison.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Check {
    /// Its name: `pain-introduced`.
    pub check: String,
    /// Whether the customer is better off.
    pub direction: Direction,
}

/// Whether the customer is better off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Direction {
    /// Better.
    Improvement,
    /// Worse.
    Regression,
    /// Neither, or not known.
    Neutral,
}

impl Check {
    /// The finding of the way back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        self.clone()
    }
}
