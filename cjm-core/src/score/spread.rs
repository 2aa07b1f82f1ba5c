//! [`Spread`]: how far a weighted sum of ratings may lie from its value.

use super::estimate::Estimate;
use super::grid::tidy;

/// How sure a weighted sum of independent ratings is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spread {
    /// Standard deviation.
    pub(super) sd: f64,
    /// How far below its value it may lie, with 95 %.
    below: f64,
    /// How far above.
    above: f64,
}

impl Spread {
    /// Of the sum of `slope * rating`; nothing where a rating does not say how many answered.
    ///
    /// The distances of the parts' own intervals add up as squares, each on the side to which its
    /// slope turns it (MOVER: Zou and Donner, Statistics in Medicine 27, 2008). So the sum stays within
    /// what the scale allows, and of one rating it is that rating's own interval.
    pub(super) fn of<'a>(terms: impl IntoIterator<Item = (f64, &'a Estimate)>) -> Option<Self> {
        let (mut variance, mut below, mut above) = (0.0, 0.0, 0.0);
        for (slope, estimate) in terms.into_iter().filter(|&(slope, _)| slope != 0.0) {
            let [low, high] = estimate.range()?;
            let (down, up) = (slope * (estimate.mean - low), slope * (high - estimate.mean));
            let (down, up) = if slope < 0.0 { (up, down) } else { (down, up) };
            variance += slope * slope * estimate.variance?;
            below += down * down;
            above += up * up;
        }
        Some(Self { sd: variance.sqrt(), below: below.sqrt(), above: above.sqrt() })
    }

    /// From where to where it lies with 95 %, where this is its value.
    pub(super) fn around(self, value: f64) -> [f64; 2] {
        [value - self.below, value + self.above].map(tidy)
    }
}
