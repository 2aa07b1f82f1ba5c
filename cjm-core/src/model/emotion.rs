//! [`Emotion`]: what the customer feels.

use super::entity::entity;
use super::{Measure, Text};

entity! {
    /// What the customer feels: a value, a word for it, or both. Written as a plain number where it
    /// says no more than the value. Without a value it is shown, but not ranked.
    Emotion short number {
        /// The feeling in a word: `relief`, `anger`.
        feeling: Option<Text>,
        ..
        /// How good it feels; default scale `emotion5`, -2 (very bad) to 2 (very good).
        measure: Measure,
        /// What somebody said.
        quote: Option<Text>,
    }
}

impl Emotion {
    pub(crate) fn from_short(value: f64) -> Self {
        Self { measure: value.into(), ..Self::default() }
    }

    pub(crate) fn as_short(&self) -> Option<f64> {
        match self {
            Self { feeling: None, measure, quote: None, extra } if extra.is_empty() => measure.as_short(),
            _ => None,
        }
    }
}

impl From<f64> for Emotion {
    fn from(value: f64) -> Self {
        Self::from_short(value)
    }
}
