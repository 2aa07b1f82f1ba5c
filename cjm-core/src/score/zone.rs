//! [`Zone`]: where a cell stands between target and rivals.

use serde::{Deserialize, Serialize};

use super::book::Book;
use super::leaf::{Gaps, Leaf};

/// The four fields of importance-performance-competitor analysis (Albayrak, International Journal
/// of Hospitality Management 48, 2015), with cross-hairs at zero. A field is only named where both
/// signs are at least 90 % sure, by the normal distribution or because the 95 % interval has one sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Zone {
    /// Target reached, and rivals not ahead.
    SolidAdvantage,
    /// Target reached, but rivals ahead.
    HeadToHead,
    /// Short of the target, and rivals ahead.
    UrgentAction,
    /// Short of the target, but rivals not ahead.
    NullAdvantage,
    /// Not sure enough, or not known how sure.
    Undetermined,
}

/// How sure a sign must be.
const SURE: f64 = 0.9;

/// The probability that a normal variable of this mean and standard deviation is positive.
fn positive(mean: f64, sd: f64) -> f64 {
    if sd > 0.0 {
        0.5 * (1.0 + libm::erf(mean / (sd * std::f64::consts::SQRT_2)))
    } else if mean > 0.0 {
        1.0
    } else {
        0.0
    }
}

impl Zone {
    /// Nothing where the target or rivals are not known.
    pub(super) fn of(leaf: &Leaf<'_>, gaps: &Gaps, book: &Book<'_>) -> Option<Self> {
        let (to_target, to_reference) = (gaps.to_target?, gaps.to_reference?);
        let behind = |gap: f64, lambda: f64| {
            let spread = leaf.spread(1.0, lambda, book)?;
            let [low, high] = spread.around(gap);
            let probability = positive(gap, spread.sd);
            if low > 0.0 || probability >= SURE {
                Some(true)
            } else if high < 0.0 || 1.0 - probability >= SURE {
                Some(false)
            } else {
                None
            }
        };
        Some(match (behind(to_target, 0.0), behind(to_reference, 1.0)) {
            (Some(false), Some(false)) => Self::SolidAdvantage,
            (Some(false), Some(true)) => Self::HeadToHead,
            (Some(true), Some(true)) => Self::UrgentAction,
            (Some(true), Some(false)) => Self::NullAdvantage,
            _ => Self::Undetermined,
        })
    }
}
