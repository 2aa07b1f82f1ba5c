//! [`Gain`]: what an opportunity would win back, and what it costs.

use std::collections::{BTreeMap, BTreeSet};

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
    /// The effort to divide by: where others have one, unknown effort counts as their mean; where
    /// none has, nothing is divided.
    pub(super) divisor: Option<f64>,
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
    /// All opportunities that can be valued, in the order of the map.
    pub(super) fn gains(&self) -> Vec<Gain<'a>> {
        let mut gains: Vec<Gain<'_>> = self.map.opportunities.iter().filter_map(|it| self.gain(it)).collect();
        let known: Vec<f64> = gains.iter().filter_map(|gain| gain.effort).collect();
        if !known.is_empty() {
            let mean = known.iter().sum::<f64>() / known.len() as f64;
            gains.iter_mut().for_each(|gain| gain.divisor = gain.effort.or(Some(mean)));
        }
        gains
    }

    /// What an opportunity would change; nothing where none of it can be valued.
    fn gain(&self, opportunity: &'a Opportunity) -> Option<Gain<'a>> {
        let effort = opportunity.effort.as_ref().and_then(|effort| {
            let scale = self.document.scale_of(effort, "effort5")?;
            Some(1.0 + 4.0 * scale.unit(effort.value_on(scale)?)?)
        });
        let lifts = self.lifts(&opportunity.improves);
        let way = if lifts.is_empty() { self.closes(opportunity)? } else { Way::Improves(lifts) };
        Some(Gain { opportunity, way, effort, divisor: effort })
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
            cells.extend(hurt.cells.iter().map(|&(cell, _)| cell));
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
                if cells.len() + pains.len() == before && moment.is_known() {
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
    pub(super) fn won(&self, lift: &Lift<'_>, mean: &dyn Fn(Place) -> f64) -> f64 {
        self.gaps(lift.cell, mean).map_or(0.0, |(weight, gaps)| {
            let rise = lift.reach * (lift.to - gaps.own).max(0.0);
            weight * (gaps.gap.max(0.0) - (gaps.gap - rise).max(0.0))
        })
    }

    /// What an opportunity wins back in all.
    pub(super) fn benefit(&self, gain: &Gain<'_>, mean: &dyn Fn(Place) -> f64) -> f64 {
        match &gain.way {
            Way::Improves(lifts) => lifts.iter().map(|lift| self.won(lift, mean)).sum(),
            Way::Closes { cells, pains, steps } => {
                let hurts = pains.iter().filter_map(|&index| self.hurts.get(index));
                let moments = steps.iter().filter_map(|&index| self.moments.get(index));
                cells.iter().map(|&cell| self.shortfall(cell, mean)).sum::<f64>()
                    + hurts.map(|hurt| hurt.judged(mean)).sum::<f64>()
                    + moments.map(|moment| moment.lost(mean)).sum::<f64>()
            }
        }
    }

    /// What some opportunities win back together: a cell counts once, by the best that any of them
    /// makes of it, and so does a pain or a moment that several close.
    pub(super) fn together(&self, gains: &[&Gain<'_>], mean: &dyn Fn(Place) -> f64) -> f64 {
        let mut of_cells: BTreeMap<usize, f64> = BTreeMap::new();
        let (mut pains, mut steps) = (BTreeSet::new(), BTreeSet::new());
        let mut at_least = |cell: usize, won: f64| {
            let best = of_cells.entry(cell).or_default();
            *best = best.max(won);
        };
        for gain in gains {
            match &gain.way {
                Way::Improves(lifts) => {
                    lifts.iter().for_each(|lift| at_least(lift.cell, self.won(lift, mean)))
                }
                Way::Closes { cells, pains: closed, steps: eased } => {
                    cells.iter().for_each(|&cell| at_least(cell, self.shortfall(cell, mean)));
                    pains.extend(closed);
                    steps.extend(eased);
                }
            }
        }
        let of_pains: f64 =
            pains.iter().filter_map(|&&index| self.hurts.get(index)).map(|hurt| hurt.judged(mean)).sum();
        let of_steps: f64 =
            steps.iter().filter_map(|&&index| self.moments.get(index)).map(|moment| moment.lost(mean)).sum();
        of_cells.values().sum::<f64>() + of_pains + of_steps
    }
}
