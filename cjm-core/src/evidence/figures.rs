//! [`Figures`] from a [`Tally`].

use std::collections::BTreeMap;

use super::report::{
    ActivityFigures, Figures, LengthFigures, PositionFigures, StageFigures, StepFigures, TransitionFigures,
    Variant, VariantFigures,
};
use super::spec::Spec;
use super::tally::{POSITIONS, Tally};
use super::times::{Times, ratio};

/// What a tally is read by.
pub(crate) struct Reader<'a> {
    pub(crate) spec: &'a Spec,
    pub(crate) activities: &'a [String],
    pub(crate) channels: &'a [String],
    /// The last event of all.
    pub(crate) end: i64,
}

fn name(names: &[String], code: u32) -> String {
    names.get(code as usize).cloned().unwrap_or_default()
}

impl Reader<'_> {
    /// The figures of a group; what fewer than `minGroup` cases stand behind is left out and counted.
    pub(crate) fn figures(&self, tally: &mut Tally) -> Figures {
        let least = self.spec.min_group;
        let mut figures = Figures { events: tally.events, cases: tally.cases, ..Figures::default() };
        let mut suppressed = 0;
        let mut enough = |cases: u64| {
            let enough = cases == 0 || cases >= least;
            suppressed += u64::from(!enough);
            enough
        };
        for (&code, counts) in &tally.activities {
            let called = || name(self.activities, code);
            if enough(counts.cases) {
                let (events, cases) = (counts.events, counts.cases);
                figures.activities.insert(called(), ActivityFigures { events, cases });
                if counts.unmapped > 0 && self.spec.map.is_some() {
                    figures.unmapped.insert(called(), counts.unmapped);
                }
            }
            if counts.starts > 0 && enough(counts.starts) {
                figures.starts.insert(called(), counts.starts);
            }
            if counts.ends > 0 && enough(counts.ends) {
                figures.ends.insert(called(), counts.ends);
            }
        }
        let mut pairs: Vec<_> = tally.pairs.iter_mut().filter(|(_, counts)| enough(counts.cases)).collect();
        // Places of names are in their order.
        pairs.sort_by(|(a, left), (b, right)| right.times.len().cmp(&left.times.len()).then(a.cmp(b)));
        figures.transitions = pairs
            .into_iter()
            .map(|(&(from, to), counts)| TransitionFigures {
                from: name(self.activities, from),
                to: name(self.activities, to),
                count: counts.times.len(),
                cases: counts.cases,
                time_ms: counts.times.figures().unwrap_or_default(),
            })
            .collect();
        let top = tally.variants.top(self.spec.top as usize).into_iter().filter(|(_, cases)| enough(*cases));
        let top = top.map(|(way, cases)| Variant {
            path: way.iter().map(|&code| name(self.activities, code)).collect(),
            cases,
        });
        figures.variants = VariantFigures { count: tally.variants.len(), top: top.collect() };
        if enough(tally.cases) {
            figures.case_duration_ms = tally.durations.figures();
            figures.case_length = length(tally);
        }
        let stages = tally.stages.iter_mut().zip(&self.spec.stages).enumerate();
        for (at, (counts, id)) in stages.filter(|(_, (counts, _))| enough(counts.reached)) {
            let under_way = self.under_way(&counts.last);
            figures.stages.push(StageFigures {
                id: id.clone(),
                reached: counts.reached,
                converted: counts.onward.len(),
                next: (at + 1 < self.spec.stages.len()).then_some(counts.next),
                left: counts.last.len() - under_way.unwrap_or(0),
                under_way,
                finished: counts.finished,
                returned: counts.returned,
                time_ms: counts.onward.figures_with_interval(),
            });
        }
        let steps = tally.steps.iter_mut().zip(&self.spec.steps);
        for (counts, step) in steps.filter(|(counts, _)| enough(counts.cases)) {
            let under_way = self.under_way(&counts.last);
            figures.steps.push(StepFigures {
                id: step.id.clone(),
                events: counts.events,
                cases: counts.cases,
                left: counts.last.len() - under_way.unwrap_or(0),
                under_way,
                repeated: counts.repeated,
                returned: counts.returned,
                time_ms: counts.times.figures(),
            });
        }
        for at in 0..POSITIONS {
            let mut steps = BTreeMap::new();
            for (counts, step) in tally.steps.iter().zip(&self.spec.steps) {
                let cases = counts.positions.get(at).copied().unwrap_or_default();
                if cases > 0 && enough(cases) {
                    steps.insert(step.id.clone(), cases);
                }
            }
            if steps.is_empty() {
                break;
            }
            let before = || tally.ended.iter().take(at);
            let last: u64 = before().map(|counts| counts.last.len()).sum();
            let under_way: Option<u64> = before().map(|counts| self.under_way(&counts.last)).sum();
            let under_way = under_way.filter(|_| self.spec.within_ms.is_some());
            figures.positions.push(PositionFigures {
                steps,
                left: last - under_way.unwrap_or(0),
                under_way,
                finished: before().map(|counts| counts.finished).sum(),
            });
        }
        for (&(stage, channel), &events) in &tally.channels {
            if let Some(id) = self.spec.stages.get(stage as usize).filter(|_| enough(events)) {
                let by_channel = figures.channels_by_stage.entry(id.to_string()).or_default();
                by_channel.insert(name(self.channels, channel), events);
            }
        }
        figures.suppressed = suppressed;
        figures
    }

    /// How many of those that were last seen then may still go on.
    fn under_way(&self, last: &Times) -> Option<u64> {
        let within = i64::try_from(self.spec.within_ms?).unwrap_or(i64::MAX);
        Some(last.after(self.end.saturating_sub(within)))
    }
}

fn length(tally: &Tally) -> Option<LengthFigures> {
    let mut lengths = Times::default();
    for (&length, &cases) in &tally.lengths {
        for _ in 0..cases {
            lengths.push(i64::try_from(length).unwrap_or(i64::MAX));
        }
    }
    let times = lengths.figures()?;
    let mean = ratio(i128::from(tally.events), tally.cases);
    let max = tally.lengths.keys().next_back().copied().unwrap_or_default();
    Some(LengthFigures { mean, median: times.median, max })
}
