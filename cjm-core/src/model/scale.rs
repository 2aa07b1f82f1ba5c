//! [`Scale`]: what the numbers of a rating mean.

use super::entity::entity;
use super::{Amount, Id, Text};

entity! {
    /// What the numbers of a rating mean: from where to where, in which steps, which end is good.
    /// The usual ones are preset and need no declaration; one declared under a preset id replaces it.
    Scale {
        /// Stable id, unique in the document.
        id: Id,
        /// The lowest point.
        min: f64,
        /// The highest point.
        max: f64,
        /// Distance between two points; absent = 1.
        step: Option<Amount>,
        /// The point that is neither good nor bad.
        neutral: Option<f64>,
        /// Whether low values mean more: school grades where 1 is best. Absent = no.
        reversed: Option<bool>,
        /// The name of each point, lowest first.
        labels: Vec<Text>,
    }
}

impl Scale {
    /// More points than any questionnaire has: beyond, a scale counts as continuous.
    const MOST_POINTS: f64 = 10_001.0;

    /// Where a value lies between the ends, from 0 to 1: 1 at the top, at the bottom if reversed.
    /// Nothing for a value off the scale, and for a scale without length.
    pub fn unit(&self, value: f64) -> Option<f64> {
        let length = self.length()?;
        let on_scale = self.min <= value && value <= self.max;
        let way = if self.reversed == Some(true) { self.max - value } else { value - self.min };
        on_scale.then(|| way / length)
    }

    /// How many points it has: from `min` to `max` by `step`. Nothing if the steps don't fit.
    pub fn points(&self) -> Option<usize> {
        let step = self.step_size()?;
        let steps = self.length()? / step;
        let whole = steps.round();
        let fits = (steps - whole).abs() < 1e-6 && whole + 1.0 <= Self::MOST_POINTS;
        fits.then(|| whole as usize + 1)
    }

    /// The mean of answers that are counted point by point, lowest point first. Nothing if there
    /// are no answers, or not as many counts as points.
    pub fn mean(&self, counts: &[Amount]) -> Option<f64> {
        if self.points() != Some(counts.len()) {
            return None;
        }
        let answers: f64 = counts.iter().map(|count| count.0).sum();
        let steps: f64 = counts.iter().enumerate().map(|(index, count)| index as f64 * count.0).sum();
        let mean = self.min + self.step_size()? * (steps / answers);
        (answers > 0.0 && mean.is_finite()).then(|| mean.clamp(self.min, self.max))
    }

    fn length(&self) -> Option<f64> {
        let length = self.max - self.min;
        (length > 0.0 && length.is_finite()).then_some(length)
    }

    fn step_size(&self) -> Option<f64> {
        let step = self.step.map_or(1.0, |step| step.0);
        (step > 0.0).then_some(step)
    }
}

#[cfg(test)]
mod tests {
    use super::{Amount, Scale};
    use crate::model::Measure;

    fn scale(min: f64, max: f64, step: Option<f64>) -> Scale {
        Scale { min, max, step: step.map(Amount), ..Scale::default() }
    }

    fn counts(counts: &[f64]) -> Vec<Amount> {
        counts.iter().copied().map(Amount).collect()
    }

    #[test]
    fn the_unit_runs_from_end_to_end() {
        let likert5 = scale(1.0, 5.0, None);
        assert_eq!([1.0, 2.0, 5.0].map(|value| likert5.unit(value)), [Some(0.0), Some(0.25), Some(1.0)]);
        let grades = Scale { reversed: Some(true), ..scale(1.0, 6.0, None) };
        assert_eq!([1.0, 6.0].map(|value| grades.unit(value)), [Some(1.0), Some(0.0)]);
    }

    #[test]
    fn off_the_scale_there_is_no_unit() {
        let likert5 = scale(1.0, 5.0, None);
        for value in [0.99, 5.01, f64::NAN, f64::INFINITY] {
            assert_eq!(likert5.unit(value), None);
        }
        assert_eq!(scale(3.0, 3.0, None).unit(3.0), None);
        assert_eq!(scale(5.0, 1.0, None).unit(3.0), None);
        assert_eq!(scale(-f64::MAX, f64::MAX, None).unit(3.0), None);
    }

    #[test]
    fn points_must_fit_between_the_ends() {
        assert_eq!(scale(-2.0, 2.0, None).points(), Some(5));
        assert_eq!(scale(0.0, 1.0, Some(0.1)).points(), Some(11));
        assert_eq!(scale(0.0, 1.0, Some(0.3)).points(), None);
        assert_eq!(scale(0.0, 1.0, Some(0.0)).points(), None);
        assert_eq!(scale(0.0, 1e300, None).points(), None);
    }

    #[test]
    fn the_mean_of_counts_lies_on_the_scale() {
        let likert5 = scale(1.0, 5.0, None);
        assert_eq!(likert5.mean(&counts(&[1.0, 0.0, 0.0, 0.0, 1.0])), Some(3.0));
        assert_eq!(likert5.mean(&counts(&[0.0, 0.0, 0.0, 0.0, 7.0])), Some(5.0));
        assert_eq!(likert5.mean(&counts(&[0.0; 5])), None);
        assert_eq!(likert5.mean(&counts(&[1.0; 4])), None);
        let tenths = scale(0.0, 1.0, Some(0.1));
        let top = [&[0.0; 10][..], &[3.0]].concat();
        assert_eq!(tenths.mean(&counts(&top)), Some(1.0));
    }

    #[test]
    fn a_measure_has_its_value_or_the_mean_of_its_counts() {
        let likert5 = scale(1.0, 5.0, None);
        assert_eq!(Measure::from(2.5).value_on(&likert5), Some(2.5));
        let counted = Measure { counts: counts(&[0.0, 0.0, 3.0, 1.0, 0.0]), ..Measure::default() };
        assert_eq!(counted.value_on(&likert5), Some(3.25));
        assert_eq!(counted.answers(), Some(4.0));
        assert_eq!(Measure::default().value_on(&likert5), None);
    }
}
