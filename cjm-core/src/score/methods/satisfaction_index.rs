//! A satisfaction index on 0 to 100.

use serde::{Deserialize, Serialize};

use super::Method;
use super::bounds::{filled, weights, within};
use super::importance_performance::Ends;
use crate::Error;

/// Weighted means stretched by the ends of their scale to 0..100, as the American Customer Satisfaction
/// Index does (Fornell et al., Journal of Marketing 60, 1996).
///
/// Traps. The published index takes its weights from a model of its own: with other weights the numbers
/// don't compare. Weights that don't add up to 1, or a division by the highest point instead of the
/// length of the scale, are the usual slips: here weights are divided by their sum.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SatisfactionIndex {
    /// The ends of the scale.
    pub scale: Ends,
    /// The questions.
    pub items: Vec<IndexItem>,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndexItem {
    /// Its id.
    #[serde(default)]
    pub id: String,
    /// The mean answer.
    pub mean: f64,
    /// How much it matters, relative; on all or on none.
    pub weight: Option<f64>,
}

/// The index.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct SatisfactionIndexAnswer {
    /// 0 to 100.
    pub index: f64,
    /// The same with equal weights.
    pub unweighted: f64,
}

impl Method for SatisfactionIndex {
    const NAME: &'static str = "satisfaction-index";
    const ABOUT: &'static str = "weighted means on 0 to 100 (Fornell et al. 1996)";
    type Answer = SatisfactionIndexAnswer;

    fn answer(&self) -> Result<SatisfactionIndexAnswer, Error> {
        let Ends { min, max } = self.scale.checked()?;
        let items = filled("/items", &self.items)?;
        let mut shares = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            let mean = within(|| format!("/items/{index}/mean"), item.mean, min, max)?;
            shares.push(100.0 * ((mean - min) / (max - min)));
        }
        let unweighted = shares.iter().sum::<f64>() / shares.len() as f64;
        let weights = weights("/items", &items.iter().map(|item| item.weight).collect::<Vec<_>>())?;
        let index = weights.map_or(unweighted, |weights| {
            weights.iter().zip(&shares).map(|(weight, share)| weight * share).sum()
        });
        Ok(SatisfactionIndexAnswer { index, unweighted })
    }
}
