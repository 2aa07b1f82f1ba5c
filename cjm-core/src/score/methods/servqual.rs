//! The SERVQUAL gap.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::Method;
use super::bounds::{MOST, filled, refuse, weights, within};
use super::rated::Rated;
use crate::Error;

/// Perception less expectation (Parasuraman, Zeithaml and Berry, Journal of Retailing 64, 1988;
/// weighted: Zeithaml, Parasuraman and Berry, Delivering Quality Service, 1990).
///
/// Traps. Three conventions of the weighted total are about, apart by a factor of 5 or 100: here
/// weights are divided by their sum and nothing is divided again. A difference of two answers that
/// go together is less reliable than either.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Servqual {
    /// The dimensions or items.
    pub items: Vec<Dimension>,
}

/// A dimension: what was perceived and expected, or the gap itself.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dimension {
    /// Its id.
    pub id: String,
    /// Mean perception.
    pub perception: Option<f64>,
    /// Mean expectation.
    pub expectation: Option<f64>,
    /// Instead of both: perception less expectation.
    pub gap: Option<f64>,
    /// How much it matters, relative; on all or on none.
    pub weight: Option<f64>,
}

/// All gaps and their totals.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ServqualAnswer {
    /// The mean gap.
    pub unweighted: f64,
    /// The sum of weight times gap, weights adding up to 1; absent without weights.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weighted: Option<f64>,
    /// The dimension of the lowest gap, the first of equals.
    pub worst: String,
    /// One a dimension, in the order given.
    pub items: Vec<DimensionGap>,
}

/// A dimension's gap.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DimensionGap {
    /// Its id.
    pub id: String,
    /// Perception less expectation: negative = below what is expected.
    pub gap: f64,
    /// Its share of all weights.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<f64>,
}

impl Method for Servqual {
    const NAME: &'static str = "servqual";
    const ABOUT: &'static str = "perception less expectation (Parasuraman, Zeithaml and Berry 1988)";
    type Answer = ServqualAnswer;

    fn answer(&self) -> Result<ServqualAnswer, Error> {
        let given = filled("/items", &self.items)?;
        let shares = weights("/items", &given.iter().map(|it| it.weight).collect::<Vec<_>>())?;
        let mut items = Vec::with_capacity(given.len());
        for (index, item) in given.iter().enumerate() {
            let place = |name: &str| format!("/items/{index}/{name}");
            let gap = match (item.gap, item.perception, item.expectation) {
                (Some(gap), None, None) => within(|| place("gap"), gap, -MOST, MOST)?,
                (None, Some(perception), Some(expectation)) => {
                    within(|| place("perception"), perception, -MOST, MOST)?
                        - within(|| place("expectation"), expectation, -MOST, MOST)?
                }
                _ => {
                    return Err(refuse(
                        &format!("/items/{index}"),
                        "give perception and expectation, or the gap",
                    ));
                }
            };
            let weight = shares.as_ref().and_then(|shares| shares.get(index)).copied();
            items.push(DimensionGap { id: item.id.clone(), gap, weight });
        }
        let sum: f64 = items.iter().map(|item| item.gap).sum();
        let weighted = shares.map(|_| items.iter().filter_map(|item| Some(item.weight? * item.gap)).sum());
        let lowest = items.iter().reduce(|worst, item| if item.gap < worst.gap { item } else { worst });
        Ok(ServqualAnswer {
            unweighted: sum / items.len() as f64,
            weighted,
            worst: lowest.map_or_else(String::new, |item| item.id.clone()),
            items,
        })
    }
}

/// Our rating against the target of the map's needs; for those without one, against importance.
/// Importance weighs.
pub(super) fn of_map(rated: &Rated<'_>) -> Result<Value, Error> {
    rated.scale()?;
    let needs = rated.needs();
    let known: Vec<_> =
        needs.iter().filter_map(|need| Some((need, need.own?, need.target.or(need.importance)?))).collect();
    let weighed = known.iter().all(|(need, ..)| need.importance.is_some());
    let items: Vec<Value> = known
        .iter()
        .map(|(need, own, expected)| {
            let mut item = json!({ "id": need.id, "perception": own, "expectation": expected });
            if let (true, Some(weight), Value::Object(item)) = (weighed, need.importance_unit, &mut item) {
                item.insert("weight".to_owned(), json!(weight));
            }
            item
        })
        .collect();
    Ok(json!({ "items": items }))
}
