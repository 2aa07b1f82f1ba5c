//! Importance-performance analysis.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::bounds::{filled, refuse, within};
use super::rated::Rated;
use super::{Method, ranks};
use crate::Error;

/// Importance-performance analysis (Martilla and James, Journal of Marketing 41, 1977): four fields
/// cut by cross-hairs.
///
/// Traps. The cross-hairs decide the field: the mean, the median and the middle of the scale label
/// half of the dealer table of 1977 differently, and with mean or median one more attribute can
/// relabel all others; so the rule is stated in the answer, and the default is the middle of the
/// scale. The gap to the diagonal predicts priorities better than the fields (Bacon, International
/// Journal of Market Research 45, 2003). Stated importance bunches at the top and is no target. A
/// value on a cross-hair counts as high.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ImportancePerformance {
    /// The ends of the scale that both are on.
    pub scale: Ends,
    /// Where the cross-hairs stand; absent = in the middle of the scale.
    #[serde(default)]
    pub cross_hairs: CrossHairRule,
    /// The attributes.
    pub items: Vec<Attribute>,
}

/// The ends of a scale.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ends {
    /// The lowest point.
    pub min: f64,
    /// The highest point.
    pub max: f64,
}

/// Where the cross-hairs stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum CrossHairRule {
    /// In the middle of the scale: the same for every set of attributes.
    #[default]
    Scale,
    /// At the means of the attributes.
    Mean,
    /// At the medians of the attributes.
    Median,
}

/// An attribute as it is rated.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attribute {
    /// Its id.
    pub id: String,
    /// Mean importance.
    pub importance: f64,
    /// Mean performance.
    pub performance: f64,
}

/// A field of the plane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Quadrant {
    /// Important, not well met.
    ConcentrateHere,
    /// Important, well met.
    KeepUp,
    /// Neither.
    LowPriority,
    /// Well met, not important.
    PossibleOverkill,
}

/// All attributes on the plane.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ImportancePerformanceAnswer {
    /// The rule of the cross-hairs.
    pub rule: CrossHairRule,
    /// Where they stand.
    pub cross_hairs: CrossHairs,
    /// One an attribute, in the order given.
    pub items: Vec<PlacedAttribute>,
}

/// Where the cross-hairs stand, on the scale.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct CrossHairs {
    /// From here on importance is high.
    pub importance: f64,
    /// From here on performance is high.
    pub performance: f64,
}

/// An attribute on the plane.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PlacedAttribute {
    /// Its id.
    pub id: String,
    /// Mean importance.
    pub importance: f64,
    /// Mean performance.
    pub performance: f64,
    /// The field it falls in.
    pub quadrant: Quadrant,
    /// Performance less importance.
    pub gap: f64,
    /// By the gap, worst = 1.
    pub rank: usize,
    /// Whether performance is below importance: under the line of equal priority.
    pub below_diagonal: bool,
}

impl Method for ImportancePerformance {
    const NAME: &'static str = "importance-performance";
    const ABOUT: &'static str = "four fields of importance and performance (Martilla and James 1977)";
    type Answer = ImportancePerformanceAnswer;

    fn answer(&self) -> Result<ImportancePerformanceAnswer, Error> {
        let items = filled("/items", &self.items)?;
        let Ends { min, max } = self.scale.checked()?;
        for (index, item) in items.iter().enumerate() {
            within(|| format!("/items/{index}/importance"), item.importance, min, max)?;
            within(|| format!("/items/{index}/performance"), item.performance, min, max)?;
        }
        let hair = |of: fn(&Attribute) -> f64| {
            let values: Vec<f64> = items.iter().map(of).collect();
            match self.cross_hairs {
                CrossHairRule::Scale => min + (max - min) / 2.0,
                CrossHairRule::Mean => values.iter().sum::<f64>() / values.len() as f64,
                CrossHairRule::Median => median(values),
            }
        };
        let cross =
            CrossHairs { importance: hair(|it| it.importance), performance: hair(|it| it.performance) };
        let short: Vec<f64> = items.iter().map(|it| it.importance - it.performance).collect();
        let placed =
            items.iter().zip(&short).zip(ranks(&short)).map(|((item, short), rank)| PlacedAttribute {
                id: item.id.clone(),
                importance: item.importance,
                performance: item.performance,
                quadrant: match (item.importance >= cross.importance, item.performance >= cross.performance) {
                    (true, false) => Quadrant::ConcentrateHere,
                    (true, true) => Quadrant::KeepUp,
                    (false, false) => Quadrant::LowPriority,
                    (false, true) => Quadrant::PossibleOverkill,
                },
                gap: -short,
                rank,
                below_diagonal: *short > 0.0,
            });
        Ok(ImportancePerformanceAnswer {
            rule: self.cross_hairs,
            cross_hairs: cross,
            items: placed.collect(),
        })
    }
}

impl Ends {
    pub(super) fn checked(self) -> Result<Self, Error> {
        let finite = within(|| "/scale/min".to_owned(), self.min, -1e15, 1e15).is_ok()
            && within(|| "/scale/max".to_owned(), self.max, -1e15, 1e15).is_ok();
        if finite && self.min < self.max {
            Ok(self)
        } else {
            Err(refuse("/scale", "its lowest point is not below its highest"))
        }
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let half = values.len() / 2;
    let at = |index: usize| values.get(index).copied().unwrap_or_default();
    if values.len() % 2 == 1 { at(half) } else { (at(half.saturating_sub(1)) + at(half)) / 2.0 }
}

/// Importance and our rating of the map's needs.
pub(super) fn of_map(rated: &Rated<'_>) -> Result<Value, Error> {
    let (min, max) = rated.scale()?;
    let items = rated.items(|need| {
        Some(json!({ "id": need.id, "importance": need.importance?, "performance": need.own? }))
    });
    Ok(json!({ "scale": { "min": min, "max": max }, "items": items }))
}
