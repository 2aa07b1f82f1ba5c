//! [`Explanation`]: where the net gap comes from, seen from every side.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Cell;
use crate::model::Id;

/// What one persona, stage, need or part adds to the net.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Share {
    /// Whose share it is.
    pub id: Id,
    /// The sum of its cells.
    pub value_gap: f64,
}

/// The net, split by every key. Each list adds up to the net, to the last bit and in any order:
/// every contribution is a multiple of 2^-48.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Explanation {
    /// By persona, in the map's order.
    pub persona: Vec<Share>,
    /// By stage, in the order of the journey.
    pub stage: Vec<Share>,
    /// By need, in the order of the journey.
    pub need: Vec<Share>,
    /// What comes from targets, and what from rivals. They can cancel out.
    pub part: Vec<Share>,
    /// By what the ratings rest on, in the order of the journey: cells that rest on the same evidence
    /// stand together.
    pub evidence: Vec<GroundedShare>,
}

/// What the cells that rest on the same evidence add to the net.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GroundedShare {
    /// The evidence, all of it behind each of the cells; empty = they are assumed.
    pub evidence: Vec<Id>,
    /// The sum of these cells.
    pub value_gap: f64,
}

impl Explanation {
    pub(super) fn new(cells: &[Cell]) -> Self {
        type Part = fn(&Cell) -> Option<f64>;
        let parts: [(Id, Part); 2] =
            [("target".into(), |cell| cell.from_target), ("reference".into(), |cell| cell.from_reference)];
        let part = |(id, part): &(Id, Part)| {
            let known: Vec<f64> = cells.iter().filter_map(part).collect();
            (!known.is_empty()).then(|| Share { id: id.clone(), value_gap: known.iter().sum::<f64>() + 0.0 })
        };
        Self {
            persona: shares(cells, |cell| cell.persona.as_ref()),
            stage: shares(cells, |cell| Some(&cell.stage)),
            need: shares(cells, |cell| Some(&cell.need)),
            part: parts.iter().filter_map(part).collect(),
            evidence: grounded(cells),
        }
    }
}

/// The sums of the known gaps by evidence, whatever the order in which a cell names it.
fn grounded(cells: &[Cell]) -> Vec<GroundedShare> {
    let mut shares: Vec<GroundedShare> = Vec::new();
    let mut places: BTreeMap<Vec<&Id>, usize> = BTreeMap::new();
    for cell in cells {
        let Some(gap) = cell.value_gap else { continue };
        let mut ids: Vec<&Id> = cell.evidence.iter().collect();
        ids.sort_unstable();
        let at = *places.entry(ids).or_insert_with(|| {
            shares.push(GroundedShare { evidence: cell.evidence.clone(), value_gap: 0.0 });
            shares.len() - 1
        });
        if let Some(share) = shares.get_mut(at) {
            share.value_gap += gap;
        }
    }
    shares
}

/// The sums of the known gaps by a key, in the order in which the keys first occur.
fn shares(cells: &[Cell], key: fn(&Cell) -> Option<&Id>) -> Vec<Share> {
    let mut shares: Vec<Share> = Vec::new();
    let mut places: BTreeMap<&Id, usize> = BTreeMap::new();
    for cell in cells {
        let (Some(gap), Some(id)) = (cell.value_gap, key(cell)) else { continue };
        let at = *places.entry(id).or_insert_with(|| {
            shares.push(Share { id: id.clone(), value_gap: 0.0 });
            shares.len() - 1
        });
        if let Some(share) = shares.get_mut(at) {
            share.value_gap += gap;
        }
    }
    shares
}
