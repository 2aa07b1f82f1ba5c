//! Key drivers by LMG.

use serde::{Deserialize, Serialize};

use super::bounds::{MOST, filled, refuse, within};
use super::{Method, ranks};
use crate::Error;

/// How much each driver explains of an outcome: its gain of R² averaged over all orders (Lindeman,
/// Merenda and Gold, Introduction to Bivariate and Multivariate Analysis, 1980; general dominance of
/// Azen and Budescu, Psychological Methods 8, 2003; Shapley value). The shares add up to R².
///
/// Traps. It does not show causes. Drivers that say the same share what they explain, so a second
/// question about one thing halves its share. Other methods (Johnson's relative weights) can name
/// another first driver from the same answers: say which one was used.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyDrivers {
    /// The outcome, one number a respondent.
    pub outcome: Vec<f64>,
    /// The drivers.
    pub items: Vec<Driver>,
}

/// A driver.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Driver {
    /// Its id.
    pub id: String,
    /// One number a respondent, in the order of the outcome.
    pub values: Vec<f64>,
}

/// What the drivers explain.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct KeyDriversAnswer {
    /// Respondents.
    pub n: usize,
    /// Share of the outcome's variance that all explain together, 0 to 1.
    pub r_squared: f64,
    /// One a driver, in the order given.
    pub items: Vec<DriverShare>,
}

/// What a driver explains.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DriverShare {
    /// Its id.
    pub id: String,
    /// Share of the outcome's variance.
    pub lmg: f64,
    /// Its correlation with the outcome, -1 to 1.
    pub correlation: f64,
    /// Largest share = 1.
    pub rank: usize,
}

/// The most drivers: every set of them is a model.
const MOST_DRIVERS: usize = 14;

/// What is left of a driver's variance when the others explain it: less counts as none.
const SINGULAR: f64 = 1e-9;

impl Method for KeyDrivers {
    const NAME: &'static str = "key-drivers";
    const ABOUT: &'static str = "shares of R2 averaged over all orders: LMG (Lindeman et al. 1980)";
    type Answer = KeyDriversAnswer;

    fn answer(&self) -> Result<KeyDriversAnswer, Error> {
        let drivers = filled("/items", &self.items)?;
        let n = self.outcome.len();
        if drivers.len() > MOST_DRIVERS {
            return Err(refuse("/items", format!("more than {MOST_DRIVERS} drivers")));
        }
        if n <= drivers.len() + 1 {
            let message = format!("{n} respondents are too few for {} drivers", drivers.len());
            return Err(refuse("/outcome", message));
        }
        let mut columns = vec![standard("/outcome", &self.outcome, n)?];
        for (index, driver) in drivers.iter().enumerate() {
            columns.push(standard(&format!("/items/{index}/values"), &driver.values, n)?);
        }
        let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
        let matrix: Vec<Vec<f64>> =
            columns.iter().map(|a| columns.iter().map(|b| product(a, b)).collect()).collect();
        let sets = 1_usize << drivers.len();
        let mut explained = Vec::with_capacity(sets);
        for set in 0..sets {
            let inside: Vec<usize> =
                (0..drivers.len()).filter(|bit| set >> bit & 1 == 1).map(|bit| bit + 1).collect();
            explained.push(r_squared(&matrix, &inside).ok_or_else(|| {
                refuse("/items", "drivers explain each other wholly: leave one of them out")
            })?);
        }
        let of = |set: usize| explained.get(set).copied().unwrap_or_default();
        let share = |driver: usize| {
            let without = (0..sets).filter(|set| set >> driver & 1 == 0);
            without
                .map(|set| (of(set | 1 << driver) - of(set)) * order_share(set.count_ones(), drivers.len()))
                .sum::<f64>()
        };
        let shares: Vec<f64> = (0..drivers.len()).map(share).collect();
        let items = drivers.iter().zip(&shares).zip(ranks(&shares)).enumerate();
        let items = items.map(|(index, ((driver, &lmg), rank))| DriverShare {
            id: driver.id.clone(),
            lmg,
            correlation: matrix.first().and_then(|row| row.get(index + 1)).copied().unwrap_or_default(),
            rank,
        });
        Ok(KeyDriversAnswer { n, r_squared: of(sets - 1), items: items.collect() })
    }
}

/// Numbers less their mean, divided by the root of their sum of squares.
fn standard(place: &str, values: &[f64], n: usize) -> Result<Vec<f64>, Error> {
    if values.len() != n {
        return Err(refuse(place, format!("{} numbers, the outcome has {n}", values.len())));
    }
    for (index, &value) in values.iter().enumerate() {
        within(|| format!("{place}/{index}"), value, -MOST, MOST)?;
    }
    let mean = values.iter().sum::<f64>() / n as f64;
    let largest = values.iter().map(|value| value.abs()).fold(0.0, f64::max);
    let centred: Vec<f64> = values.iter().map(|value| value - mean).collect();
    let length = centred.iter().map(|value| value * value).sum::<f64>().sqrt();
    if length <= 1e-12 * largest || length == 0.0 {
        return Err(refuse(place, "all numbers are the same: it explains nothing and cannot be explained"));
    }
    Ok(centred.iter().map(|value| value / length).collect())
}

/// The share of the first variable's variance that those at `inside` explain, by Cholesky's
/// factorisation; nothing where they explain each other.
fn r_squared(matrix: &[Vec<f64>], inside: &[usize]) -> Option<f64> {
    let entry = |row: usize, column: usize| matrix.get(row)?.get(column).copied();
    let mut factor: Vec<Vec<f64>> = Vec::with_capacity(inside.len());
    let mut solved: Vec<f64> = Vec::with_capacity(inside.len());
    for (i, &row) in inside.iter().enumerate() {
        let mut line: Vec<f64> = Vec::with_capacity(i + 1);
        for (done, &column) in factor.iter().zip(inside) {
            let known: f64 = line.iter().zip(done).map(|(a, b)| a * b).sum();
            line.push((entry(row, column)? - known) / done.last()?);
        }
        let left = entry(row, row)? - line.iter().map(|value| value * value).sum::<f64>();
        if left < SINGULAR {
            return None;
        }
        let known: f64 = line.iter().zip(&solved).map(|(a, b)| a * b).sum();
        line.push(left.sqrt());
        solved.push((entry(row, 0)? - known) / line.last()?);
        factor.push(line);
    }
    Some(solved.iter().map(|value| value * value).sum())
}

/// The share of all orders of `drivers` in which exactly a given set of `before` stands before a given
/// driver: 1 / (drivers * C(drivers - 1, before)).
fn order_share(before: u32, drivers: usize) -> f64 {
    let others = drivers as f64 - 1.0;
    let mut choices = 1.0;
    for step in 0..before {
        choices = choices * (others - f64::from(step)) / (f64::from(step) + 1.0);
    }
    1.0 / (drivers as f64 * choices)
}
