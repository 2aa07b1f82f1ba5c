//! [`Cell`]: the value gap of one persona, stage and need.

use serde::Serialize;

use super::book::Book;
use super::estimate::Estimate;
use super::grid::on_grid;
use super::leaf::{Leaf, means};
use super::zone::Zone;
use crate::model::Id;

/// The value gap of one persona, stage and need. What is absent is not known.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Cell {
    /// Absent on a map that names no persona.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub persona: Option<Id>,
    /// The stage.
    pub stage: Id,
    /// The need.
    pub need: Id,
    /// Share of the whole, 0 to 1: of the persona, of the stage for it, of the need in that stage.
    pub weight: f64,
    /// How well we meet the need, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own: Option<f64>,
    /// How well rivals do, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<f64>,
    /// How well it ought to be met, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<f64>,
    /// Reference less own: positive = rivals are ahead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gap_reference: Option<f64>,
    /// Target less own: positive = short of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gap_target: Option<f64>,
    /// The lambda used: 0 where no rival is rated, 1 where there is no target.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lambda: Option<f64>,
    /// `(1 - lambda) * gapTarget + lambda * gapReference`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gap: Option<f64>,
    /// `weight * gap`, to the nearest 2^-48 so that all sums are exact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_gap: Option<f64>,
    /// The part of `valueGap` that comes from the target.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from_target: Option<f64>,
    /// The part of `valueGap` that comes from rivals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from_reference: Option<f64>,
    /// Standard deviation of `valueGap`; absent where a rating does not say how many answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sd: Option<f64>,
    /// From where to where `valueGap` lies with 95 %: each rating by the beta distribution of its mean
    /// and variance, several together by MOVER (Zou and Donner 2008).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interval: Option<[f64; 2]>,
    /// Where the cell stands between target and rivals; absent where one of them is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone: Option<Zone>,
    /// Whether our rating is the need's own, not one of this map.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inherited: Option<bool>,
    /// How many answered our rating.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub n: Option<f64>,
    /// What the ratings rest on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Id>,
    /// Whether our rating rests on no evidence, or a part of the weight is not given.
    pub assumed: bool,
}

impl Cell {
    pub(super) fn new(leaf: &Leaf<'_>, book: &Book<'_>) -> Self {
        let mean = means(&book.estimates);
        let gaps = leaf.gaps(mean);
        let weight = leaf.spot.weight;
        let part = |lambda: f64, gap: Option<f64>| on_grid(weight * lambda * gap.unwrap_or(0.0));
        let from_target = gaps.and_then(|gaps| gaps.to_target.map(|gap| part(1.0 - gaps.lambda, Some(gap))));
        let from_reference = gaps.and_then(|gaps| gaps.to_reference.map(|gap| part(gaps.lambda, Some(gap))));
        let value_gap = gaps.map(|_| from_target.unwrap_or(0.0) + from_reference.unwrap_or(0.0));
        let spread = gaps.and_then(|gaps| leaf.spread(weight, gaps.lambda, book));
        let own = leaf.own.and_then(|place| book.estimate(place));
        let known = |place| book.estimate(place).map(|estimate: &Estimate| estimate.mean);
        Self {
            persona: leaf.spot.persona.map(|persona| persona.id.clone()),
            stage: leaf.spot.stage.id.clone(),
            need: leaf.spot.need.id.clone(),
            weight,
            own: own.map(|own| own.mean),
            reference: leaf.reference(mean).map(|(reference, _)| reference),
            target: leaf.target.and_then(known),
            gap_reference: gaps.and_then(|gaps| gaps.to_reference),
            gap_target: gaps.and_then(|gaps| gaps.to_target),
            lambda: gaps.map(|gaps| gaps.lambda),
            gap: gaps.map(|gaps| gaps.gap),
            value_gap,
            from_target,
            from_reference,
            sd: spread.map(|spread| spread.sd),
            interval: value_gap.zip(spread).map(|(gap, spread)| spread.around(gap)),
            zone: gaps.and_then(|gaps| Zone::of(leaf, &gaps, book)),
            inherited: own.map(|_| leaf.inherited),
            n: own.and_then(|own| own.n),
            evidence: leaf.evidence.iter().map(|&id| id.clone()).collect(),
            assumed: leaf.spot.assumed || leaf.own_assumed,
        }
    }
}
