//! [`Estimate`]: what a rating tells about all customers, on 0..1, and how surely.

use std::cell::OnceCell;

use super::beta::Beta;
use crate::model::{Measure, Scale};
use crate::write::json::number;

/// The mean rating of all customers, as far as a sample tells.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Estimate {
    /// On 0..1 by the declared ends of the scale (Fornell et al. 1996), 1 = best.
    pub(super) mean: f64,
    /// The mean of the answers as they are, without what is believed beforehand.
    pub(super) plain: f64,
    /// Of the mean; nothing where it is not known how many answered.
    pub(super) variance: Option<f64>,
    /// How many answered.
    pub(super) n: Option<f64>,
    /// Weights of the points of the scale in the Dirichlet distribution, from where on 0..1;
    /// empty where only a mean is known.
    pub(super) points: Vec<(f64, f64)>,
    /// The answers at each point of the scale as they stand in the document.
    pub(super) counts: Vec<f64>,
    /// See [`Estimate::range`]: asked for by every cell that the rating holds in, computed once.
    range: OnceCell<Option<[f64; 2]>>,
}

impl Estimate {
    /// A number that is known exactly, such as a declared target.
    pub(super) fn exact(mean: f64) -> Self {
        Self::without_counts(mean, Some(0.0), None)
    }

    /// What a measure on `scale` tells; a sentence where it cannot be used.
    ///
    /// Counts: the Dirichlet posterior with 1/k on each of k points, which shrinks a little to the
    /// middle and is never sure (Perks 1947). A value with `n`: its variance is the most that
    /// answers with this mean can have, `m (1 - m) / n`, but no less than that of a yes-or-no
    /// question (Jeffreys); with `sd`, what the same Dirichlet prior makes of it.
    pub(super) fn new(measure: &Measure, scale: &Scale) -> Result<Self, String> {
        if measure.counts.is_empty() {
            Self::from_value(measure, scale)
        } else {
            Self::from_counts(measure, scale)
        }
    }

    fn from_counts(measure: &Measure, scale: &Scale) -> Result<Self, String> {
        let counts = &measure.counts;
        let points = scale.points();
        if points != Some(counts.len()) {
            let expected =
                points.map_or_else(|| "no whole points".to_owned(), |points| format!("{points} points"));
            return Err(format!("{} counts, but scale `{}` has {expected}", counts.len(), scale.id));
        }
        let n: f64 = counts.iter().map(|count| count.0).sum();
        if n <= 0.0 {
            return Err("the counts hold no answer".to_owned());
        }
        if n > 9_007_199_254_740_991.0 {
            return Err("the counts hold more answers than there can be".to_owned());
        }
        let prior = 1.0 / counts.len() as f64;
        let last = (counts.len() - 1) as f64;
        let points: Vec<(f64, f64)> = counts
            .iter()
            .enumerate()
            .map(|(index, count)| {
                let position = index as f64 / last;
                let position = if scale.reversed == Some(true) { 1.0 - position } else { position };
                (position, count.0 + prior)
            })
            .collect();
        let total = n + 1.0;
        let mean = points.iter().map(|(position, weight)| position * weight).sum::<f64>() / total;
        let square =
            points.iter().map(|(position, weight)| position * position * weight).sum::<f64>() / total;
        let variance = (square - mean * mean).max(0.0) / (total + 1.0);
        let plain = points.iter().map(|(position, weight)| position * (weight - prior)).sum::<f64>() / n;
        let counts = counts.iter().map(|count| count.0).collect();
        Ok(Self {
            mean,
            plain: plain.clamp(0.0, 1.0),
            variance: Some(variance),
            n: Some(n),
            points,
            counts,
            range: OnceCell::new(),
        })
    }

    fn from_value(measure: &Measure, scale: &Scale) -> Result<Self, String> {
        let value = measure.value.ok_or("neither a value nor counts")?;
        let mean = scale.unit(value).ok_or_else(|| {
            let (min, max) = (number(scale.min), number(scale.max));
            format!("{} is off scale `{}`, {min} to {max}", number(value), scale.id)
        })?;
        let n = measure.n.map(|n| n.0 as f64).filter(|&n| n > 0.0);
        let spread = measure.sd.map(|sd| sd.0 / (scale.max - scale.min));
        let variance = n.map(|n| variance(mean, n, spread, scale.points()));
        Ok(Self::without_counts(mean, variance, n))
    }

    fn without_counts(mean: f64, variance: Option<f64>, n: Option<f64>) -> Self {
        let (points, counts) = (Vec::new(), Vec::new());
        Self { mean, plain: mean, variance, n, points, counts, range: OnceCell::new() }
    }

    /// From where to where the mean lies with 95 %, on 0..1; a point where it is known exactly, nothing
    /// where it is not known how many answered.
    ///
    /// The quantiles of the beta distribution with this mean and variance. It reaches the end of the
    /// scale where all answers stand there (as Brown, Cai and DasGupta advise for proportions,
    /// Statistical Science 16, 2001).
    pub(super) fn range(&self) -> Option<[f64; 2]> {
        *self.range.get_or_init(|| {
            if self.variance? <= 0.0 {
                return Some([self.mean; 2]);
            }
            // Next to no answers: it may be anything.
            let [low, high] = self.beta().map_or([0.0, 1.0], Beta::ninety_five);
            let low = if self.all_at(0.0) { 0.0 } else { low };
            let high = if self.all_at(1.0) { 1.0 } else { high };
            Some([low.min(self.mean), high.max(self.mean)])
        })
    }

    /// Whether all counted answers stand at this end of the scale.
    fn all_at(&self, end: f64) -> bool {
        let mut answers = self.points.iter().zip(&self.counts);
        !self.counts.is_empty() && answers.all(|(&(position, _), &count)| count == 0.0 || position == end)
    }

    /// The beta distribution of this mean and variance; nothing where the variance is unknown or none,
    /// and where there is next to no answer. At an end of the scale no beta distribution has this
    /// variance: then the one about the [centre](Self::centre) that it was made from.
    pub(super) fn beta(&self) -> Option<Beta> {
        let variance = self.variance.filter(|&variance| variance > 0.0)?;
        Beta::matching(self.mean, variance).or_else(|| Beta::matching(self.centre(), variance))
    }

    /// The mean with half an answer at either end.
    pub(super) fn centre(&self) -> f64 {
        let n = self.n.unwrap_or(0.0);
        (n * self.mean + 0.5) / (n + 1.0)
    }
}

/// The variance of a mean on 0..1 of `n` answers with standard deviation `spread`.
fn variance(mean: f64, n: f64, spread: Option<f64>, points: Option<usize>) -> f64 {
    let most = mean * (1.0 - mean);
    let centre = (n * mean + 0.5) / (n + 1.0);
    match spread.map(|spread| spread * spread).filter(|&square| square <= most) {
        Some(square) => {
            // The mean square of k points at equal distance on 0..1, each as likely.
            let steps = points.map_or(f64::INFINITY, |points| points as f64 - 1.0);
            let prior = (2.0 + 1.0 / steps) / 6.0;
            let second = (n * (square + mean * mean) + prior) / (n + 1.0);
            (second - centre * centre).max(0.0) / (n + 2.0)
        }
        None => (most / n).max(centre * (1.0 - centre) / (n + 2.0)),
    }
}

#[cfg(test)]
mod tests {
    use super::Estimate;
    use crate::model::{Amount, Count, Measure, Scale, preset_scale};

    fn likert5() -> &'static Scale {
        preset_scale("likert5").unwrap()
    }

    fn counted(counts: &[f64]) -> Measure {
        Measure { counts: counts.iter().copied().map(Amount).collect(), ..Measure::default() }
    }

    fn mean_of(value: f64, n: u64, sd: Option<f64>) -> Measure {
        Measure { n: Some(Count(n)), sd: sd.map(Amount), ..Measure::from(value) }
    }

    #[test]
    fn unanimous_answers_of_three_are_not_sure() {
        for measure in
            [counted(&[0.0, 0.0, 0.0, 0.0, 3.0]), mean_of(5.0, 3, None), mean_of(5.0, 3, Some(0.0))]
        {
            let estimate = Estimate::new(&measure, likert5()).unwrap();
            assert!(estimate.variance.unwrap() > 0.001, "{estimate:?}");
        }
    }

    #[test]
    fn a_spread_tells_the_same_as_the_counts_it_came_from() {
        let counts = Estimate::new(&counted(&[1.0, 2.0, 4.0, 2.0, 1.0]), likert5()).unwrap();
        let sd = Estimate::new(&mean_of(3.0, 10, Some((12.0_f64 / 10.0).sqrt())), likert5()).unwrap();
        assert!((counts.variance.unwrap() - sd.variance.unwrap()).abs() < 1e-15);
        assert!((counts.mean - sd.mean).abs() < 1e-15);
    }

    #[test]
    fn a_mean_alone_has_the_widest_spread_that_fits() {
        let estimate = Estimate::new(&mean_of(2.9, 131, None), likert5()).unwrap();
        assert!((estimate.mean - 0.475).abs() < 1e-15);
        assert!((estimate.variance.unwrap() - 0.475 * 0.525 / 131.0).abs() < 1e-15);
    }

    #[test]
    fn without_a_sample_the_variance_is_unknown() {
        assert_eq!(Estimate::new(&Measure::from(3.0), likert5()).unwrap().variance, None);
        assert_eq!(Estimate::new(&mean_of(3.0, 0, None), likert5()).unwrap().variance, None);
    }

    #[test]
    fn what_does_not_fit_the_scale_says_so() {
        let message = |measure: &Measure| Estimate::new(measure, likert5()).unwrap_err();
        assert_eq!(message(&Measure::from(6.0)), "6 is off scale `likert5`, 1 to 5");
        assert_eq!(message(&counted(&[1.0, 2.0])), "2 counts, but scale `likert5` has 5 points");
        assert_eq!(message(&counted(&[0.0; 5])), "the counts hold no answer");
        assert_eq!(message(&counted(&[f64::MAX; 5])), "the counts hold more answers than there can be");
        assert_eq!(message(&Measure::default()), "neither a value nor counts");
    }
}
