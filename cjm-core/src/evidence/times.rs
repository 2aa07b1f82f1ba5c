//! [`Times`]: numbers of which exact quantiles are taken.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::report::TimeFigures;
use crate::score::methods::Z;

/// Numbers in any order: durations or moments, in milliseconds. Written sorted, as differences.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Times(Vec<i64>);

impl Times {
    pub(crate) fn push(&mut self, time: i64) {
        self.0.push(time);
    }

    pub(crate) fn len(&self) -> u64 {
        self.0.len() as u64
    }

    pub(crate) fn absorb(&mut self, mut other: Self) {
        if self.0.is_empty() {
            *self = other;
        } else {
            self.0.append(&mut other.0);
        }
    }

    /// How many are later than `time`.
    pub(crate) fn after(&self, time: i64) -> u64 {
        self.0.iter().filter(|&&own| own > time).count() as u64
    }

    /// Mean, median and p90; nothing of nothing.
    pub(crate) fn figures(&mut self) -> Option<TimeFigures> {
        let sum: i128 = self.0.iter().map(|&time| i128::from(time)).sum();
        let count = self.0.len() as u64;
        (count > 0).then(|| TimeFigures {
            mean: ratio(sum, count),
            median: self.quantile(0.5),
            p90: self.quantile(0.9),
            median_interval: None,
        })
    }

    /// The same, with the interval of the median.
    pub(crate) fn figures_with_interval(&mut self) -> Option<TimeFigures> {
        let figures = self.figures()?;
        let median_interval = median_ranks(self.0.len()).map(|ranks| ranks.map(|rank| self.at(rank)));
        Some(TimeFigures { median_interval, ..figures })
    }

    /// The value of this rank, from 0.
    fn at(&mut self, rank: usize) -> f64 {
        if rank < self.0.len() { *self.0.select_nth_unstable(rank).1 as f64 } else { 0.0 }
    }

    /// A quantile by linear interpolation (Hyndman and Fan, The American Statistician 50, 1996, type 7), by
    /// the same arithmetic as NumPy, pandas and Polars, so that the last digit is theirs.
    fn quantile(&mut self, share: f64) -> f64 {
        let place = self.0.len().saturating_sub(1) as f64 * share;
        let at = place as usize;
        if at >= self.0.len() {
            return 0.0;
        }
        let (_, &mut low, above) = self.0.select_nth_unstable(at);
        let high = above.iter().copied().min().unwrap_or(low);
        low as f64 + high.saturating_sub(low) as f64 * (place - at as f64)
    }
}

/// The ranks, from 0, between which the median of the population lies with at least 95 %, whatever its
/// distribution: the sign test turned round (Thompson, Annals of Mathematical Statistics 7, 1936). Of more
/// than a thousand values by the normal approximation (Campbell and Gardner, BMJ 296, 1988), rounded
/// outwards. Nothing for fewer than six: even from the least to the greatest it would be less.
fn median_ranks(count: usize) -> Option<[usize; 2]> {
    const TAIL: f64 = 0.025;
    let n = count as f64;
    let below = if count > 1_000 {
        ((n - Z * n.sqrt()) / 2.0) as usize
    } else {
        // P(X = k) of a fair coin thrown so often, k from 0.
        let mut chance = (0..count).fold(1.0, |chance, _| chance / 2.0);
        let (mut all, mut below) = (0.0, 0_usize);
        while below < count && all + chance <= TAIL {
            all += chance;
            below += 1;
            chance *= (n - below as f64 + 1.0) / below as f64;
        }
        below
    };
    let low = below.checked_sub(1)?;
    Some([low, count.checked_sub(below)?])
}

/// A quotient, rounded once where both are below 2^53.
pub(crate) fn ratio(sum: i128, count: u64) -> f64 {
    sum as f64 / count as f64
}

impl Serialize for Times {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let mut before = 0;
        for time in &mut sorted {
            (before, *time) = (*time, time.wrapping_sub(before));
        }
        sorted.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Times {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut times = Vec::<i64>::deserialize(deserializer)?;
        let mut before = 0_i64;
        for time in &mut times {
            before = before.wrapping_add(*time);
            *time = before;
        }
        Ok(Self(times))
    }
}

#[cfg(test)]
mod tests {
    use super::{Times, median_ranks};

    #[test]
    fn quantiles_lie_between_neighbours() {
        let figures = |times: &[i64]| Times(times.to_vec()).figures().map(|it| (it.mean, it.median, it.p90));
        assert_eq!(figures(&[]), None);
        assert_eq!(figures(&[7]), Some((7.0, 7.0, 7.0)));
        assert_eq!(figures(&[4, 1]), Some((2.5, 2.5, 3.7)));
        assert_eq!(figures(&[10, 30, 20, 40, 50]), Some((30.0, 30.0, 46.0)));
    }

    #[test]
    fn the_median_s_ranks_are_those_of_the_tables() {
        // Campbell and Gardner 1988, table 3: the ranks, from 1, for 95 %.
        let ranks = |count| median_ranks(count).map(|[low, high]| (low + 1, high + 1));
        assert_eq!(ranks(5), None);
        assert_eq!(ranks(6), Some((1, 6)));
        assert_eq!(ranks(10), Some((2, 9)));
        assert_eq!(ranks(20), Some((6, 15)));
        assert_eq!(ranks(50), Some((18, 33)));
        assert_eq!(ranks(100), Some((40, 61)));
        let (low, high) = (ranks(1_000).unwrap(), ranks(1_001).unwrap());
        assert!(high.0.abs_diff(low.0) <= 1 && high.1.abs_diff(low.1) <= 2, "{low:?} {high:?}");
    }

    #[test]
    fn what_is_written_does_not_depend_on_the_order() {
        let text = |times: &[i64]| serde_json::to_string(&Times(times.to_vec())).unwrap();
        assert_eq!(text(&[5, -1, 9]), "[-1,6,4]");
        assert_eq!(text(&[9, 5, -1]), "[-1,6,4]");
        assert_eq!(serde_json::from_str::<Times>("[-1,6,4]").unwrap(), Times(vec![-1, 5, 9]));
    }
}
