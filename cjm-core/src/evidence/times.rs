//! [`Times`]: numbers of which exact quantiles are taken.

use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::ranks::{Page, Ranks};
use super::report::TimeFigures;
use crate::score::methods::Z;

/// Numbers in any order: durations or moments, in milliseconds. Written sorted, as differences.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Times {
    /// Durations up to 49 days, as most are, in half the room: the last ones of them, no more than a page.
    short: Vec<u32>,
    more: Option<Box<More>>,
}

/// What most have little of.
#[derive(Debug, Clone, PartialEq, Default)]
struct More {
    /// The short ones before. Pages are shared by all that they are added to, and are put in order once.
    pages: Vec<Arc<Page>>,
    /// All others.
    long: Vec<i64>,
}

/// Fewer numbers are no page when they are added to others.
const LEAST: usize = 1 << 7;

impl Times {
    #[inline]
    pub(crate) fn push(&mut self, time: i64) {
        match u32::try_from(time) {
            Ok(time) => {
                if self.short.len() == Page::MOST {
                    self.turn();
                }
                self.short.push(time);
            }
            Err(_) => self.more().long.push(time),
        }
    }

    /// Makes a page of the last numbers.
    #[cold]
    fn turn(&mut self) {
        let page = Page::new(&self.short);
        self.short.clear();
        self.more().pages.push(Arc::new(page));
    }

    /// To be called when no more is pushed, and this will be added to several others.
    pub(crate) fn settle(&mut self) {
        if self.short.len() >= LEAST {
            self.turn();
            self.short = Vec::new();
        }
    }

    fn more(&mut self) -> &mut More {
        self.more.get_or_insert_default()
    }

    fn pages(&self) -> impl Iterator<Item = &Page> {
        self.more.iter().flat_map(|more| &more.pages).map(Arc::as_ref)
    }

    fn short(&self) -> impl Iterator<Item = u32> {
        self.pages().flat_map(Page::numbers).chain(&self.short).copied()
    }

    fn long(&self) -> &[i64] {
        self.more.as_ref().map_or(&[], |more| more.long.as_slice())
    }

    pub(crate) fn len(&self) -> u64 {
        let short: usize = self.pages().map(|page| page.numbers().len()).sum();
        (short + self.short.len() + self.long().len()) as u64
    }

    pub(crate) fn absorb(&mut self, mut other: Self) {
        if self.short.is_empty() && self.more.is_none() {
            *self = other;
            return;
        }
        if self.short.len() + other.short.len() > Page::MOST {
            other.turn();
        }
        self.short.append(&mut other.short);
        if let Some(mut other) = other.more {
            let own = self.more();
            own.pages.append(&mut other.pages);
            own.long.append(&mut other.long);
        }
    }

    /// How many are later than `time`.
    pub(crate) fn after(&self, time: i64) -> u64 {
        let short = self.short().filter(|&own| i64::from(own) > time).count();
        (short + self.long().iter().filter(|&&own| own > time).count()) as u64
    }

    /// Mean, median and p90; nothing of nothing.
    pub(crate) fn figures(&self) -> Option<TimeFigures> {
        let last = Page::new(&self.short);
        self.figures_by(&self.ranks(&last))
    }

    /// The same, with the interval of the median.
    pub(crate) fn figures_with_interval(&self) -> Option<TimeFigures> {
        let last = Page::new(&self.short);
        let ranks = self.ranks(&last);
        let figures = self.figures_by(&ranks)?;
        let at = |rank| self.neighbours(&ranks, rank).map_or(0.0, |(own, _)| own as f64);
        let median_interval = median_ranks(self.len() as usize).map(|ends| ends.map(at));
        Some(TimeFigures { median_interval, ..figures })
    }

    /// `last` = the page of the last ones.
    fn ranks<'a>(&'a self, last: &'a Page) -> Ranks<'a> {
        Ranks::new(self.pages().chain([last]).collect())
    }

    fn figures_by(&self, ranks: &Ranks<'_>) -> Option<TimeFigures> {
        let last: u64 = self.short.iter().copied().map(u64::from).sum();
        let short: u64 = self.pages().map(Page::sum).sum::<u64>() + last;
        let long: i128 = self.long().iter().map(|&time| i128::from(time)).sum();
        let count = self.len();
        (count > 0).then(|| TimeFigures {
            mean: ratio(i128::from(short) + long, count),
            median: self.quantile(ranks, 0.5),
            p90: self.quantile(ranks, 0.9),
            median_interval: None,
        })
    }

    /// A quantile by linear interpolation (Hyndman and Fan, The American Statistician 50, 1996, type 7), by
    /// the same arithmetic as NumPy, pandas and Polars, so that the last digit is theirs.
    fn quantile(&self, ranks: &Ranks<'_>, share: f64) -> f64 {
        let place = self.len().saturating_sub(1) as f64 * share;
        let at = place as usize;
        let Some((low, high)) = self.neighbours(ranks, at) else { return 0.0 };
        low as f64 + high.saturating_sub(low) as f64 * (place - at as f64)
    }

    /// The number at a place in their order, and the one after it; the last is its own. `ranks` = of the
    /// short ones.
    fn neighbours(&self, ranks: &Ranks<'_>, at: usize) -> Option<(i64, i64)> {
        // In order: what is below zero, the short ones, the rest.
        let below = self.long().iter().filter(|&&time| time < 0).count();
        let long = |negative: bool| self.long().iter().copied().filter(move |&time| (time < 0) == negative);
        if let Some((low, next)) = at.checked_sub(below).and_then(|at| ranks.at(at)) {
            let low = i64::from(low);
            return Some((low, next.map(i64::from).or_else(|| long(false).min()).unwrap_or(low)));
        }
        let own = if at < below { at } else { at - (self.len() as usize - self.long().len()) };
        if own >= self.long().len() {
            return None;
        }
        let mut all = self.long().to_vec();
        let (_, &mut low, above) = all.select_nth_unstable(own);
        let first = self.short().min().map(i64::from).filter(|_| at < below);
        let next = above.iter().copied().min().into_iter().chain(first).min();
        Some((low, next.unwrap_or(low)))
    }

    fn sorted(&self) -> Vec<i64> {
        let mut all: Vec<i64> = self.short().map(i64::from).collect();
        all.extend(self.long());
        all.sort_unstable();
        all
    }
}

impl FromIterator<i64> for Times {
    fn from_iter<I: IntoIterator<Item = i64>>(times: I) -> Self {
        let mut new = Self::default();
        times.into_iter().for_each(|time| new.push(time));
        new
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
        let mut sorted = self.sorted();
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
        Ok(times.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::{Page, Times, median_ranks};

    fn times(times: &[i64]) -> Times {
        times.iter().copied().collect()
    }

    #[test]
    fn quantiles_lie_between_neighbours() {
        let figures = |given: &[i64]| times(given).figures().map(|it| (it.mean, it.median, it.p90));
        assert_eq!(figures(&[]), None);
        assert_eq!(figures(&[7]), Some((7.0, 7.0, 7.0)));
        assert_eq!(figures(&[4, 1]), Some((2.5, 2.5, 3.7)));
        assert_eq!(figures(&[10, 30, 20, 40, 50]), Some((30.0, 30.0, 46.0)));
    }

    #[test]
    fn short_and_long_numbers_are_one_row() {
        const LONG: i64 = 1 << 40;
        let given = [3, LONG, -5, 0, -LONG, LONG + 1, 7];
        let mut sorted = given;
        sorted.sort_unstable();
        let own = times(&given);
        let at = |own: &Times, place| own.neighbours(&own.ranks(&Page::new(&own.short)), place);
        for (place, &low) in sorted.iter().enumerate() {
            let high = sorted.get(place + 1).copied().unwrap_or(low);
            assert_eq!(at(&own, place), Some((low, high)), "{place}");
        }
        assert_eq!(at(&own, given.len()), None);
        assert_eq!((own.len(), own.after(3)), (7, 3));
        assert_eq!(times(&[-LONG, LONG]).figures().map(|it| it.median), Some(0.0));
        assert_eq!(at(&times(&[-2, 4]), 0), Some((-2, 4)));
        assert_eq!(at(&times(&[4, LONG]), 0), Some((4, LONG)));
    }

    #[test]
    fn many_numbers_and_others_added_are_one_row() {
        let numbers: Vec<i64> = (0..Page::MOST as i64 * 3).map(|at| at * 7_919 % 100_003 * 50_000).collect();
        for cut in [0, 1, Page::MOST - 1, Page::MOST, Page::MOST * 2 + 5] {
            let (first, second) = numbers.split_at(cut);
            let mut all = times(first);
            all.absorb(times(second));
            assert_eq!(all.len(), numbers.len() as u64);
            assert_eq!(all.figures(), times(&numbers).figures());
            assert_eq!(
                serde_json::to_string(&all).unwrap(),
                serde_json::to_string(&times(&numbers)).unwrap()
            );
        }
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
        let text = |given: &[i64]| serde_json::to_string(&times(given)).unwrap();
        assert_eq!(text(&[5, -1, 9]), "[-1,6,4]");
        assert_eq!(text(&[9, 5, -1]), "[-1,6,4]");
        assert_eq!(serde_json::from_str::<Times>("[-1,6,4]").unwrap(), times(&[-1, 5, 9]));
    }
}
