//! Readings, times and what event data say.

use super::builder::Builder;
use super::{Cell, Item};
use crate::model::{Count, Grounds, Measure, Metric, MetricKind, Nps, Reading, Step};
use crate::render::number::{duration, milliseconds, percent, plain, rounded};
use crate::render::phrase::Phrase;

impl<'d> Builder<'d> {
    pub(super) fn stage_metrics(&self) -> Vec<Cell> {
        let map = Grounds::of(self.document).in_map(self.map);
        let stages = self.map.stages.iter().map(|stage| Cell {
            span: self.columns.iter().filter(|source| std::ptr::eq(source.stage, stage)).count(),
            items: self.readings(&stage.metrics, map),
        });
        stages.collect()
    }

    /// Metric, value, sample, period; shares as a bar.
    pub(super) fn readings(&self, readings: &'d [Reading], grounds: Grounds<'_>) -> Vec<Item> {
        let item = |reading: &'d Reading| {
            let metric = self.document.metric(reading.metric.as_str());
            let name = metric
                .map_or_else(|| Phrase::from(reading.metric.as_str()), |metric| self.phrase(&metric.name));
            let measure = &reading.measure;
            let value = self.value_of(metric, measure);
            let mut details: Vec<Phrase> = Vec::new();
            details.extend(self.persona_lead(measure.persona.as_ref()));
            details.extend(measure.answers().map(|n| Phrase::from(format!("n={}", plain(n, self.words)))));
            details.extend(reading.period.as_deref().map(Phrase::from));
            let target = metric
                .filter(|_| self.full())
                .and_then(|metric| metric.target.map(|target| (metric, target)));
            details.extend(target.map(|(metric, target)| {
                Phrase::from((self.words.details.target)(&self.shown_as(metric, target)))
            }));
            let text = match value {
                Some(value) => match metric {
                    Some(metric) => self.shown_as(metric, value),
                    None => plain(value, self.words),
                },
                None => self.words.details.to_be_measured.to_owned(),
            };
            Item {
                lead: Some(name),
                details,
                support: value.map(|_| grounds.support_of(measure)),
                share: value.filter(|value| metric.is_some_and(|metric| is_share(metric, *value))),
                ..Item::new(text.into())
            }
        };
        readings.iter().map(item).collect()
    }

    fn value_of(&self, metric: Option<&Metric>, measure: &Measure) -> Option<f64> {
        let from_counts = || {
            let metric = metric?;
            if metric.kind == MetricKind::Nps {
                return Nps::from_counts(&measure.counts).map(Nps::value);
            }
            let scale = self.document.scale(measure.scale.as_ref().or(metric.scale.as_ref())?.as_str())?;
            measure.value_on(scale)
        };
        measure.value.or_else(from_counts)
    }

    fn shown_as(&self, metric: &Metric, value: f64) -> String {
        if is_share(metric, value) {
            return percent(value, self.words);
        }
        let number = plain(rounded(value, 2), self.words);
        match metric.unit.as_deref() {
            Some("%") => (self.words.percent)(&number),
            Some(unit) => format!("{number} {unit}"),
            None => number,
        }
    }

    /// How long the customer waits and how long it takes.
    pub(super) fn times(&self, step: &'d Step) -> Vec<Item> {
        let words = &self.words.details;
        let times = [(words.wait, &step.wait), (words.duration, &step.duration)];
        let shown = times.into_iter().filter_map(|(label, time)| {
            let time = time.as_ref().and_then(|time| duration(time, self.words))?;
            Some(Item { lead: Some(label.into()), ..Item::new(time.into()) })
        });
        shown.collect()
    }

    /// How many came by, how many left, how long they took.
    pub(super) fn observed(&self, step: &'d Step) -> Vec<Item> {
        let Some(observed) = &self.map.observed else { return Vec::new() };
        let Some(here) = observed.steps_observed.iter().find(|here| here.step == step.id) else {
            return Vec::new();
        };
        let words = &self.words.details;
        let all = observed.customers.0 as f64;
        let share = (all > 0.0).then(|| here.customers.0 as f64 / all);
        let mut details: Vec<Phrase> = vec![format!("n={}", here.customers).into()];
        details.extend(here.drop_off.map(|left| Phrase::from((words.left)(&percent(left.0, self.words)))));
        let time = |ms: f64| milliseconds(ms, self.words);
        details.extend(here.median_ms.map(|ms| Phrase::from((words.median)(&time(ms.0)))));
        let p90 = here.p90_ms.filter(|_| self.full());
        details.extend(p90.map(|ms| Phrase::from((words.nine_in_ten)(&time(ms.0)))));
        let text = share.map_or_else(String::new, |share| (words.customers)(&percent(share, self.words)));
        vec![Item { details, share: share.filter(|share| *share <= 1.0), ..Item::new(text.into()) }]
    }

    /// Events that belong to no step.
    pub(super) fn unmapped(&self) -> Vec<Item> {
        let observed = self.map.observed.iter().flat_map(|observed| &observed.unmapped);
        let item = |(name, count): (&String, &Count)| Item {
            details: vec![Phrase::from(format!("n={count}"))],
            ..Item::new(Phrase::from(name.as_str()))
        };
        observed.map(item).collect()
    }
}

/// Whether a value is a share of 0..1: so the format has it for these kinds, if no unit or scale
/// says otherwise.
fn is_share(metric: &Metric, value: f64) -> bool {
    use MetricKind::{Churn, Conversion, DropOff, RepeatRate, Retention};
    let kind = matches!(metric.kind, Conversion | DropOff | Churn | Retention | RepeatRate);
    kind && metric.unit.is_none() && metric.scale.is_none() && (0.0..=1.0).contains(&value)
}
