//! [`Explanation`]: where the net gap comes from, seen from every side.

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
}

impl Explanation {
    pub(super) fn new(cells: &[Cell]) -> Self {
        let mut all = Self::default();
        for cell in cells {
            let Some(gap) = cell.value_gap else { continue };
            if let Some(persona) = &cell.persona {
                add(&mut all.persona, persona, gap);
            }
            add(&mut all.stage, &cell.stage, gap);
            add(&mut all.need, &cell.need, gap);
            for (name, part) in [("target", cell.from_target), ("reference", cell.from_reference)] {
                if let Some(part) = part {
                    add(&mut all.part, &name.into(), part);
                }
            }
        }
        all
    }
}

fn add(shares: &mut Vec<Share>, id: &Id, gap: f64) {
    match shares.iter_mut().find(|share| share.id == *id) {
        Some(share) => share.value_gap += gap,
        None => shares.push(Share { id: id.clone(), value_gap: gap }),
    }
}
