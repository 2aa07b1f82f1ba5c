//! The RICE score.

use serde::{Deserialize, Serialize};

use super::bounds::{amount, divisor, filled};
use super::{Method, ranks};
use crate::Error;

/// Reach times impact times confidence, divided by effort (McBride, Intercom, 2016).
///
/// Traps. Impact (0.25 to 3) and confidence (0.5 to 1) are labels turned into numbers: other numbers
/// for the same labels give another order. Who rates all four from 1 to 5, as many tables do, gets
/// another score of the same name. Nothing says whom it reaches twice.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rice {
    /// The candidates.
    pub items: Vec<RiceItem>,
}

/// A candidate.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RiceItem {
    /// Its id.
    pub id: String,
    /// Customers reached in a period.
    pub reach: f64,
    /// Impact on each.
    pub impact: f64,
    /// How sure that is.
    pub confidence: f64,
    /// Work, above 0.
    pub effort: f64,
}

/// All candidates.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RiceAnswer {
    /// One a candidate, in the order given.
    pub items: Vec<RicedItem>,
}

/// A candidate and its score.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RicedItem {
    /// Its id.
    pub id: String,
    /// Reach times impact times confidence, divided by effort.
    pub rice: f64,
    /// Highest score = 1.
    pub rank: usize,
}

impl Method for Rice {
    const NAME: &'static str = "rice";
    const ABOUT: &'static str = "reach x impact x confidence / effort (McBride 2016)";
    type Answer = RiceAnswer;

    fn answer(&self) -> Result<RiceAnswer, Error> {
        let mut scores = Vec::new();
        for (index, item) in filled("/items", &self.items)?.iter().enumerate() {
            let place = |name: &'static str| move || format!("/items/{index}/{name}");
            let product = amount(place("reach"), item.reach)?
                * amount(place("impact"), item.impact)?
                * amount(place("confidence"), item.confidence)?;
            scores.push(product / divisor(place("effort"), item.effort)?);
        }
        let items = self.items.iter().zip(&scores).zip(ranks(&scores));
        Ok(RiceAnswer {
            items: items.map(|((item, &rice), rank)| RicedItem { id: item.id.clone(), rice, rank }).collect(),
        })
    }
}
