//! [`Gain`]: what an opportunity would win back, and what it costs.

use super::ladder::Ladder;
use super::pain::Hurt;
use crate::model::{Id, Improvement, Opportunity};
use crate::score::book::Place;
use crate::score::estimate::Estimate;

/// What an opportunity would change.
#[derive(Debug)]
pub(super) struct Gain<'a> {
    pub(super) opportunity: &'a Opportunity,
    pub(super) way: Way<'a>,
    /// On 1..5, where it is given.
    pub(super) effort: Option<f64>,
}

#[derive(Debug)]
pub(super) enum Way<'a> {
    /// It says how much better needs would be met: for each cell the rating to reach and the share
    /// of customers who would notice.
    Improves(Vec<Lift<'a>>),
    /// It says only what it is about, and is taken to close that: cells wholly, and the pains that
    /// touch none (by their index).
    Closes { cells: Vec<usize>, pains: Vec<usize>, steps: Vec<usize> },
}

#[derive(Debug)]
pub(super) struct Lift<'a> {
    pub(super) need: &'a Id,
    pub(super) cell: usize,
    pub(super) to: f64,
    pub(super) reach: f64,
}

impl<'a> Ladder<'a> {
    /// What an opportunity would change; nothing where none of it can be valued.
    pub(super) fn gain(&self, opportunity: &'a Opportunity) -> Option<Gain<'a>> {
        let effort = opportunity.effort.as_ref().and_then(|effort| {
            let scale = self.document.scale_of(effort, "effort5")?;
            Some(1.0 + 4.0 * scale.unit(effort.value_on(scale)?)?)
        });
        let lifts = self.lifts(&opportunity.improves);
        let way = if lifts.is_empty() { self.closes(opportunity)? } else { Way::Improves(lifts) };
        Some(Gain { opportunity, way, effort })
    }

    /// For every cell the improvement that holds: one for its persona, else one for all; among
    /// equals the first.
    fn lifts(&self, improves: &'a [Improvement]) -> Vec<Lift<'a>> {
        let mut lifts: Vec<Lift<'_>> = Vec::new();
        let specific_first = [true, false];
        for improvement in specific_first
            .iter()
            .flat_map(|&specific| improves.iter().filter(move |it| it.persona.is_some() == specific))
        {
            let scale = self
                .document
                .need(improvement.need.as_str())
                .and_then(|need| self.document.scale_of_need(need));
            let scale = improvement.to.scale.as_ref().map_or(scale, |id| self.document.scale(id.as_str()));
            let Some(to) = scale.and_then(|scale| Estimate::new(&improvement.to, scale).ok()) else {
                continue;
            };
            let reach = improvement.reach.map_or(1.0, |reach| reach.0);
            for cell in self.cells_of(&improvement.need, improvement.persona.as_ref()) {
                if lifts.iter().all(|lift| lift.cell != cell) {
                    lifts.push(Lift { need: &improvement.need, cell, to: to.mean, reach });
                }
            }
        }
        lifts.sort_by_key(|lift| lift.cell);
        lifts
    }

    fn closes(&self, opportunity: &Opportunity) -> Option<Way<'a>> {
        let (mut cells, mut pains, mut steps) = (Vec::new(), Vec::new(), Vec::new());
        let close_pain = |index: usize, hurt: &Hurt<'_>, cells: &mut Vec<usize>, pains: &mut Vec<usize>| {
            cells.extend(&hurt.cells);
            if hurt.cells.is_empty() && hurt.is_known() {
                pains.push(index);
            }
        };
        for id in &opportunity.addresses {
            cells.extend(self.cells_of(id, None));
            for (index, hurt) in self.hurts.iter().enumerate().filter(|(_, hurt)| hurt.pain.id == *id) {
                close_pain(index, hurt, &mut cells, &mut pains);
            }
            let at = self.moments.iter().position(|moment| {
                let cell = |cell: &crate::model::Cell| {
                    cell.id.as_ref() == Some(id) || cell.failures.iter().any(|failure| failure.id == *id)
                };
                moment.step.id == *id || moment.step.cells().any(|(_, it)| cell(it))
            });
            let Some((index, moment)) = at.and_then(|at| Some((at, self.moments.get(at)?))) else { continue };
            if moment.step.id == *id {
                let needs: Vec<&Id> = moment.step.needs.iter().collect();
                let here = self.cells(moment, &needs);
                let before = cells.len() + pains.len();
                cells.extend(here);
                for (index, hurt) in
                    self.hurts.iter().enumerate().filter(|(_, hurt)| hurt.moment.step.id == *id)
                {
                    close_pain(index, hurt, &mut cells, &mut pains);
                }
                if cells.len() + pains.len() == before && self.bare(moment, |_| 0.0).is_some() {
                    steps.push(index);
                }
            }
        }
        for list in [&mut cells, &mut pains, &mut steps] {
            list.sort_unstable();
            list.dedup();
        }
        let nothing = cells.is_empty() && pains.is_empty() && steps.is_empty();
        (!nothing).then_some(Way::Closes { cells, pains, steps })
    }

    /// What a lift wins back in its cell: `w ((gap)+ - (gap - reach * rise)+)`. What goes beyond the
    /// gap wins nothing, and no rating goes beyond the scale.
    pub(super) fn won(&self, lift: &Lift<'_>, mean: impl Fn(Place) -> f64) -> f64 {
        self.gaps(lift.cell, mean).map_or(0.0, |(weight, gaps)| {
            let rise = lift.reach * (lift.to - gaps.own).max(0.0);
            weight * (gaps.gap.max(0.0) - (gaps.gap - rise).max(0.0))
        })
    }

    /// What an opportunity wins back in all.
    pub(super) fn benefit(&self, gain: &Gain<'_>, mean: impl Fn(Place) -> f64 + Copy) -> f64 {
        match &gain.way {
            Way::Improves(lifts) => lifts.iter().map(|lift| self.won(lift, mean)).sum(),
            Way::Closes { cells, pains, steps } => {
                let of_cells: f64 = cells.iter().map(|&cell| self.shortfall(cell, mean)).sum();
                let of_pains: f64 = pains
                    .iter()
                    .filter_map(|&index| self.hurts.get(index))
                    .map(|hurt| self.judged(hurt, mean))
                    .sum();
                let of_steps: f64 =
                    steps.iter().filter_map(|&index| self.bare(self.moments.get(index)?, mean)).sum();
                of_cells + of_pains + of_steps
            }
        }
    }

    /// The effort to divide by, and whether it is filled in: where others have one, unknown effort
    /// counts as their mean; where none has, nothing is divided.
    pub(super) fn effort(&self, gain: &Gain<'_>, all: &[Gain<'_>]) -> Option<(f64, bool)> {
        if let Some(effort) = gain.effort {
            return Some((effort, false));
        }
        let known: Vec<f64> = all.iter().filter_map(|other| other.effort).collect();
        (!known.is_empty()).then(|| (known.iter().sum::<f64>() / known.len() as f64, true))
    }
}
