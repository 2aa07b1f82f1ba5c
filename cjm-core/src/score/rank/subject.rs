//! [`Subject`]: what an item's number is computed from, so that it can be computed again and again.

use super::item::ItemKind;
use super::ladder::Ladder;
use super::list::Entry;
use super::opportunity::{Gain, Harm, Way};
use crate::score::Options;
use crate::score::book::Place;
use crate::score::simulation::Simulation;

pub(super) enum Subject<'a, 'g> {
    /// Cells, and the share of their shortfall that counts.
    Cells(Vec<(usize, f64)>),
    /// Pains that can only be judged.
    Pains(Vec<usize>),
    /// The bare feeling and drop-off of a moment.
    Moment(usize),
    /// An opportunity.
    Gain(&'g Gain<'a>),
}

impl Subject<'_, '_> {
    /// Cells that count wholly.
    pub(super) fn whole(cells: &[usize]) -> Self {
        Self::Cells(cells.iter().map(|&cell| (cell, 1.0)).collect())
    }
}

impl<'a> Ladder<'a> {
    /// The priority of an item, where `mean` tells the rating at a place.
    pub(super) fn worth(&self, subject: &Subject<'_, '_>, mean: &dyn Fn(Place) -> f64) -> f64 {
        match subject {
            Subject::Cells(cells) => {
                cells.iter().map(|&(cell, part)| part * self.shortfall(cell, mean)).sum()
            }
            Subject::Pains(pains) => {
                pains.iter().filter_map(|&index| self.hurts.get(index)).map(|hurt| hurt.judged(mean)).sum()
            }
            Subject::Moment(index) => self.moments.get(*index).map_or(0.0, |moment| moment.lost(mean)),
            Subject::Gain(gain) => self.benefit(gain, mean) / gain.divisor.unwrap_or(1.0),
        }
    }

    /// Whether it is known how sure the number is: of every rating behind it how many answered; of
    /// judgements, at least of one.
    fn is_sure(&self, subject: &Subject<'_, '_>) -> bool {
        let known = |place: Place| self.table.book.estimate(place).is_some_and(|it| it.variance.is_some());
        let cell = |cell: usize| {
            let leaf = self.table.leaves.get(cell);
            leaf.is_some_and(|leaf| leaf.places().all(known))
        };
        let pain = |index: usize| self.hurts.get(index).is_some_and(|hurt| hurt.places().any(known));
        let moment = |index: usize| self.moments.get(index).is_some_and(|moment| moment.places().any(known));
        match subject {
            Subject::Cells(cells) => cells.iter().all(|&(index, _)| cell(index)),
            Subject::Pains(pains) => pains.iter().copied().all(pain),
            Subject::Moment(index) => moment(*index),
            Subject::Gain(gain) => match &gain.way {
                Way::Improves(lifts) => lifts.iter().all(|lift| cell(lift.cell)),
                Way::Closes(harms) => harms.iter().all(|&harm| match harm {
                    Harm::Cell(index) => cell(index),
                    Harm::Pain(index) => pain(index),
                    Harm::Moment(index) | Harm::Failure(index, _) => moment(index),
                }),
            },
        }
    }

    /// Draws all ratings again and again: how probable it is that an item is among the `top` of its
    /// kind; and, of opportunities, what it would be worth to know their benefit for sure before
    /// choosing the best one. Answers the number of draws, if any.
    pub(super) fn simulate(&self, entries: &mut [Entry<'_, '_>], options: &Options) -> Option<usize> {
        let top = options.top.unwrap_or(1).max(1);
        let load = (4 * self.table.leaves.len()).max(4 * entries.len());
        let mut simulation = Simulation::new(&self.table.book.estimates, options.seed, options.draws, load);
        if !simulation.is_random() {
            return None;
        }
        let drawn = simulation.draw(entries.len(), |index, mean| {
            entries.get(index).map_or(0.0, |entry| self.worth(&entry.subject, mean))
        });
        for kind in [ItemKind::Pain, ItemKind::Opportunity, ItemKind::Need, ItemKind::Step] {
            let all = entries.iter().enumerate();
            let of_kind: Vec<usize> =
                all.filter(|(_, entry)| entry.item.kind == kind).map(|(index, _)| index).collect();
            let drawn = drawn.only(&of_kind);
            let values = if kind == ItemKind::Opportunity { drawn.worth_knowing() } else { Vec::new() };
            let mut values = values.into_iter();
            for (&index, probability) in of_kind.iter().zip(drawn.top(top)) {
                let value = values.next();
                let Some(entry) = entries.get_mut(index) else { continue };
                if self.is_sure(&entry.subject) {
                    entry.item.top_probability = Some(probability);
                    entry.item.worth_knowing = value;
                }
            }
        }
        Some(simulation.draws())
    }
}
