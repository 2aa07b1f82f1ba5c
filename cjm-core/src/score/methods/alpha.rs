//! Krippendorff's alpha.

use serde::{Deserialize, Serialize};

use super::Method;
use super::bounds::{MOST, filled, refuse, within};
use crate::Error;

/// How far raters agree beyond chance: 1 less observed by expected disagreement (Krippendorff, Content
/// Analysis, 1980; by the coincidence matrix of Computing Krippendorff's Alpha-Reliability, 2011).
/// Missing ratings are allowed.
///
/// Traps. Where all ratings are the same nothing can disagree: alpha is undefined, not 1. The level
/// decides the number: votes on a scale are ordinal at most unless its points are equally far apart. It
/// says that raters agree, not that they are right.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alpha {
    /// What the numbers are.
    pub level: Level,
    /// One list a rater, one place a thing rated; `null` = not rated.
    pub raters: Vec<Vec<Option<f64>>>,
}

/// Level of measurement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Level {
    /// Names.
    Nominal,
    /// Ranks.
    Ordinal,
    /// Equal distances.
    Interval,
    /// Equal distances from a true zero.
    Ratio,
}

/// What alpha is good for (Krippendorff 2004).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Verdict {
    /// From 0.8 on.
    Reliable,
    /// From 0.667 on: tentative conclusions only.
    Tentative,
    /// Below.
    Unreliable,
}

/// The agreement.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct AlphaAnswer {
    /// At most 1; 0 = as by chance. Absent where it is undefined: all ratings alike, or fewer than two
    /// things rated twice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alpha: Option<f64>,
    /// What it is good for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// Things that at least two raters rated.
    pub units: usize,
    /// Ratings of these.
    pub values: usize,
}

/// The most different values there can be.
const MOST_VALUES: usize = 2_000;

impl Method for Alpha {
    const NAME: &'static str = "alpha";
    const ABOUT: &'static str = "agreement of raters (Krippendorff 2011)";
    type Answer = AlphaAnswer;

    fn answer(&self) -> Result<AlphaAnswer, Error> {
        let raters = filled("/raters", &self.raters)?;
        let things = raters.iter().map(Vec::len).max().unwrap_or_default();
        let mut values: Vec<f64> = Vec::new();
        for (rater, ratings) in raters.iter().enumerate() {
            let place = format!("/raters/{rater}");
            if ratings.len() != things {
                return Err(refuse(&place, format!("{} places, others have {things}", ratings.len())));
            }
            let low = if self.level == Level::Ratio { 0.0 } else { -MOST };
            for (thing, rating) in ratings.iter().enumerate() {
                if let Some(value) = rating {
                    values.push(within(|| format!("{place}/{thing}"), *value, low, MOST)? + 0.0);
                }
            }
        }
        values.sort_by(f64::total_cmp);
        values.dedup();
        if values.len() > MOST_VALUES {
            return Err(refuse("/raters", format!("more than {MOST_VALUES} different values")));
        }
        let (matrix, units) = coincidences(raters, things, &values);
        let totals: Vec<f64> = matrix.iter().map(|row| row.iter().sum()).collect();
        let n: f64 = totals.iter().sum();
        let mut observed = 0.0;
        let mut expected = 0.0;
        for (c, row) in matrix.iter().enumerate() {
            for (k, together) in row.iter().enumerate().skip(c + 1) {
                let apart = self.level.distance(&values, &totals, c, k);
                observed += together * apart;
                expected += at(&totals, c) * at(&totals, k) * apart;
            }
        }
        let alpha = (units > 1 && expected > 0.0).then(|| 1.0 - (n - 1.0) * observed / expected);
        Ok(AlphaAnswer {
            alpha,
            verdict: alpha.map(|alpha| match alpha {
                high if high >= 0.8 => Verdict::Reliable,
                middling if middling >= 0.667 => Verdict::Tentative,
                _ => Verdict::Unreliable,
            }),
            units,
            // Each rating of a unit adds 1 to the matrix.
            values: n.round() as usize,
        })
    }
}

fn at(list: &[f64], index: usize) -> f64 {
    list.get(index).copied().unwrap_or_default()
}

/// How often each value meets each other in a thing, each thing's pairs counting as its ratings; and
/// how many things are rated twice.
fn coincidences(raters: &[Vec<Option<f64>>], things: usize, values: &[f64]) -> (Vec<Vec<f64>>, usize) {
    let mut matrix = vec![vec![0.0; values.len()]; values.len()];
    let mut units = 0;
    for thing in 0..things {
        let rated = raters.iter().filter_map(|ratings| ratings.get(thing).copied().flatten());
        let places: Vec<usize> = rated
            .filter_map(|value| values.binary_search_by(|other| other.total_cmp(&(value + 0.0))).ok())
            .collect();
        if places.len() < 2 {
            continue;
        }
        units += 1;
        let part = 1.0 / (places.len() - 1) as f64;
        for (i, &one) in places.iter().enumerate() {
            for (j, &other) in places.iter().enumerate() {
                if i != j
                    && let Some(cell) = matrix.get_mut(one).and_then(|row| row.get_mut(other))
                {
                    *cell += part;
                }
            }
        }
    }
    (matrix, units)
}

impl Level {
    /// The squared difference of two values.
    fn distance(self, values: &[f64], totals: &[f64], c: usize, k: usize) -> f64 {
        let (one, other) = (at(values, c), at(values, k));
        let apart = match self {
            Self::Nominal => 1.0,
            Self::Ordinal => {
                let between: f64 = totals.iter().skip(c).take(k + 1 - c).sum();
                between - (at(totals, c) + at(totals, k)) / 2.0
            }
            Self::Interval => one - other,
            Self::Ratio if one + other > 0.0 => (one - other) / (one + other),
            Self::Ratio => 0.0,
        };
        apart * apart
    }
}
