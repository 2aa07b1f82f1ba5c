//! The customer effort score with intervals.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::Method;
use super::bounds::{counts, filled, refuse};
use super::rated::Rated;
use super::wilson::wilson;
use crate::Error;
use crate::model::{Amount, Measure, MetricKind, Scale};
use crate::score::estimate::Estimate;
use crate::score::grid::tidy;

/// The customer effort score in its second form: "the company made it easy", 1 to 7, 7 = fully agree
/// (Dixon, Freeman and Toman, Harvard Business Review 88, 2010; second form by CEB, 2013). The mean,
/// and the share of 5 to 7.
///
/// Trap. In the first form of 2010 low is good; a number without its question says nothing.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ces {
    /// Groups of answers.
    pub items: Vec<EffortAnswers>,
}

/// A group's answers.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EffortAnswers {
    /// The group's id.
    #[serde(default)]
    pub id: String,
    /// How many answered 1 to 7, 1 first.
    pub counts: Vec<f64>,
}

/// All groups.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CesAnswer {
    /// One a group, in the order given.
    pub items: Vec<CesScore>,
}

/// A group's score.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CesScore {
    /// The group's id.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// How many answered.
    pub n: f64,
    /// The mean, 1 to 7.
    pub ces: f64,
    /// From where to where the mean of all customers lies with 95 %, as a rating of value gaps does.
    pub interval: [f64; 2],
    /// Share of 5 to 7.
    pub easy: f64,
    /// From where to where that share lies with 95 %.
    #[serde(rename = "easyInterval")]
    pub easy_interval: [f64; 2],
}

impl Method for Ces {
    const NAME: &'static str = "ces";
    const ABOUT: &'static str = "customer effort, 1 to 7: mean and share of 5 to 7 (Dixon et al. 2010)";
    type Answer = CesAnswer;

    fn answer(&self) -> Result<CesAnswer, Error> {
        let mut items = Vec::new();
        for (index, item) in filled("/items", &self.items)?.iter().enumerate() {
            let n = counts(&format!("/items/{index}/counts"), &item.counts, 7)?;
            let points = || item.counts.iter().zip(1_u8..).map(|(count, point)| (count, f64::from(point)));
            let easy: f64 = points().filter(|&(_, point)| point >= 5.0).map(|(count, _)| count).sum();
            let counted =
                Measure { counts: item.counts.iter().copied().map(Amount).collect(), ..Measure::default() };
            let scale = Scale { min: 1.0, max: 7.0, ..Scale::default() };
            let estimate = Estimate::new(&counted, &scale).map_err(|why| refuse("/items", why))?;
            let range = estimate.range().unwrap_or([0.0, 1.0]);
            items.push(CesScore {
                id: item.id.clone(),
                n,
                ces: points().map(|(count, point)| count * point).sum::<f64>() / n,
                interval: range.map(|end| tidy(1.0 + 6.0 * end)),
                easy: easy / n,
                easy_interval: wilson(easy, n)?,
            });
        }
        Ok(CesAnswer { items })
    }
}

/// The readings of CES metrics that are counted on seven points.
pub(super) fn of_map(rated: &Rated<'_>) -> Result<Value, Error> {
    let items = rated.counted(MetricKind::Ces, 7)?;
    Ok(
        json!({ "items": items.into_iter().map(|(id, counts)| json!({ "id": id, "counts": counts })).collect::<Vec<_>>() }),
    )
}
