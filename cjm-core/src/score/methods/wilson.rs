//! The score interval of a proportion.

use super::bounds::{MOST, refuse, within};
use crate::Error;

/// How far 95 % of a normal distribution reach, in standard deviations.
pub(crate) const Z: f64 = 1.959_963_984_540_054;

/// The 95 % score interval of a share `hits / n`, without continuity correction (Wilson, Journal of
/// the American Statistical Association 22, 1927; method 3 of Newcombe, Statistics in Medicine 17,
/// 1998). It stays on 0..1 and has a width where all or none answered yes.
///
/// # Errors
/// `n` not above 0, `hits` off 0..`n`.
pub fn wilson(hits: f64, n: f64) -> Result<[f64; 2], Error> {
    if n <= 0.0 {
        return Err(refuse("/n", "nobody answered"));
    }
    within(|| "/n".to_owned(), n, 0.0, MOST)?;
    within(|| "/hits".to_owned(), hits, 0.0, n)?;
    let square = Z * Z;
    let share = hits / n;
    let centre = share + square / (2.0 * n);
    let reach = Z * (share * (1.0 - share) / n + square / (4.0 * n * n)).sqrt();
    let scale = 1.0 + square / n;
    // At the ends the bound is exact; rounding must not push it off.
    let low = if hits == 0.0 { 0.0 } else { (centre - reach) / scale };
    let high = if hits == n { 1.0 } else { (centre + reach) / scale };
    Ok([low.max(0.0), high.min(1.0)])
}
