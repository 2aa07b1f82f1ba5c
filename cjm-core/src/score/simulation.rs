//! [`Simulation`]: ratings drawn again and again from what is believed about them, to tell how
//! probable an order is.
//!
//! The same bits on every platform: ChaCha8 with one stream a rating, `libm` for logarithm and
//! power.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use super::beta::Beta;
use super::book::Place;
use super::estimate::Estimate;
use super::grid::tidy;

/// How many times everything is drawn, unless there is very much of it. The standard error of a
/// probability is then below 0.8 %.
const DRAWS: usize = 4000;

/// The fewest draws; and how many points are drawn or computed at most before there are fewer than
/// usual. A call that says how many draws it wants can have ten times that.
const FEWEST: usize = 100;
const MOST_POINTS: usize = 4_000_000;

/// One draw after the other of the true mean of every rating.
pub(super) struct Simulation<'a> {
    sources: Vec<Source<'a>>,
    values: Vec<f64>,
    draws: usize,
}

struct Source<'a> {
    place: Place,
    mean: f64,
    law: Law<'a>,
    random: ChaCha8Rng,
}

/// What the true mean of a rating is drawn from.
enum Law<'a> {
    /// The mean of points under Dirichlet weights.
    Points(&'a [(f64, f64)]),
    /// A beta distribution.
    Beta(f64, f64),
    /// 1 with this probability, else 0: the beta distribution's limit for next to no answers.
    Either(f64),
}

impl<'a> Simulation<'a> {
    /// Starts with all ratings at their means. A rating that does not say how many answered stays
    /// there. `load` is how much is computed from one draw, in points.
    pub(super) fn new(estimates: &'a [Estimate], seed: u64, draws: Option<usize>, load: usize) -> Self {
        let key = key(seed);
        let sources = estimates.iter().enumerate().filter_map(|(place, estimate)| {
            let law = Law::of(estimate)?;
            Some(Source { place, mean: estimate.mean, law, random: random(key, place) })
        });
        let sources: Vec<Source<'_>> = sources.collect();
        let points: usize = sources.iter().map(|source| source.law.points()).sum();
        let most = MOST_POINTS / points.max(load).max(1);
        let draws = match draws {
            Some(draws) => draws.min(10 * most.max(FEWEST)),
            None => most.clamp(FEWEST, DRAWS),
        };
        Self { sources, values: estimates.iter().map(|estimate| estimate.mean).collect(), draws }
    }

    /// Whether anything is drawn at all.
    pub(super) fn is_random(&self) -> bool {
        !self.sources.is_empty() && self.draws > 0
    }

    /// How many times to draw.
    pub(super) fn draws(&self) -> usize {
        self.draws
    }

    /// The worth of `count` things, drawn again and again.
    pub(super) fn draw(
        &mut self,
        count: usize,
        worth: impl Fn(usize, &dyn Fn(Place) -> f64) -> f64,
    ) -> Drawn {
        let draws = self.draws();
        let mut worths = Vec::with_capacity(draws * count);
        for _ in 0..draws {
            let mean = self.next();
            worths.extend((0..count).map(|index| worth(index, &mean)));
        }
        Drawn { count, worths }
    }

    /// Draws every rating once more.
    pub(super) fn next(&mut self) -> impl Fn(Place) -> f64 + Copy + '_ {
        for source in &mut self.sources {
            let drawn = source.law.draw(&mut source.random).unwrap_or(source.mean);
            if let Some(value) = self.values.get_mut(source.place) {
                *value = drawn;
            }
        }
        |place| self.values.get(place).copied().unwrap_or(0.0)
    }
}

fn key(seed: u64) -> [u8; 32] {
    let mut key = [0; 32];
    for (byte, seed) in key.iter_mut().zip(seed.to_le_bytes()) {
        *byte = seed;
    }
    key
}

fn random(key: [u8; 32], place: Place) -> ChaCha8Rng {
    let mut random = ChaCha8Rng::from_seed(key);
    random.set_stream(place as u64);
    random
}

/// Worths of things, one row a draw.
pub(super) struct Drawn {
    count: usize,
    worths: Vec<f64>,
}

impl Drawn {
    fn rows(&self) -> impl Iterator<Item = &[f64]> {
        self.worths.chunks_exact(self.count.max(1))
    }

    /// Some of the things alone.
    pub(super) fn only(&self, indexes: &[usize]) -> Self {
        let pick = |row: &[f64]| {
            indexes.iter().map(|&index| row.get(index).copied().unwrap_or(0.0)).collect::<Vec<_>>()
        };
        Self { count: indexes.len(), worths: self.rows().flat_map(pick).collect() }
    }

    /// How probable it is that a thing is among the `top` of largest worth. Of things of equal worth
    /// the first is ahead.
    pub(super) fn top(&self, top: usize) -> Vec<f64> {
        let mut wins = vec![0_u32; self.count];
        let mut order: Vec<(f64, usize)> = Vec::with_capacity(self.count);
        for row in self.rows() {
            order.clear();
            order.extend(row.iter().copied().zip(0..));
            order.sort_by(|a, b| b.0.total_cmp(&a.0));
            for &(_, index) in order.iter().take(top) {
                if let Some(wins) = wins.get_mut(index) {
                    *wins += 1;
                }
            }
        }
        let draws = self.rows().count().max(1) as f64;
        wins.iter().map(|&wins| f64::from(wins) / draws).collect()
    }

    /// For each thing: by how much the choice of the best one would gain if only its worth were
    /// known beforehand, the others being taken at their means.
    pub(super) fn worth_knowing(&self) -> Vec<f64> {
        let draws = self.rows().count().max(1) as f64;
        let mut means = vec![0.0; self.count];
        for row in self.rows() {
            means.iter_mut().zip(row).for_each(|(mean, worth)| *mean += worth);
        }
        means.iter_mut().for_each(|mean| *mean /= draws);
        let best = means.iter().copied().fold(0.0, f64::max);
        (0..self.count)
            .map(|index| {
                let others = means.iter().enumerate().filter(|&(other, _)| other != index);
                let rival = others.map(|(_, &mean)| mean).fold(0.0, f64::max);
                let known: f64 =
                    self.rows().map(|row| row.get(index).copied().unwrap_or(0.0).max(rival)).sum();
                tidy((known / draws - best).max(0.0))
            })
            .collect()
    }
}

impl<'a> Law<'a> {
    /// More points than this are drawn as a beta distribution of the same mean and variance.
    const MOST_POINTS: usize = 101;

    fn of(estimate: &'a Estimate) -> Option<Self> {
        estimate.variance.filter(|&variance| variance > 0.0)?;
        if (1..=Self::MOST_POINTS).contains(&estimate.points.len()) {
            return Some(Self::Points(&estimate.points));
        }
        Some(estimate.beta().map_or(Self::Either(estimate.centre()), |Beta { a, b }| Self::Beta(a, b)))
    }

    fn points(&self) -> usize {
        match self {
            Self::Points(points) => points.len(),
            Self::Beta(..) => 2,
            Self::Either(_) => 1,
        }
    }

    fn draw(&self, random: &mut ChaCha8Rng) -> Option<f64> {
        match *self {
            Self::Points(points) => {
                let mut total = 0.0;
                let mut sum = 0.0;
                for &(position, weight) in points {
                    let part = gamma(random, weight);
                    total += part;
                    sum += position * part;
                }
                (total > 0.0).then(|| sum / total)
            }
            Self::Beta(a, b) => {
                let (a, b) = (gamma(random, a), gamma(random, b));
                (a + b > 0.0).then(|| a / (a + b))
            }
            Self::Either(probability) => Some(if uniform(random) < probability { 1.0 } else { 0.0 }),
        }
    }
}

/// Uniform on the open interval from 0 to 1: 52 bits and a half.
fn uniform(random: &mut ChaCha8Rng) -> f64 {
    const STEPS: f64 = 4_503_599_627_370_496.0;
    ((random.next_u64() >> 12) as f64 + 0.5) / STEPS
}

/// Standard normal, by the polar method (Marsaglia and Bray 1964).
fn normal(random: &mut ChaCha8Rng) -> f64 {
    loop {
        let x = 2.0 * uniform(random) - 1.0;
        let y = 2.0 * uniform(random) - 1.0;
        let square = x * x + y * y;
        if square > 0.0 && square < 1.0 {
            return x * (-2.0 * libm::log(square) / square).sqrt();
        }
    }
}

/// Gamma with this shape and scale 1 (Marsaglia and Tsang 2000).
fn gamma(random: &mut ChaCha8Rng, shape: f64) -> f64 {
    if shape <= 0.0 {
        return 0.0;
    }
    if shape < 1.0 {
        let boosted = gamma(random, shape + 1.0);
        return boosted * libm::pow(uniform(random), 1.0 / shape);
    }
    let d = shape - 1.0 / 3.0;
    let c = 1.0 / (9.0 * d).sqrt();
    loop {
        let x = normal(random);
        let root = 1.0 + c * x;
        if root <= 0.0 {
            continue;
        }
        let v = root * root * root;
        if libm::log(uniform(random)) < 0.5 * x * x + d - d * v + d * libm::log(v) {
            return d * v;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::estimate::Estimate;
    use super::{DRAWS, Simulation};
    use crate::model::{Amount, Count, Measure, preset_scale};

    fn estimate(measure: Measure) -> Estimate {
        Estimate::new(&measure, preset_scale("likert5").unwrap()).unwrap()
    }

    fn moments(estimate: Estimate, seed: u64) -> (f64, f64) {
        let estimates = [estimate];
        let mut simulation = Simulation::new(&estimates, seed, None, 1);
        let drawn: Vec<f64> = (0..DRAWS).map(|_| simulation.next()(0)).collect();
        assert!(drawn.iter().all(|value| (0.0..=1.0).contains(value)));
        let mean = drawn.iter().sum::<f64>() / DRAWS as f64;
        let variance = drawn.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / DRAWS as f64;
        (mean, variance)
    }

    #[test]
    fn draws_have_the_mean_and_the_variance_that_are_stated() {
        let counts = [3.0, 7.0, 6.0, 3.0, 1.0].map(Amount).to_vec();
        for measure in [
            Measure { counts, ..Measure::default() },
            Measure { n: Some(Count(131)), ..Measure::from(2.9) },
            Measure { n: Some(Count(4)), ..Measure::from(2.0) },
        ] {
            let estimate = estimate(measure);
            let (mean, variance) = moments(estimate.clone(), 0);
            let expected = estimate.variance.unwrap();
            assert!(
                (mean - estimate.mean).abs() < 4.0 * (expected / DRAWS as f64).sqrt(),
                "{mean} {estimate:?}"
            );
            assert!((variance / expected - 1.0).abs() < 0.1, "{variance} {expected}");
        }
    }

    #[test]
    fn extremes_are_drawn_without_leaving_the_scale() {
        for (value, n) in [(5.0, 1), (5.0, 3), (1.0, 2), (3.0, 1), (4.999, 2)] {
            let (mean, variance) =
                moments(estimate(Measure { n: Some(Count(n)), ..Measure::from(value) }), 7);
            assert!(mean.is_finite() && variance > 0.0, "{value} {n}");
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_bits_and_another_one_others() {
        let draw = |seed| {
            let estimates = [estimate(Measure { n: Some(Count(20)), ..Measure::from(3.5) })];
            Simulation::new(&estimates, seed, None, 1).next()(0).to_bits()
        };
        assert_eq!(draw(0), draw(0));
        assert_ne!(draw(0), draw(1));
    }

    #[test]
    fn a_rating_draws_the_same_whatever_stands_behind_it() {
        let one = estimate(Measure { n: Some(Count(20)), ..Measure::from(3.5) });
        let other = estimate(Measure { n: Some(Count(5)), ..Measure::from(2.0) });
        let (alone, both) = ([one.clone()], [one, other]);
        let (mut alone, mut both) = (Simulation::new(&alone, 3, None, 1), Simulation::new(&both, 3, None, 1));
        for _ in 0..10 {
            assert_eq!(alone.next()(0).to_bits(), both.next()(0).to_bits());
        }
    }
}
