//! [`Gain`]: what an opportunity would win back, and what it costs.

use super::ladder::Ladder;
use super::moment::Moment;
use crate::model::{Failure, Id, Improvement, Level, Opportunity, Step};
use crate::score::Note;
use crate::score::book::Place;
use crate::score::estimate::Estimate;
use crate::score::note::Notes;

/// What an opportunity would change.
#[derive(Debug)]
pub(super) struct Gain<'a> {
    pub(super) opportunity: &'a Opportunity,
    pub(super) way: Way,
    /// On 1..5, where it is given.
    pub(super) effort: Option<f64>,
    /// The effort to divide by: where others have one, unknown effort counts as their mean; where
    /// none has, nothing is divided.
    pub(super) divisor: Option<f64>,
}

#[derive(Debug)]
pub(super) enum Way {
    /// It says how much better needs would be met.
    Improves(Vec<Lift>),
    /// It says only what it is about, and is taken to close that.
    Closes(Vec<Harm>),
}

/// The rating to reach in a cell.
#[derive(Debug)]
pub(super) struct Lift {
    pub(super) cell: usize,
    to: f64,
    /// Share of customers who would notice.
    reach: f64,
}

/// Something that can be closed, by its index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Harm {
    /// A cell with a gap.
    Cell(usize),
    /// A pain that can only be judged.
    Pain(usize),
    /// A moment of which only the feeling or the drop-off is known.
    Moment(usize),
    /// A failure of a moment: its position among the failures of the step.
    Failure(usize, usize),
}

impl Harm {
    /// The cell, if it is one.
    pub(super) fn cell(self) -> Option<usize> {
        match self {
            Self::Cell(cell) => Some(cell),
            _ => None,
        }
    }
}

impl<'a> Ladder<'a> {
    /// All opportunities that can be valued, in the order of the map; and what of them could not be
    /// used.
    pub(super) fn gains(&self) -> (Vec<Gain<'a>>, Vec<Note>) {
        let mut notes = Notes::default();
        let mut gains: Vec<Gain<'_>> = Vec::new();
        for (index, opportunity) in self.map.opportunities.iter().enumerate() {
            let pointer = format!("/maps/{}/opportunities/{index}", self.table.map_index);
            gains.extend(self.gain(opportunity, &pointer, &mut notes));
        }
        let known: Vec<f64> = gains.iter().filter_map(|gain| gain.effort).collect();
        if !known.is_empty() {
            let mean = known.iter().sum::<f64>() / known.len() as f64;
            gains.iter_mut().for_each(|gain| gain.divisor = gain.effort.or(Some(mean)));
        }
        (gains, notes.into_vec())
    }

    /// What an opportunity would change; nothing where none of it can be valued.
    fn gain(&self, opportunity: &'a Opportunity, pointer: &str, notes: &mut Notes) -> Option<Gain<'a>> {
        let effort = opportunity.effort.as_ref().and_then(|effort| {
            let scale = self.document.scale_of(effort, "effort5");
            let position = scale.and_then(|scale| scale.unit(effort.value_on(scale)?));
            if position.is_none() {
                notes.add(format!("{pointer}/effort"), "it is not on its scale: not counted");
            }
            Some(1.0 + 4.0 * position?)
        });
        let lifts = self.lifts(&opportunity.improves, pointer, notes);
        let way =
            if lifts.is_empty() { Way::Closes(self.closes(opportunity)?) } else { Way::Improves(lifts) };
        Some(Gain { opportunity, way, effort, divisor: effort })
    }

    /// For every cell the improvement that holds: one for its persona, else one for all; among
    /// equals the first.
    fn lifts(&self, improves: &'a [Improvement], pointer: &str, notes: &mut Notes) -> Vec<Lift> {
        let mut lifts: Vec<Lift> = Vec::new();
        for specific in [true, false] {
            let improves = improves.iter().enumerate();
            for (index, improvement) in improves.filter(|(_, it)| it.persona.is_some() == specific) {
                let need = self.document.need(improvement.need.as_str());
                let scale = match &improvement.to.scale {
                    Some(id) => self.document.scale(id.as_str()),
                    None => need.and_then(|need| self.document.scale_of_need(need)),
                };
                let to = scale.ok_or_else(|| "its scale does not exist".to_owned());
                let to = match to.and_then(|scale| Estimate::new(&improvement.to, scale)) {
                    Ok(to) => to.mean,
                    Err(why) => {
                        notes.add(format!("{pointer}/improves/{index}/to"), format!("{why}: not counted"));
                        continue;
                    }
                };
                let reach = improvement.reach.map_or(1.0, |reach| reach.0);
                for cell in self.cells_of(&improvement.need, improvement.persona.as_ref()) {
                    if lifts.iter().all(|lift| lift.cell != cell) {
                        lifts.push(Lift { cell, to, reach });
                    }
                }
            }
        }
        lifts.sort_by_key(|lift| lift.cell);
        lifts
    }

    /// What an opportunity addresses: needs and the cells that its pains and steps touch, wholly;
    /// pains, failures and moments that touch none, as they are judged.
    fn closes(&self, opportunity: &Opportunity) -> Option<Vec<Harm>> {
        let mut harms: Vec<Harm> = Vec::new();
        for id in &opportunity.addresses {
            harms.extend(self.cells_of(id, None).into_iter().map(Harm::Cell));
            harms.extend(self.harm_of_pains(|pain, _| pain == id));
            for (index, moment) in self.moments.iter().enumerate() {
                if moment.step.id == *id {
                    let before = harms.len();
                    harms.extend(self.cells_of_step(moment).into_iter().map(Harm::Cell));
                    harms.extend(self.harm_of_pains(|_, step| step == id));
                    if harms.len() == before && moment.is_known() {
                        harms.push(Harm::Moment(index));
                    }
                }
                for (at, (cell, failure)) in failures(moment.step).enumerate() {
                    if (failure.id == *id || cell == Some(id)) && harm_of(failure).is_some() {
                        harms.push(Harm::Failure(index, at));
                    }
                }
            }
        }
        harms.sort_unstable();
        harms.dedup();
        (!harms.is_empty()).then_some(harms)
    }

    /// What the pains do that are wanted, by their own id and that of their step.
    fn harm_of_pains(&self, wanted: impl Fn(&Id, &Id) -> bool) -> Vec<Harm> {
        let hurts = self.hurts.iter().enumerate();
        hurts
            .filter(|(_, hurt)| wanted(&hurt.pain.id, &hurt.moment.step.id))
            .flat_map(|(index, hurt)| {
                let cells = hurt.cells.iter().map(|&(cell, _)| Harm::Cell(cell));
                let judged = (hurt.cells.is_empty() && hurt.is_known()).then_some(Harm::Pain(index));
                cells.chain(judged)
            })
            .collect()
    }

    /// What is lost by a harm.
    pub(super) fn harm(&self, harm: Harm, mean: &dyn Fn(Place) -> f64) -> f64 {
        match harm {
            Harm::Cell(cell) => self.shortfall(cell, mean),
            Harm::Pain(index) => self.hurts.get(index).map_or(0.0, |hurt| hurt.judged(mean)),
            Harm::Moment(index) => self.moments.get(index).map_or(0.0, |moment| moment.lost(mean)),
            Harm::Failure(index, at) => {
                self.moments.get(index).map_or(0.0, |moment| failing(moment, at, mean))
            }
        }
    }

    /// What a lift wins back in its cell: `w ((gap)+ - (gap - reach * rise)+)`. What goes beyond the
    /// gap wins nothing, and no rating goes beyond the scale.
    fn won(&self, lift: &Lift, mean: &dyn Fn(Place) -> f64) -> f64 {
        self.gaps(lift.cell, mean).map_or(0.0, |(weight, gaps)| {
            let rise = lift.reach * (lift.to - gaps.own).max(0.0);
            weight * (gaps.gap.max(0.0) - (gaps.gap - rise).max(0.0))
        })
    }

    /// What an opportunity wins back, harm by harm.
    pub(super) fn wins(&self, gain: &Gain<'_>, mean: &dyn Fn(Place) -> f64) -> Vec<(Harm, f64)> {
        match &gain.way {
            Way::Improves(lifts) => {
                lifts.iter().map(|lift| (Harm::Cell(lift.cell), self.won(lift, mean))).collect()
            }
            Way::Closes(harms) => harms.iter().map(|&harm| (harm, self.harm(harm, mean))).collect(),
        }
    }

    /// What an opportunity wins back in all.
    pub(super) fn benefit(&self, gain: &Gain<'_>, mean: &dyn Fn(Place) -> f64) -> f64 {
        match &gain.way {
            Way::Improves(lifts) => lifts.iter().map(|lift| self.won(lift, mean)).sum(),
            Way::Closes(harms) => harms.iter().map(|&harm| self.harm(harm, mean)).sum(),
        }
    }
}

/// The failures of a step, each with the id of its cell.
pub(super) fn failures(step: &Step) -> impl Iterator<Item = (Option<&Id>, &Failure)> {
    step.cells().flat_map(|(_, cell)| cell.failures.iter().map(move |failure| (cell.id.as_ref(), failure)))
}

/// Likelihood times impact, 0 to 1: low a third, medium two thirds, high all. One that is not given
/// counts as medium; nothing where neither is.
fn harm_of(failure: &Failure) -> Option<f64> {
    let share = |level: Option<Level>| match level {
        Some(Level::Low) => 1.0 / 3.0,
        Some(Level::High) => 1.0,
        Some(Level::Medium) | None => 2.0 / 3.0,
    };
    let known = failure.likelihood.is_some() || failure.impact.is_some();
    known.then(|| share(failure.likelihood) * share(failure.impact))
}

/// What is lost by a failure: as with a pain, likelihood in place of reach, impact of severity.
fn failing(moment: &Moment<'_>, at: usize, mean: &dyn Fn(Place) -> f64) -> f64 {
    let harm = failures(moment.step).nth(at).and_then(|(_, failure)| harm_of(failure)).unwrap_or(0.0);
    let bad = moment.badness(mean).unwrap_or(0.0);
    moment.weight * moment.people * harm * (1.0 + bad) / 2.0
}
