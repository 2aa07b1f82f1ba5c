//! [`Tallies`]: answers counted.

use std::collections::BTreeMap;

use super::column::About;
use crate::model::{Amount, Id, Measure, Scale, US};
use crate::score::methods::Both;
use crate::write::json::number;

/// What is counted together.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    pub(super) about: About,
    pub(super) persona: Option<Id>,
}

impl Key {
    /// Of a question about a rival, the same about us.
    pub(super) fn ours(&self) -> Option<Self> {
        match &self.about {
            About::Performance { need, of, stage } if *of != *US => {
                let about = About::Performance { need: need.clone(), of: US.into(), stage: stage.clone() };
                Some(Self { about, persona: self.persona.clone() })
            }
            _ => None,
        }
    }
}

/// An answer that counted.
#[derive(Debug)]
pub(super) struct Given<'a> {
    pub(super) key: Key,
    pub(super) scale: Option<&'a Scale>,
    pub(super) value: f64,
    pub(super) weight: f64,
}

/// The answers to one question.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    /// The scale of the answers.
    pub(super) scale: Option<Id>,
    /// How many answered.
    pub(super) n: u64,
    /// Sum of weights at each point; empty where a scale has no points to count.
    points: Vec<f64>,
    weights: f64,
    squares: f64,
    /// Weighted mean and sum of squared deviations so far (Welford 1962; West 1979).
    mean: f64,
    spread: f64,
}

#[derive(Debug, Default)]
pub(super) struct Tallies {
    pub(super) questions: BTreeMap<Key, Tally>,
    /// What those said of a rival who rated us too, by the question about the rival.
    pub(super) both: BTreeMap<Key, Both>,
}

impl Tallies {
    /// More points than this are not counted one by one.
    const MOST_POINTS: usize = 101;

    /// Counts an answer that lies on its scale.
    pub(super) fn add(
        &mut self,
        key: Key,
        scale: Option<&Scale>,
        value: f64,
        weight: f64,
    ) -> Result<(), String> {
        let points = scale.and_then(|scale| scale.points()).filter(|&points| points <= Self::MOST_POINTS);
        let point = match (scale, points) {
            (Some(scale), Some(points)) => {
                let steps = (value - scale.min) / scale.step.map_or(1.0, |step| step.0);
                let at = steps.round();
                if (steps - at).abs() > 1e-6 || at < 0.0 || at >= points as f64 {
                    return Err(format!("{} is between two points of scale `{}`", number(value), scale.id));
                }
                Some((at as usize, points))
            }
            _ => None,
        };
        let tally = self.questions.entry(key).or_default();
        let own = scale.map(|scale| scale.id.clone());
        if tally.n > 0 && tally.scale != own {
            return Err("another column asks the same on another scale".to_owned());
        }
        tally.scale = own;
        tally.n += 1;
        tally.weights += weight;
        tally.squares += weight * weight;
        let apart = value - tally.mean;
        tally.mean += apart * weight / tally.weights;
        tally.spread += weight * apart * (value - tally.mean);
        if let Some((at, points)) = point {
            tally.points.resize(points, 0.0);
            if let Some(count) = tally.points.get_mut(at) {
                *count += weight;
            }
        }
        Ok(())
    }

    /// Counts what somebody who rated us said of rivals. Where somebody answered a question more than
    /// once nobody knows which answers belong together: these are no pair.
    pub(super) fn pair(&mut self, given: &[Given<'_>]) {
        let mut once: BTreeMap<&Key, Option<&Given<'_>>> = BTreeMap::new();
        for answer in given {
            once.entry(&answer.key).and_modify(|found| *found = None).or_insert(Some(answer));
        }
        for rival in once.values().copied().flatten() {
            let own = rival.key.ours().and_then(|ours| once.get(&ours).copied().flatten());
            let (Some(own), Some(scale)) = (own.filter(|own| own.scale == rival.scale), rival.scale) else {
                continue;
            };
            if !self.both.contains_key(&rival.key)
                && let Some(nobody) = Both::on(scale)
            {
                self.both.insert(rival.key.clone(), nobody);
            }
            // What is between two points was told when it was counted alone.
            if let Some(both) = self.both.get_mut(&rival.key) {
                let _ = both.add([own.value, rival.value], rival.weight);
            }
        }
    }
}

impl Tally {
    /// How many unweighted answers are worth as much (Kish 1965).
    pub(super) fn worth(&self) -> f64 {
        if self.squares > 0.0 { self.weights * self.weights / self.squares } else { 0.0 }
    }

    /// How many of these answered each point.
    pub(super) fn counts(&self) -> Vec<f64> {
        let part = self.worth() / self.weights;
        self.points.iter().map(|weight| tidy(weight * part)).collect()
    }

    pub(super) fn mean(&self) -> f64 {
        tidy(self.mean)
    }

    /// The answers as a measure: counts where the scale has points, else mean, n and spread.
    pub(super) fn measure(&self, persona: Option<&Id>, evidence: &Id) -> Measure {
        let counts = self.counts();
        let weighted = (self.worth() - self.n as f64).abs() > 1e-9;
        let counted = !counts.is_empty();
        Measure {
            value: (!counted).then(|| self.mean()),
            counts: counts.into_iter().map(Amount).collect(),
            n: (weighted || !counted).then_some(crate::model::Count(self.n)),
            sd: (!counted && self.n > 1).then(|| Amount(tidy((self.spread / self.weights).sqrt()))),
            persona: persona.cloned(),
            evidence: vec![evidence.clone()],
            ..Measure::default()
        }
    }
}

/// The nearest multiple of 1e-9, which prints short.
fn tidy(value: f64) -> f64 {
    (value * 1e9).round() / 1e9 + 0.0
}
