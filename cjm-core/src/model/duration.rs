//! [`Duration`]: how long something takes, exactly or from least to most.

use super::IsoDuration;
use super::entity::entity;

entity! {
    /// How long something takes. Written as a plain ISO 8601 duration (`P11D`, `PT30M`) where least
    /// and most are the same; as an object where they differ or one is not known.
    Duration short duration {
        /// The least.
        min: Option<IsoDuration>,
        /// The most.
        max: Option<IsoDuration>,
    }
}

impl Duration {
    pub(crate) fn from_short(text: &str) -> Self {
        let exact = Some(IsoDuration(text.to_owned()));
        Self { min: exact.clone(), max: exact, ..Self::default() }
    }

    pub(crate) fn as_short(&self) -> Option<&str> {
        match self {
            Self { min: Some(min), max: Some(max), extra } if min == max && extra.is_empty() => Some(&min.0),
            _ => None,
        }
    }
}

impl From<&str> for Duration {
    fn from(text: &str) -> Self {
        Self::from_short(text)
    }
}
