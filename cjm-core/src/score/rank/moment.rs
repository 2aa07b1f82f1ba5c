//! [`Moment`]: a step as those live it whom it concerns: how much it weighs, how it feels, how many
//! leave.

use super::ladder::Crowd;
use crate::model::{Document, Emotion, Grounds, Id, Map, MetricKind, Stage, Step};
use crate::score::book::Place;
use crate::score::estimate::Estimate;
use crate::score::note::Notes;

/// A step, for some or all of the personas who take it.
#[derive(Debug)]
pub(super) struct Moment<'a> {
    pub(super) stage: &'a Stage,
    pub(super) step: &'a Step,
    /// Indexes of the personas that it concerns.
    pub(super) who: Vec<usize>,
    /// How much the stage matters to them, 0 to 1.
    pub(super) weight: f64,
    /// Share of the map's customers who come by.
    pub(super) people: f64,
    feelings: Vec<Feeling>,
    pub(super) feeling_evidence: Vec<&'a Id>,
    pub(super) drop_off: Option<DropOff<'a>>,
}

#[derive(Debug, Clone, Copy)]
struct Feeling {
    share: f64,
    place: Place,
    neutral: f64,
}

/// The share of customers who leave at a step.
#[derive(Debug, Clone)]
pub(super) struct DropOff<'a> {
    pub(super) share: f64,
    pub(super) evidence: Vec<&'a Id>,
}

impl Moment<'_> {
    /// How bad the moment feels: 0 = neutral or better, 1 = as bad as can be; the mean of the
    /// personas by their share. Nothing where no feeling has a value.
    pub(super) fn badness(&self, mean: &dyn Fn(Place) -> f64) -> Option<f64> {
        let total: f64 = self.feelings.iter().map(|feeling| feeling.share).sum();
        let sum: f64 = self
            .feelings
            .iter()
            .map(|feeling| {
                let below = (feeling.neutral - mean(feeling.place)) / feeling.neutral;
                feeling.share * below.clamp(0.0, 1.0)
            })
            .sum();
        (total > 0.0).then(|| sum / total)
    }

    /// What is lost in a moment of which only the feeling or the drop-off is known: weight of the
    /// stage, times the share who come by, times the mean of the share who leave and of how bad it
    /// feels. What is unknown adds nothing.
    pub(super) fn lost(&self, mean: &dyn Fn(Place) -> f64) -> f64 {
        let bad = self.badness(mean).unwrap_or(0.0);
        let left = self.drop_off.as_ref().map_or(0.0, |left| left.share);
        self.weight * self.people * (bad + left) / 2.0
    }

    /// Whether its feeling or its drop-off is known.
    pub(super) fn is_known(&self) -> bool {
        self.drop_off.is_some() || !self.feelings.is_empty()
    }

    /// The estimates that its feeling hangs on.
    pub(super) fn places(&self) -> impl Iterator<Item = Place> + '_ {
        self.feelings.iter().map(|feeling| feeling.place)
    }
}

/// What all moments of a map are made from.
pub(super) struct Moments<'a, 'b> {
    pub(super) document: &'a Document,
    pub(super) map: &'a Map,
    pub(super) map_index: usize,
    pub(super) crowd: &'b Crowd<'a>,
    pub(super) estimates: &'b mut Vec<Estimate>,
    pub(super) notes: &'b mut Notes,
}

impl<'a> Moments<'a, '_> {
    /// The moment of a step; `only` where it concerns one persona alone.
    pub(super) fn of(
        &mut self,
        stage_index: usize,
        stage: &'a Stage,
        step: &'a Step,
        only: Option<&Id>,
    ) -> Moment<'a> {
        let who = self.crowd.who(step, only);
        let share: f64 = who.iter().map(|&index| self.crowd.share(index)).sum();
        let weighed: f64 = who
            .iter()
            .map(|&index| self.crowd.share(index) * self.crowd.stage_share(index, stage_index))
            .sum();
        let (coming, drop_off) = self.drop_off(step);
        let mut feelings = Vec::new();
        let mut feeling_evidence = Vec::new();
        let grounds = Grounds::of(self.document).in_map(self.map).in_step(step);
        for &index in &who {
            let persona = self.crowd.persona(index);
            let own = |emotion: &&Emotion| emotion.measure.persona.as_ref() == persona && persona.is_some();
            let all = |emotion: &&Emotion| emotion.measure.persona.is_none();
            let mut felt: Vec<&Emotion> = step.emotions.iter().filter(own).collect();
            if felt.is_empty() {
                felt = step.emotions.iter().filter(all).collect();
            }
            let placed: Vec<(Place, f64, &Emotion)> = felt
                .into_iter()
                .filter_map(|emotion| self.feeling(stage_index, stage, step, emotion))
                .collect();
            for &(place, neutral, emotion) in &placed {
                let share = self.crowd.share(index) / placed.len() as f64;
                feelings.push(Feeling { share, place, neutral });
                feeling_evidence.extend(grounds.evidence(&emotion.measure.evidence));
            }
        }
        Moment {
            stage,
            step,
            who,
            weight: if share > 0.0 { weighed / share } else { 0.0 },
            people: share * coming,
            feelings,
            feeling_evidence,
            drop_off,
        }
    }

    fn feeling(
        &mut self,
        stage_index: usize,
        stage: &Stage,
        step: &'a Step,
        emotion: &'a Emotion,
    ) -> Option<(Place, f64, &'a Emotion)> {
        let measure = &emotion.measure;
        if measure.value.is_none() && measure.counts.is_empty() {
            return None;
        }
        let steps = &stage.steps;
        let step_index = steps.iter().position(|other| std::ptr::eq(other, step)).unwrap_or_default();
        let index = step.emotions.iter().position(|other| std::ptr::eq(other, emotion)).unwrap_or_default();
        let pointer =
            format!("/maps/{}/stages/{stage_index}/steps/{step_index}/emotions/{index}", self.map_index);
        let Some(scale) = self.document.scale_of(measure, "emotion5") else {
            self.notes.add(pointer, "its scale does not exist: not counted");
            return None;
        };
        match Estimate::new(measure, scale) {
            Ok(estimate) => {
                self.estimates.push(estimate);
                let neutral = scale.neutral.and_then(|neutral| scale.unit(neutral)).unwrap_or(0.5);
                (neutral > 0.0).then(|| (self.estimates.len() - 1, neutral, emotion))
            }
            Err(why) => {
                self.notes.add(pointer, format!("{why}: not counted"));
                None
            }
        }
    }

    /// Share of the map's customers who come by (1 where no data say), and of these who leave: as
    /// mined, else as a reading of a drop-off metric at the step says. Whoever leaves where the
    /// journey may end has arrived.
    fn drop_off(&self, step: &'a Step) -> (f64, Option<DropOff<'a>>) {
        let last = self.map.steps().last().is_some_and(|(_, last)| last.id == step.id);
        let ends = step.exit == Some(true) || last;
        if let Some(observed) = &self.map.observed
            && let Some(seen) = observed.steps_observed.iter().find(|seen| seen.step == step.id)
        {
            let all = observed.customers.0 as f64;
            let coming = if all > 0.0 { (seen.customers.0 as f64 / all).min(1.0) } else { 1.0 };
            let left = seen.drop_off.filter(|_| !ends);
            return (coming, left.map(|left| DropOff { share: left.0, evidence: vec![&observed.evidence] }));
        }
        let read = step.metrics.iter().find_map(|reading| {
            let metric = self.document.metric(reading.metric.as_str())?;
            let value = reading.measure.value.filter(|_| metric.kind == MetricKind::DropOff && !ends)?;
            let value = if metric.unit.as_deref() == Some("%") { value / 100.0 } else { value };
            let evidence =
                Grounds::of(self.document).in_map(self.map).in_step(step).evidence(&reading.measure.evidence);
            (0.0..=1.0)
                .contains(&value)
                .then(|| DropOff { share: value, evidence: evidence.iter().collect() })
        });
        (1.0, read)
    }
}
