//! Numbers that add up to the last digit, in any order.

/// The nearest multiple of 2^-48 (4e-15).
///
/// Contributions to a total are rounded once, here. Sums of multiples of 2^-48 that stay below 32
/// are exact in binary floating point: cells, needs, stages, personas and parts all add up to the
/// same bits, whatever the order.
pub(super) fn on_grid(value: f64) -> f64 {
    const STEPS: f64 = 281_474_976_710_656.0;
    // Adding 0 makes a negative zero positive.
    (value * STEPS).round() / STEPS + 0.0
}

/// The nearest multiple of 1e-12, which prints short: for numbers that are compared, not added.
pub(super) fn tidy(value: f64) -> f64 {
    const STEPS: f64 = 1e12;
    (value * STEPS).round() / STEPS + 0.0
}

#[cfg(test)]
mod tests {
    use super::on_grid;

    #[test]
    fn sums_are_equal_in_any_order() {
        let values: Vec<f64> = (1..200).map(|i| on_grid(1.0 / f64::from(i * i + 7) - 0.01)).collect();
        let forward: f64 = values.iter().sum();
        let backward: f64 = values.iter().rev().sum();
        let pairs: f64 = values.chunks(2).map(|pair| pair.iter().sum::<f64>()).sum();
        assert_eq!(forward.to_bits(), backward.to_bits());
        assert_eq!(forward.to_bits(), pairs.to_bits());
    }

    #[test]
    fn what_cancels_is_zero_without_a_sign() {
        assert_eq!(on_grid(-1e-17).to_bits(), 0.0_f64.to_bits());
        assert!((on_grid(0.1) - 0.1).abs() < 4e-15);
    }
}
