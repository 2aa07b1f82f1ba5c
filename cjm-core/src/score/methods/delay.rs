//! Cost of delay divided by duration.

use serde::{Deserialize, Serialize};

use super::Method;
use super::bounds::{amount, divisor, filled};
use crate::Error;

/// Cost of delay divided by duration, largest first (Reinertsen, The Principles of Product Development
/// Flow, 2009). For one team that does one thing after the other no order costs less (Smith, Naval
/// Research Logistics Quarterly 3, 1956).
///
/// Traps. Several teams, or things that wait for others, need a plan instead. Cost of delay is an
/// amount a unit of time, not a score.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cd3 {
    /// The candidates.
    pub items: Vec<DelayedItem>,
}

/// A candidate.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DelayedItem {
    /// Its id.
    pub id: String,
    /// What each unit of time costs until it is done.
    pub cost_of_delay: f64,
    /// How many units of time it takes, above 0.
    pub duration: f64,
}

/// The best order.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Cd3Answer {
    /// What all delays cost in this order, each until it is done.
    pub total_delay_cost: f64,
    /// First things first; equal ones as given.
    pub items: Vec<ScheduledItem>,
}

/// A candidate in the order.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScheduledItem {
    /// Its id.
    pub id: String,
    /// Cost of delay divided by duration.
    pub cd3: f64,
    /// When it is done.
    pub done: f64,
}

impl Method for Cd3 {
    const NAME: &'static str = "cd3";
    const ABOUT: &'static str = "cost of delay / duration, and the order that costs least (Smith 1956)";
    type Answer = Cd3Answer;

    fn answer(&self) -> Result<Cd3Answer, Error> {
        let mut found = Vec::new();
        for (index, item) in filled("/items", &self.items)?.iter().enumerate() {
            let cost = amount(|| format!("/items/{index}/costOfDelay"), item.cost_of_delay)?;
            found.push((item, cost / divisor(|| format!("/items/{index}/duration"), item.duration)?));
        }
        found.sort_by(|a, b| b.1.total_cmp(&a.1));
        let mut done = 0.0;
        let mut total_delay_cost = 0.0;
        let items = found.into_iter().map(|(item, cd3)| {
            done += item.duration;
            total_delay_cost += item.cost_of_delay * done;
            ScheduledItem { id: item.id.clone(), cd3, done }
        });
        let items = items.collect();
        Ok(Cd3Answer { total_delay_cost, items })
    }
}
