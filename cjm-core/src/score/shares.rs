//! Relative weights made to add up to 1.

/// Weights that add up to 1, and what had to be assumed for it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Shares {
    pub(super) values: Vec<f64>,
    pub(super) given: Given,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Given {
    /// All are given.
    All,
    /// None is: all count alike.
    None,
    /// Some are: the others count as the mean of these.
    Some,
    /// All that are given are zero.
    Zero,
}

impl Shares {
    /// Divides weights by their sum. An unknown weight counts as the mean of the known ones, so
    /// that all count alike where none is known. Nothing but zeros gives equal shares too, and says
    /// so.
    pub(super) fn new(weights: &[Option<f64>]) -> Self {
        let known: Vec<f64> = weights.iter().copied().flatten().collect();
        let largest = known.iter().copied().fold(0.0, f64::max);
        let equal = |given| {
            let share = 1.0 / weights.len() as f64;
            Self { values: vec![share; weights.len()], given }
        };
        if known.is_empty() {
            return equal(Given::None);
        }
        if largest <= 0.0 {
            return equal(Given::Zero);
        }
        // Dividing by the largest first keeps huge weights from overflowing.
        let mean = known.iter().map(|weight| weight / largest).sum::<f64>() / known.len() as f64;
        let parts: Vec<f64> =
            weights.iter().map(|weight| weight.map_or(mean, |weight| weight / largest)).collect();
        let total: f64 = parts.iter().sum();
        let given = if known.len() == weights.len() { Given::All } else { Given::Some };
        Self { values: parts.iter().map(|part| part / total).collect(), given }
    }
}

#[cfg(test)]
mod tests {
    use super::{Given, Shares};

    #[test]
    fn an_unknown_share_is_the_mean_of_the_known() {
        let shares = Shares::new(&[Some(1.0), None, Some(3.0)]);
        assert_eq!(shares.given, Given::Some);
        assert!(
            shares.values.iter().zip([1.0 / 6.0, 2.0 / 6.0, 3.0 / 6.0]).all(|(a, b)| (a - b).abs() < 1e-15)
        );
    }

    #[test]
    fn none_known_and_all_zero_are_equal_shares() {
        assert_eq!(Shares::new(&[None, None]), Shares { values: vec![0.5, 0.5], given: Given::None });
        assert_eq!(
            Shares::new(&[Some(0.0), Some(0.0)]),
            Shares { values: vec![0.5, 0.5], given: Given::Zero }
        );
        assert_eq!(Shares::new(&[None, Some(0.0)]).given, Given::Zero);
        assert!(Shares::new(&[]).values.is_empty());
    }

    #[test]
    fn huge_weights_do_not_overflow() {
        assert_eq!(Shares::new(&[Some(f64::MAX), Some(f64::MAX)]).values, [0.5, 0.5]);
    }
}
