//! Importance-performance-competitor analysis.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::Method;
use super::bounds::{MOST, filled, within};
use super::rated::Rated;
use crate::Error;

/// Importance-performance-competitor analysis (Albayrak, International Journal of Hospitality
/// Management 48, 2015): the gap to importance and the difference to a competitor, cut at zero.
///
/// Traps. Importance is used as a target although it is another question. The zones say nothing
/// about how sure a sign is: the zones of [`Cell`](crate::score::Cell) do. A difference of zero
/// counts as reached.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ipca {
    /// The attributes, all numbers on one scale.
    pub items: Vec<ComparedAttribute>,
}

/// An attribute as customers rate it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ComparedAttribute {
    /// Its id.
    pub id: String,
    /// Mean importance.
    pub importance: f64,
    /// Our mean performance.
    pub own: f64,
    /// The competitor's mean performance.
    pub competitor: f64,
}

/// A field of the plane of gap and difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum IpcaZone {
    /// As important as it is met, and not behind.
    SolidAdvantage,
    /// As important as it is met, but behind.
    HeadToHead,
    /// Not met as it is important, and behind.
    UrgentAction,
    /// Not met as it is important, but not behind.
    NullAdvantage,
}

/// All attributes on the plane.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct IpcaAnswer {
    /// One an attribute, in the order given.
    pub items: Vec<IpcaAttribute>,
}

/// An attribute on the plane.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct IpcaAttribute {
    /// Its id.
    pub id: String,
    /// Own performance less importance.
    pub gap: f64,
    /// Own performance less the competitor's.
    pub difference: f64,
    /// The field it falls in.
    pub zone: IpcaZone,
}

impl Method for Ipca {
    const NAME: &'static str = "ipca";
    const ABOUT: &'static str = "four zones of gap and difference to a competitor (Albayrak 2015)";
    type Answer = IpcaAnswer;

    fn answer(&self) -> Result<IpcaAnswer, Error> {
        let mut items = Vec::new();
        for (index, item) in filled("/items", &self.items)?.iter().enumerate() {
            for (name, value) in
                [("importance", item.importance), ("own", item.own), ("competitor", item.competitor)]
            {
                within(|| format!("/items/{index}/{name}"), value, -MOST, MOST)?;
            }
            let (gap, difference) = (item.own - item.importance, item.own - item.competitor);
            let zone = match (gap >= 0.0, difference >= 0.0) {
                (true, true) => IpcaZone::SolidAdvantage,
                (true, false) => IpcaZone::HeadToHead,
                (false, false) => IpcaZone::UrgentAction,
                (false, true) => IpcaZone::NullAdvantage,
            };
            items.push(IpcaAttribute { id: item.id.clone(), gap, difference, zone });
        }
        Ok(IpcaAnswer { items })
    }
}

/// Importance, our rating and the rivals' average of the map's needs.
pub(super) fn of_map(rated: &Rated<'_>) -> Result<Value, Error> {
    rated.scale()?;
    let items = rated.items(|need| {
        let (importance, own, rivals) = (need.importance?, need.own?, need.reference?);
        Some(json!({ "id": need.id, "importance": importance, "own": own, "competitor": rivals }))
    });
    Ok(json!({ "items": items }))
}
