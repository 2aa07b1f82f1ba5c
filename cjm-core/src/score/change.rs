//! [`Change`]: what makes the net of one map differ from that of another, without a rest.

use serde::Serialize;

use super::grid::on_grid;
use super::{Cell, ScoreSheet};
use crate::model::Id;

/// The change of the net from one map to another, split exactly.
///
/// In a cell whose gap is known in both, `change = mean weight * change of gap + mean gap * change
/// of weight`: the Shapley value of two factors (Shapley 1953), which leaves nothing unexplained. The
/// first part is performance, the second weight. A cell whose gap is known only in the later map is
/// added, one known only in the earlier is removed.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// The earlier map.
    pub from: Id,
    /// Its net.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from_net: Option<f64>,
    /// The later map.
    pub to: Id,
    /// Later less earlier net: negative = better. The sum of the four parts, to the last bit.
    pub net: f64,
    /// Needs are met better (negative) or worse, or measured against something else.
    pub performance: f64,
    /// Needs, stages or personas matter more or less.
    pub weight: f64,
    /// Cells that are new, or newly known.
    pub added: f64,
    /// Cells that are gone, or no longer known.
    pub removed: f64,
    /// One a need: best improvement first.
    pub needs: Vec<ChangedNeed>,
    /// One a cell of either map: the later map's order, then those that are gone.
    pub cells: Vec<ChangedCell>,
}

/// What a need adds to the change.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChangedNeed {
    /// The need.
    pub need: Id,
    /// The sum of its cells' changes.
    pub change: f64,
}

/// What a cell adds to the change.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ChangedCell {
    /// The persona.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub persona: Option<Id>,
    /// The stage.
    pub stage: Id,
    /// The need.
    pub need: Id,
    /// Later less earlier value gap; one that is not known counts as none.
    pub change: f64,
    /// Its part that comes from performance.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub performance: Option<f64>,
    /// Its part that comes from weight.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<f64>,
    /// Whether its gap is only known in the later map.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub added: bool,
    /// Whether its gap is only known in the earlier map.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub removed: bool,
}

impl Change {
    /// The change from the sheet of an earlier map to that of a later one.
    pub fn new(from: &ScoreSheet, to: &ScoreSheet) -> Self {
        let same = |a: &Cell, b: &Cell| a.persona == b.persona && a.stage == b.stage && a.need == b.need;
        let known = |cell: &&Cell| cell.value_gap.is_some();
        let mut cells: Vec<ChangedCell> = Vec::new();
        for new in to.cells.iter().filter(known) {
            let old = from.cells.iter().filter(known).find(|old| same(old, new));
            cells.push(ChangedCell::new(old, Some(new), new));
        }
        for old in from.cells.iter().filter(known) {
            if !to.cells.iter().filter(known).any(|new| same(old, new)) {
                cells.push(ChangedCell::new(Some(old), None, old));
            }
        }
        let mut needs: Vec<ChangedNeed> = Vec::new();
        for cell in &cells {
            match needs.iter_mut().find(|need| need.need == cell.need) {
                Some(need) => need.change += cell.change,
                None => needs.push(ChangedNeed { need: cell.need.clone(), change: cell.change }),
            }
        }
        needs.sort_by(|a, b| a.change.total_cmp(&b.change));
        let sum = |of: &dyn Fn(&ChangedCell) -> f64| cells.iter().map(of).fold(0.0, |sum, part| sum + part);
        Self {
            from: from.map.clone(),
            from_net: from.net,
            to: to.map.clone(),
            net: sum(&|cell| cell.change),
            performance: sum(&|cell| cell.performance.unwrap_or(0.0)),
            weight: sum(&|cell| cell.weight.unwrap_or(0.0)),
            added: sum(&|cell| if cell.added { cell.change } else { 0.0 }),
            removed: sum(&|cell| if cell.removed { cell.change } else { 0.0 }),
            needs,
            cells,
        }
    }
}

impl ChangedCell {
    fn new(old: Option<&Cell>, new: Option<&Cell>, at: &Cell) -> Self {
        let gap = |cell: Option<&Cell>| cell.and_then(|cell| cell.value_gap).unwrap_or(0.0);
        let change = gap(new) - gap(old);
        let performance = old
            .zip(new)
            .and_then(|(old, new)| Some(on_grid((old.weight + new.weight) / 2.0 * (new.gap? - old.gap?))));
        Self {
            persona: at.persona.clone(),
            stage: at.stage.clone(),
            need: at.need.clone(),
            change,
            performance,
            weight: performance.map(|performance| change - performance),
            added: old.is_none(),
            removed: new.is_none(),
        }
    }
}
