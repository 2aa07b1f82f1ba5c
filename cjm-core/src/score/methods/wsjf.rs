//! Weighted shortest job first.

use serde::{Deserialize, Serialize};

use super::bounds::{amount, divisor, filled};
use super::{Method, ranks};
use crate::Error;

/// Weighted shortest job first as SAFe has it: business value, time criticality and risk reduction
/// added, divided by job size (Leffingwell, Agile Software Requirements, 2011).
///
/// Traps. It adds ordinals (Fibonacci points) of different things: other points for the same
/// judgements give another order. With a cost of delay in money use `cd3`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wsjf {
    /// The jobs.
    pub items: Vec<Job>,
}

/// A job.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Job {
    /// Its id.
    pub id: String,
    /// Value to users and business.
    pub business_value: f64,
    /// How that decays with time.
    pub time_criticality: f64,
    /// Risk that it reduces, or opportunity that it opens.
    pub risk_reduction: f64,
    /// Size, above 0.
    pub job_size: f64,
}

/// All jobs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WsjfAnswer {
    /// One a job, in the order given.
    pub items: Vec<RankedJob>,
}

/// A job and its score.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RankedJob {
    /// Its id.
    pub id: String,
    /// Cost of delay divided by size.
    pub wsjf: f64,
    /// Highest score = 1.
    pub rank: usize,
}

impl Method for Wsjf {
    const NAME: &'static str = "wsjf";
    const ABOUT: &'static str = "weighted shortest job first, as SAFe adds it up (Leffingwell 2011)";
    type Answer = WsjfAnswer;

    fn answer(&self) -> Result<WsjfAnswer, Error> {
        let mut scores = Vec::new();
        for (index, job) in filled("/items", &self.items)?.iter().enumerate() {
            let place = |name: &'static str| move || format!("/items/{index}/{name}");
            let cost = amount(place("businessValue"), job.business_value)?
                + amount(place("timeCriticality"), job.time_criticality)?
                + amount(place("riskReduction"), job.risk_reduction)?;
            scores.push(cost / divisor(place("jobSize"), job.job_size)?);
        }
        let items = self.items.iter().zip(&scores).zip(ranks(&scores));
        Ok(WsjfAnswer {
            items: items.map(|((job, &wsjf), rank)| RankedJob { id: job.id.clone(), wsjf, rank }).collect(),
        })
    }
}
