//! [`NeedGap`]: the value gap of a need over all its cells, and how sure its rank is.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Cell;
use super::simulation::Simulation;
use super::table::Table;
use crate::model::{Document, Id};

/// The value gap of a need over all its cells.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NeedGap {
    /// The need.
    pub need: Id,
    /// The sum of its cells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_gap: Option<f64>,
    /// Standard deviation of `valueGap`; absent where a rating does not say how many answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sd: Option<f64>,
    /// From where to where `valueGap` lies with 95 %, as in a cell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interval: Option<[f64; 2]>,
    /// 1 = largest gap. Equal gaps share a rank and stand in the order of the journey.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<usize>,
    /// The probability that it has the largest gap, or one of the `top` largest; simulated, and
    /// absent where a rating does not say how many answered (SMAA-2, Lahdelma and Salminen 2001).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub top_probability: Option<f64>,
    /// Weight of its cells that have a gap. The net falls by this much for each unit (0..1) that our
    /// rating rises.
    pub weight: f64,
    /// By how much the net falls when our rating rises by one point of the need's scale.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_point: Option<f64>,
}

/// Largest gap first; equal gaps share a rank and keep the order of the journey, as do needs without
/// a gap, which come last.
pub(super) fn ranked(document: &Document, cells: &[Cell], table: &Table<'_>) -> Vec<NeedGap> {
    let mut needs: Vec<NeedGap> = Vec::new();
    let mut places: BTreeMap<&Id, usize> = BTreeMap::new();
    for cell in cells {
        let at = *places.entry(&cell.need).or_insert_with(|| {
            needs.push(NeedGap::empty(cell.need.clone()));
            needs.len() - 1
        });
        if let (Some(need), Some(gap)) = (needs.get_mut(at), cell.value_gap) {
            need.value_gap = Some(need.value_gap.unwrap_or(0.0) + gap);
            need.weight += cell.weight;
        }
    }
    let key = |need: &NeedGap| need.value_gap.unwrap_or(f64::NEG_INFINITY);
    needs.sort_by(|a, b| key(b).total_cmp(&key(a)));
    let of_need = by_need(table);
    let mut last: Option<(f64, usize)> = None;
    for (index, need) in needs.iter_mut().enumerate() {
        let Some(gap) = need.value_gap else { continue };
        let rank = last.filter(|(before, _)| *before == gap).map_or(index + 1, |(_, rank)| rank);
        last = Some((gap, rank));
        need.rank = Some(rank);
        let cells = of_need.get(&need.need).into_iter().flatten();
        let spread = table.spread(cells.filter_map(|&cell| table.leaves.get(cell)));
        need.sd = spread.map(|spread| spread.sd);
        need.interval = spread.map(|spread| spread.around(gap));
        let scale = document.need(need.need.as_str()).and_then(|need| document.scale_of_need(need));
        need.per_point = scale.map(|scale| need.weight / (scale.max - scale.min)).filter(|it| it.is_finite());
    }
    needs
}

/// Draws all gaps again and again, and counts how often each need is among the `top` largest.
pub(super) fn simulate(
    needs: &mut [NeedGap],
    table: &Table<'_>,
    simulation: &mut Simulation<'_>,
    top: usize,
) {
    let mut of_need = by_need(table);
    let cells: Vec<Vec<usize>> =
        needs.iter().map(|need| of_need.remove(&need.need).unwrap_or_default()).collect();
    let known = needs.iter().take_while(|need| need.value_gap.is_some()).count();
    let drawn = simulation.draw(known, |index, mean| {
        let leaves = cells.get(index).into_iter().flatten().filter_map(|&cell| table.leaves.get(cell));
        leaves.filter_map(|leaf| Some(leaf.spot.weight * leaf.gaps(mean)?.gap)).sum()
    });
    for (need, probability) in needs.iter_mut().zip(drawn.top(top)) {
        need.top_probability = need.sd.map(|_| probability);
    }
}

/// The cells of each need, by their index.
fn by_need<'a>(table: &Table<'a>) -> BTreeMap<&'a Id, Vec<usize>> {
    let mut cells: BTreeMap<&Id, Vec<usize>> = BTreeMap::new();
    for (index, leaf) in table.leaves.iter().enumerate() {
        cells.entry(&leaf.spot.need.id).or_default().push(index);
    }
    cells
}

impl NeedGap {
    fn empty(need: Id) -> Self {
        Self {
            need,
            value_gap: None,
            sd: None,
            interval: None,
            rank: None,
            top_probability: None,
            weight: 0.0,
            per_point: None,
        }
    }
}
