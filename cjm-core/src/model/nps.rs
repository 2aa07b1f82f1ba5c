//! [`Nps`]: the net promoter score.

use super::Amount;

/// The net promoter score (Reichheld, The One Number You Need to Grow, 2003), from how many
/// answered each of 0 to 10.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nps {
    /// How many answered 9 or 10.
    pub promoters: f64,
    /// How many answered 7 or 8.
    pub passives: f64,
    /// How many answered 0 to 6.
    pub detractors: f64,
}

impl Nps {
    /// From counts on `nps11`: eleven, those of 0 first. Nothing without answers.
    pub fn from_counts(counts: &[Amount]) -> Option<Self> {
        let (detractors, rest) = counts.split_at_checked(7)?;
        let (passives, promoters) = rest.split_at_checked(2)?;
        let sum = |counts: &[Amount]| counts.iter().map(|count| count.0).sum::<f64>();
        let nps = Self { promoters: sum(promoters), passives: sum(passives), detractors: sum(detractors) };
        (promoters.len() == 2 && nps.answers() > 0.0).then_some(nps)
    }

    /// How many answered.
    pub fn answers(self) -> f64 {
        self.promoters + self.passives + self.detractors
    }

    /// Percentage of promoters less percentage of detractors: -100 to 100.
    pub fn value(self) -> f64 {
        100.0 * (self.promoters - self.detractors) / self.answers()
    }
}

#[cfg(test)]
mod tests {
    use super::{Amount, Nps};

    fn value(counts: &[f64]) -> Option<f64> {
        let counts: Vec<Amount> = counts.iter().copied().map(Amount).collect();
        Nps::from_counts(&counts).map(Nps::value)
    }

    #[test]
    fn passives_only_count_as_answers() {
        assert_eq!(value(&[1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 3.0, 1.0, 2.0, 2.0]), Some(20.0));
    }

    #[test]
    fn it_reaches_both_ends() {
        let mut counts = [0.0; 11];
        counts[10] = 4.0;
        assert_eq!(value(&counts), Some(100.0));
        counts.rotate_left(4);
        assert_eq!(value(&counts), Some(-100.0));
    }

    #[test]
    fn without_eleven_counts_or_answers_there_is_none() {
        assert_eq!(value(&[0.0; 11]), None);
        assert_eq!(value(&[1.0; 10]), None);
        assert_eq!(value(&[1.0; 12]), None);
        assert_eq!(value(&[]), None);
    }
}
