//! Customer value analysis.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::Method;
use super::bounds::{MOST, divisor, filled, refuse, weights, within};
use super::rated::Rated;
use crate::Error;

/// Market-perceived quality and price profiles (Gale, Managing Customer Value, 1994): the sum of
/// weight times the ratio of our rating to the competitor's, 100 = parity.
///
/// Trap. The ratio hangs on where the scale begins: the same answers written 0 to 9 instead of 1 to
/// 10 give another index. The difference form does not move; the value gap is built on it, and it is
/// answered here too. Published examples often round ratios before they weight them.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CustomerValue {
    /// The attributes of quality.
    #[serde(default)]
    pub items: Vec<RatedAttribute>,
    /// The attributes of price, rated by how content customers are with them.
    #[serde(default)]
    pub price: Vec<RatedAttribute>,
}

/// An attribute as customers rate it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RatedAttribute {
    /// Its id.
    pub id: String,
    /// How much it matters, relative.
    pub weight: f64,
    /// Our mean rating.
    pub own: f64,
    /// The competitor's mean rating, above 0.
    pub competitor: f64,
}

/// The profiles.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CustomerValueAnswer {
    /// Of quality.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quality: Option<Profile>,
    /// Of price.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price: Option<Profile>,
    /// 100 divided by the price ratio, times 100: below 100 = perceived as cheaper.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relative_price: Option<f64>,
}

/// How we stand against the competitor.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Profile {
    /// Sum of weight times ratio, times 100.
    pub ratio: f64,
    /// What practice calls that ratio.
    pub band: ValueBand,
    /// Sum of weight times difference, on the scale of the ratings: the form that no shift of the
    /// scale changes.
    pub difference: f64,
    /// One an attribute, in the order given.
    pub items: Vec<ProfiledAttribute>,
}

/// What practitioners of customer value analysis call a ratio (Customer Champions, "CVA": 98 to 102 is
/// parity, 103 to 110 an advantage, above 110 world class). Their bands are of whole numbers; between
/// 102 and 103 is an advantage here. A convention: no interval stands behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ValueBand {
    /// Below 98.
    Weakness,
    /// From 98 to 102.
    Parity,
    /// Above 102, up to 110.
    Advantage,
    /// Above 110.
    WorldClass,
}

impl ValueBand {
    /// The band of a ratio, 100 = as good as the competitor. The ends belong to the band that they
    /// bound, within 1e-9 of rounding.
    fn of(ratio: f64) -> Self {
        const ROUNDING: f64 = 1e-9;
        match ratio {
            _ if ratio < 98.0 - ROUNDING => Self::Weakness,
            _ if ratio <= 102.0 + ROUNDING => Self::Parity,
            _ if ratio <= 110.0 + ROUNDING => Self::Advantage,
            _ => Self::WorldClass,
        }
    }
}

/// An attribute in a profile.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProfiledAttribute {
    /// Its id.
    pub id: String,
    /// Its share of all weights.
    pub weight: f64,
    /// Our rating divided by the competitor's.
    pub ratio: f64,
    /// Our rating less the competitor's.
    pub difference: f64,
}

impl Method for CustomerValue {
    const NAME: &'static str = "customer-value";
    const ABOUT: &'static str = "weighted ratio of our ratings to a competitor's (Gale 1994)";
    type Answer = CustomerValueAnswer;

    fn answer(&self) -> Result<CustomerValueAnswer, Error> {
        if self.items.is_empty() && self.price.is_empty() {
            return Err(refuse("/items", "nothing is given"));
        }
        let of = |place: &str, items: &[RatedAttribute]| {
            (!items.is_empty()).then(|| profile(place, items)).transpose()
        };
        let price = of("/price", &self.price)?;
        let relative_price = match &price {
            Some(price) => Some(1e4 / divisor(|| "/price".to_owned(), price.ratio)?),
            None => None,
        };
        Ok(CustomerValueAnswer { quality: of("/items", &self.items)?, relative_price, price })
    }
}

fn profile(place: &str, items: &[RatedAttribute]) -> Result<Profile, Error> {
    let given: Vec<Option<f64>> = filled(place, items)?.iter().map(|item| Some(item.weight)).collect();
    let mut found = Vec::with_capacity(items.len());
    for (index, (item, weight)) in items.iter().zip(weights(place, &given)?.unwrap_or_default()).enumerate() {
        let own = within(|| format!("{place}/{index}/own"), item.own, -MOST, MOST)?;
        let competitor = divisor(|| format!("{place}/{index}/competitor"), item.competitor)?;
        found.push(ProfiledAttribute {
            id: item.id.clone(),
            weight,
            ratio: own / competitor,
            difference: own - competitor,
        });
    }
    let ratio = 100.0 * found.iter().map(|item| item.weight * item.ratio).sum::<f64>();
    Ok(Profile {
        ratio,
        band: ValueBand::of(ratio),
        difference: found.iter().map(|item| item.weight * item.difference).sum(),
        items: found,
    })
}

/// Needs weighted by importance (0 = the lowest point of its scale), our rating and the rivals'
/// average.
pub(super) fn of_map(rated: &Rated<'_>) -> Result<Value, Error> {
    rated.scale()?;
    let items = rated.items(|need| {
        let (weight, own, rivals) = (need.importance_unit?, need.own?, need.reference?);
        Some(json!({ "id": need.id, "weight": weight, "own": own, "competitor": rivals }))
    });
    Ok(json!({ "items": items }))
}
