//! What a better funnel is worth.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::Method;
use super::bounds::{amount, divisor, filled, refuse, within};
use super::rated::Rated;
use crate::Error;

/// Rates and money of a funnel, and what lifts of its rates are worth: customers times all rates times
/// the value of a conversion, computed once more with the lifts.
///
/// Traps. The same relative lift is worth the same at every stage, the same percentage points are not;
/// "1 % more" can mean either. Adding up "lost customers times value" stage by stage counts most of
/// them several times: together, lifts are worth what `together` says.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Funnel {
    /// How many customers are still there: at the start, then after each stage.
    pub counts: Vec<f64>,
    /// Money for each one who is there at the end.
    pub value_per_conversion: Option<f64>,
    /// Lifts to value.
    #[serde(default)]
    pub lifts: Vec<Lift>,
}

/// A higher rate: by a share of it, or by percentage points.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lift {
    /// Which rate, 0 = from the start to after the first stage.
    pub at: usize,
    /// By which share of the rate: 0.1 = 10 % more.
    pub relative: Option<f64>,
    /// Instead: by how many percentage points.
    pub points: Option<f64>,
}

/// The funnel in numbers.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FunnelAnswer {
    /// Share who go on at each stage, 0 to 1.
    pub rates: Vec<f64>,
    /// Share who get to the end.
    pub overall: f64,
    /// Money earned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revenue: Option<f64>,
    /// Money for each customer at the start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revenue_per_customer: Option<f64>,
    /// One a lift, in the order given.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lifts: Vec<LiftWorth>,
    /// What all lifts are worth at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub together: Option<LiftWorth>,
}

/// What a lift is worth.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct LiftWorth {
    /// More customers at the end.
    pub customers: f64,
    /// More money.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revenue: Option<f64>,
}

impl Method for Funnel {
    const NAME: &'static str = "funnel";
    const ABOUT: &'static str = "rates and money of a funnel, and what lifts of its rates are worth";
    type Answer = FunnelAnswer;

    fn answer(&self) -> Result<FunnelAnswer, Error> {
        let counts = filled("/counts", &self.counts)?;
        let start = divisor(|| "/counts/0".to_owned(), counts.first().copied().unwrap_or_default())?;
        let value = match self.value_per_conversion {
            Some(value) => Some(amount(|| "/valuePerConversion".to_owned(), value)?),
            None => None,
        };
        let mut rates = Vec::new();
        for (index, pair) in counts.windows(2).enumerate() {
            let [before, after] = pair else { continue };
            let after = within(|| format!("/counts/{}", index + 1), *after, 0.0, *before)?;
            rates.push(after / divisor(|| format!("/counts/{index}"), *before)?);
        }
        let end = counts.last().copied().unwrap_or_default();
        let mut lifted = rates.clone();
        let mut lifts = Vec::with_capacity(self.lifts.len());
        let worth = |customers: f64| LiftWorth { customers, revenue: value.map(|value| value * customers) };
        for (index, lift) in self.lifts.iter().enumerate() {
            let place = format!("/lifts/{index}");
            let before = rates.get(lift.at).copied().ok_or_else(|| {
                refuse(&format!("{place}/at"), format!("there are {} rates, the first is 0", rates.len()))
            })?;
            let more = match (lift.relative, lift.points) {
                (Some(share), None) => before * within(|| format!("{place}/relative"), share, -1.0, 1e6)?,
                (None, Some(points)) => within(|| format!("{place}/points"), points, -100.0, 100.0)? / 100.0,
                _ => return Err(refuse(&place, "give `relative` or `points`")),
            };
            within(|| place.clone(), before + more, 0.0, 1.0)
                .map_err(|_| refuse(&place, "the rate would leave 0 to 100 %"))?;
            let others: f64 =
                rates.iter().enumerate().filter(|&(at, _)| at != lift.at).map(|(_, rate)| rate).product();
            lifts.push(worth(start * others * more));
            if let Some(rate) = lifted.get_mut(lift.at) {
                *rate += more;
            }
        }
        if let Some(at) = lifted.iter().position(|rate| !(0.0..=1.0).contains(rate)) {
            return Err(refuse("/lifts", format!("together they take rate {at} off 0 to 100 %")));
        }
        let all = start * lifted.iter().product::<f64>() - start * rates.iter().product::<f64>();
        Ok(FunnelAnswer {
            overall: end / start,
            revenue: value.map(|value| value * end),
            revenue_per_customer: value.map(|value| value * end / start),
            together: (!lifts.is_empty()).then(|| worth(all)),
            rates,
            lifts,
        })
    }
}

/// Who is still there after each step of an observed map.
pub(super) fn of_map(rated: &Rated<'_>) -> Result<Value, Error> {
    let flow = rated.flow()?;
    let mut counts = vec![flow.customers];
    counts.extend(flow.steps.iter().map(|step| step.before - step.left));
    let mut input = json!({ "counts": counts });
    if let (Some(value), Value::Object(input)) = (rated.map.value.as_ref(), &mut input) {
        input.insert("valuePerConversion".to_owned(), json!(value.per_conversion.0));
    }
    Ok(input)
}
