//! What is lost in needs and steps, and the factors behind every number.

use super::item::Factor;
use super::ladder::Ladder;
use super::moment::Moment;
use super::opportunity::{Gain, Harm, failures};
use super::pain::{Exposure, Hurt, average_votes};
use crate::model::Id;
use crate::score::book::Place;

impl Ladder<'_> {
    /// The best rung of some cells.
    pub(super) fn best_rung(&self, cells: &[usize]) -> Option<u8> {
        cells.iter().filter_map(|&cell| self.rung(cell)).min()
    }

    /// Whether a rating of us behind some cells rests on no evidence.
    pub(super) fn unfounded(&self, cells: &[usize]) -> bool {
        cells.iter().filter_map(|&cell| self.table.leaves.get(cell)).any(|leaf| leaf.own_assumed)
    }

    pub(super) fn cells_of_step(&self, moment: &Moment<'_>) -> Vec<usize> {
        let needs: Vec<&Id> = moment.step.needs.iter().collect();
        self.cells(moment, &needs)
    }

    /// The pains of a step that can only be judged, by their index.
    pub(super) fn judged_pains(&self, moment: &Moment<'_>) -> Vec<usize> {
        let pains = self.hurts.iter().enumerate();
        pains
            .filter(|(_, hurt)| std::ptr::eq(hurt.moment.step, moment.step))
            .filter(|(_, hurt)| hurt.cells.is_empty() && hurt.is_known() && hurt.is_open())
            .map(|(index, _)| index)
            .collect()
    }

    /// Weight, gap and ratings of some cells: those where we are short, else all.
    pub(super) fn because_cells(&self, cells: &[usize], mean: &dyn Fn(Place) -> f64) -> Vec<Factor> {
        let known: Vec<_> = cells
            .iter()
            .filter_map(|&cell| Some((self.table.leaves.get(cell)?, self.gaps(cell, mean)?)))
            .collect();
        let short: Vec<_> = known.iter().filter(|(_, (weight, gaps))| weight * gaps.gap > 0.0).collect();
        let cells = if short.is_empty() { known.iter().collect() } else { short };
        let weight: f64 = cells.iter().map(|(_, (weight, _))| weight).sum();
        if weight <= 0.0 {
            return Vec::new();
        }
        let evidence = || cells.iter().flat_map(|(leaf, _)| leaf.evidence.iter().copied());
        let own_evidence = || cells.iter().flat_map(|(leaf, _)| leaf.own_evidence);
        let mut factors = vec![Factor::new("weight", weight)];
        let gap = cells.iter().map(|(_, (weight, gaps))| weight * gaps.gap).sum::<f64>() / weight;
        factors.push(Factor::new("gap", gap).resting_on(evidence()));
        let own = cells.iter().map(|(_, (weight, gaps))| weight * gaps.own).sum::<f64>() / weight;
        factors.push(Factor::new("own", own).resting_on(own_evidence()));
        type Level = fn(&crate::score::leaf::Gaps) -> Option<f64>;
        let levels: [(&'static str, Level); 2] =
            [("target", |gaps| gaps.target), ("reference", |gaps| gaps.reference)];
        for (name, level) in levels {
            let known = || cells.iter().filter_map(|(_, (weight, gaps))| Some((weight, level(gaps)?)));
            let weight: f64 = known().map(|(weight, _)| weight).sum();
            if weight > 0.0 {
                let value = known().map(|(weight, value)| weight * value).sum::<f64>() / weight;
                factors.push(Factor::new(name, value));
            }
        }
        factors
    }

    /// Severity and how many meet it.
    fn because_hurt(&self, hurt: &Hurt<'_>) -> Vec<Factor> {
        let severity_evidence = if hurt.is_rated() { hurt.severity_evidence } else { &[] };
        let severity = Factor::new("severity", hurt.severity).filled_in(!hurt.is_rated());
        let mut factors = vec![severity.resting_on(severity_evidence)];
        match hurt.exposure() {
            Some(Exposure::Reach(reach, times)) => {
                factors.push(Factor::new("reach", reach).resting_on(hurt.evidence));
                factors.extend(times.map(|times| Factor::new("frequency", times).resting_on(hurt.evidence)));
            }
            Some(Exposure::Frequency(times)) => {
                factors.push(Factor::new("frequency", times).resting_on(hurt.evidence));
                factors.push(Factor::new("people", hurt.moment.people));
            }
            Some(Exposure::DropOff(share)) => {
                let evidence = hurt.moment.drop_off.iter().flat_map(|left| left.evidence.iter().copied());
                factors.push(Factor::new("dropOff", share).resting_on(evidence));
                factors.push(Factor::new("people", hurt.moment.people));
            }
            Some(Exposure::Votes(votes)) => {
                factors.push(Factor::new("votes", votes).resting_on(hurt.evidence));
                factors.extend(average_votes(&self.hurts).map(|mean| Factor::new("averageVotes", mean)));
            }
            None => factors.push(Factor::new("reach", hurt.spread).filled_in(true)),
        }
        factors
    }

    pub(super) fn because_pain(&self, hurt: &Hurt<'_>, mean: &dyn Fn(Place) -> f64) -> Vec<Factor> {
        if !hurt.cells.is_empty() {
            let cells: Vec<usize> = hurt.cells.iter().map(|&(cell, _)| cell).collect();
            let mut factors = self.because_hurt(hurt);
            factors.extend(self.because_cells(&cells, mean));
            return factors;
        }
        let mut factors = vec![Factor::new("weight", hurt.moment.weight)];
        factors.extend(self.because_hurt(hurt));
        factors.extend(self.because_feeling(&hurt.moment, mean));
        factors
    }

    fn because_feeling(&self, moment: &Moment<'_>, mean: &dyn Fn(Place) -> f64) -> Option<Factor> {
        let bad = moment.badness(mean)?;
        Some(Factor::new("feeling", bad).resting_on(moment.feeling_evidence.iter().copied()))
    }

    pub(super) fn because_step(&self, moment: &Moment<'_>, mean: &dyn Fn(Place) -> f64) -> Vec<Factor> {
        let cells = self.cells_of_step(moment);
        if !cells.is_empty() {
            return self.because_cells(&cells, mean);
        }
        let pains = self.judged_pains(moment);
        if !pains.is_empty() {
            let pains = pains.iter().filter_map(|&index| self.hurts.get(index));
            return pains
                .map(|hurt| {
                    Factor::new("pain", hurt.judged(mean)).of(&hurt.pain.id).resting_on(hurt.evidence)
                })
                .collect();
        }
        let mut factors = vec![Factor::new("weight", moment.weight), Factor::new("people", moment.people)];
        factors.extend(self.because_feeling(moment, mean));
        factors.extend(
            moment
                .drop_off
                .as_ref()
                .map(|left| Factor::new("dropOff", left.share).resting_on(left.evidence.iter().copied())),
        );
        factors
    }

    /// What an opportunity wins back, need by need and pain by pain.
    pub(super) fn because_gain(&self, gain: &Gain<'_>, mean: &dyn Fn(Place) -> f64) -> Vec<Factor> {
        let mut won: Vec<(&Id, f64, Vec<&Id>)> = Vec::new();
        for (harm, value) in self.wins(gain, mean) {
            let Some((id, evidence)) = self.about(harm) else { continue };
            match won.iter_mut().find(|(of, ..)| *of == id) {
                Some((_, sum, known)) => {
                    *sum += value;
                    known.extend(evidence);
                }
                None => won.push((id, value, evidence)),
            }
        }
        won.into_iter()
            .map(|(id, value, evidence)| Factor::new("closes", value).of(id).resting_on(evidence))
            .collect()
    }

    /// Whose harm it is, and what is known of it rests on.
    fn about(&self, harm: Harm) -> Option<(&Id, Vec<&Id>)> {
        match harm {
            Harm::Cell(cell) => {
                let leaf = self.table.leaves.get(cell)?;
                Some((&leaf.spot.need.id, leaf.evidence.clone()))
            }
            Harm::Pain(index) => {
                let hurt = self.hurts.get(index)?;
                Some((&hurt.pain.id, hurt.evidence.iter().collect()))
            }
            Harm::Moment(index) => {
                let moment = self.moments.get(index)?;
                Some((&moment.step.id, moment.feeling_evidence.clone()))
            }
            Harm::Failure(index, at) => {
                let (_, failure) = failures(self.moments.get(index)?.step).nth(at)?;
                Some((&failure.id, Vec::new()))
            }
        }
    }
}
