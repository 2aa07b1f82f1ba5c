//! [`Stated`]: the stages that a log names itself.

use std::collections::BTreeMap;

use super::seen::Activity;
use crate::Error;
use crate::evidence::load::{kinds_of, meant};
use crate::evidence::options::{Options, Table};
use crate::evidence::plan::{Called, Headings, Plan};
use crate::evidence::preset::PLAIN;
use crate::evidence::read::{Rows, unpack};
use crate::model::Document;

/// What a column of stages is usually called.
const USUAL: [&str; 5] = ["stage", "phase", "journey stage", "funnel stage", "lifecycle stage"];

/// The stages that a log names itself.
pub(super) struct Stated {
    /// The column.
    pub(super) column: String,
    /// How many events of an activity stand in a stage: activity, then stage.
    counts: BTreeMap<String, BTreeMap<String, u64>>,
}

/// A stage that a log names.
pub(super) struct StatedStage<'a> {
    pub(super) name: String,
    /// Its steps, each with its position among all activities.
    pub(super) steps: Vec<(usize, &'a Activity)>,
    place: f64,
}

impl Stated {
    /// Looks for a column of stages: the one that is asked for, else in tables of no known export one with
    /// the usual name.
    ///
    /// # Errors
    /// The column that is asked for stands in no table.
    pub(super) fn read(
        tables: &[Table<'_>],
        document: Option<&Document>,
        options: &Options,
        asked: Option<&str>,
    ) -> Result<Option<Self>, Error> {
        let options = &Options { identity: kinds_of(tables, document, options)?, ..options.clone() };
        let alone = tables.len() == 1;
        let mut found: Option<Self> = None;
        let mut missing = None;
        for table in tables {
            let (source, preset) = meant(table.source, document, alone)?;
            let data = unpack(table.data)?;
            let rows = Rows::of_table(table, &data)?;
            let headings = Headings(rows.headings());
            let column = match asked {
                Some(name) => headings.named(name).map_err(|error| missing = Some(error)).ok(),
                None if preset.is_none_or(|preset| preset.name == PLAIN.name) => headings.usual(&USUAL),
                None => None,
            };
            let Some(column) = column else { continue };
            let plan = Plan::new(rows.headings(), options, source, preset, alone)?;
            let Some(event) = plan.happenings.iter().find_map(|happening| match happening.event {
                Called::Column(column) if column != happening.time => Some(column),
                _ => None,
            }) else {
                continue;
            };
            let stated = found.get_or_insert_with(|| Self {
                column: rows.headings().get(column).cloned().unwrap_or_default(),
                counts: BTreeMap::new(),
            });
            rows.each(&[event, column], &mut |_, cells| {
                let told = cells.ok().and_then(|cells| {
                    let text = |column| std::str::from_utf8(cells.get(column)).ok();
                    text(event)
                        .zip(text(column))
                        .filter(|(event, stage)| !event.is_empty() && !stage.is_empty())
                });
                if let Some((event, stage)) = told {
                    stated.count(event, stage);
                }
                Ok(())
            })?;
        }
        match (found, missing) {
            (None, Some(error)) => Err(error),
            (found, _) => Ok(found.filter(|stated| !stated.counts.is_empty())),
        }
    }

    fn count(&mut self, event: &str, stage: &str) {
        // Names are few: they are copied once.
        if !self.counts.contains_key(event) {
            self.counts.insert(event.to_owned(), BTreeMap::new());
        }
        let Some(stages) = self.counts.get_mut(event) else { return };
        match stages.get_mut(stage) {
            Some(count) => *count += 1,
            None => {
                stages.insert(stage.to_owned(), 1);
            }
        }
    }

    /// The stages with their steps, each in order. A step is in the stage in which most of its events stand,
    /// of equal ones the first by name, and a step without one in that whose place is nearest. The place of a
    /// stage is the mean place of its steps, each as often as customers did it.
    pub(super) fn stages<'a>(&self, steps: &[(usize, &'a Activity)]) -> Vec<StatedStage<'a>> {
        let mut stages: BTreeMap<&str, Vec<(usize, &'a Activity)>> = BTreeMap::new();
        let mut homeless = Vec::new();
        for &(at, step) in steps {
            let counts = self.counts.get(&step.name).into_iter().flatten();
            match counts.rev().max_by_key(|(_, count)| **count) {
                Some((stage, _)) => stages.entry(stage).or_default().push((at, step)),
                None => homeless.push((at, step)),
            }
        }
        let mut found: Vec<StatedStage<'a>> =
            stages.into_iter().map(|(name, steps)| StatedStage::new(name, steps)).collect();
        found.sort_by(|a, b| a.place.total_cmp(&b.place).then_with(|| a.name.cmp(&b.name)));
        for (at, step) in homeless {
            let far = |stage: &StatedStage<'_>| (stage.place - step.place).abs();
            if let Some(nearest) = found.iter_mut().min_by(|a, b| far(a).total_cmp(&far(b))) {
                nearest.steps.push((at, step));
            }
        }
        for stage in &mut found {
            stage
                .steps
                .sort_by(|(_, a), (_, b)| a.place.total_cmp(&b.place).then_with(|| a.name.cmp(&b.name)));
        }
        found
    }
}

impl<'a> StatedStage<'a> {
    fn new(name: &str, steps: Vec<(usize, &'a Activity)>) -> Self {
        let customers: f64 = steps.iter().map(|(_, step)| step.customers as f64).sum();
        let places: f64 = steps.iter().map(|(_, step)| step.place * step.customers as f64).sum();
        Self { name: name.to_owned(), place: places / customers.max(1.0), steps }
    }
}
