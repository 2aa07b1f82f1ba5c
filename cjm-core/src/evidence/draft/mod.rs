//! A first map from event data.

mod board;
mod seen;
mod stages;
mod stated;
mod title;

use serde::{Deserialize, Serialize};

use super::aggregate::Aggregate;
use super::attach::{Attach, attach};
use super::fold::fold;
use super::load::{Loaded, load};
use super::options::{Options, Table};
use super::spec::Spec;
use crate::Error;
use crate::model::{Document, Id};
use seen::Seen;
use stated::Stated;

/// What a first map shall look like.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Draft {
    /// The id of the map; absent = `journey`.
    pub id: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// How many steps at most, 1 to 200; absent = 40. The events that most customers have become steps.
    pub steps: Option<usize>,
    /// How many stages, 1 to 20; absent = the square root of the number of steps, 3 to 7.
    pub stages: Option<usize>,
    /// The column that says in which stage an event is; absent = one called `stage` or `phase`, where there
    /// is one and `stages` is not said.
    pub stage: Option<String>,
}

/// What was drafted.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Drafted {
    /// The map.
    pub map: Id,
    /// The entry of evidence.
    pub evidence: Id,
    /// How many customers.
    pub customers: u64,
    /// How many stages, steps and ways between them.
    pub stages: usize,
    /// How many steps.
    pub steps: usize,
    /// How many ways between steps that don't just follow each other.
    pub ways: usize,
    /// The column that names the stages; absent = they are cut from the order of the steps.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage_column: Option<String>,
    /// Names of events that became no step.
    pub left_out: usize,
    /// The rules by which it was drawn, in words.
    pub rules: Vec<String>,
}

impl Draft {
    /// The most steps, if nothing is said.
    const STEPS: usize = 40;

    fn verify(&self) -> Result<(), Error> {
        let within = |what: &str, value: Option<usize>, most: usize| match value {
            Some(value) if value == 0 || value > most => Err(Error::Unusable {
                message: format!("a draft of {value} {what}"),
                hint: Some(format!("give a number from 1 to {most}")),
            }),
            _ => Ok(()),
        };
        within("steps", self.steps, 200)?;
        if self.stages.is_some() && self.stage.is_some() {
            return Err(Error::Unusable {
                message: "`stages` and `stage` contradict each other".to_owned(),
                hint: Some("give the number of stages, or the column that names them".to_owned()),
            });
        }
        within("stages", self.stages, 20)
    }
}

/// Draws a first map of what the customers of `tables` did, with the evidence on its steps: the steps are
/// events, the stages neighbouring steps in the order in which they first happen. What data cannot tell
/// (feelings, goals, where a journey ends well) is left open and stands among the document's questions.
///
/// # Errors
/// As [`mine`](super::mine); a number of steps or stages out of range; tables without any event.
pub fn draft(
    tables: &[Table<'_>],
    document: Option<&Document>,
    options: &Options,
    wanted: &Draft,
) -> Result<(Document, Drafted), Error> {
    draft_with(tables, document, options, wanted, &mut |_| Ok(()))
}

/// The same; `tell` hears of every so many rows, and may end it with an error.
pub(crate) fn draft_with(
    tables: &[Table<'_>],
    document: Option<&Document>,
    options: &Options,
    wanted: &Draft,
    tell: &mut dyn FnMut(u64) -> Result<(), Error>,
) -> Result<(Document, Drafted), Error> {
    wanted.verify()?;
    // Drafting reads the tables twice.
    #[cfg(feature = "arrow")]
    tables.iter().filter_map(|table| table.batches).try_for_each(|batches| batches.keep())?;
    let Loaded { mut events, sources, identity } = load(tables, document, options, tell)?;
    let log = events.log.clone();
    let seen = Seen::new(&mut events);
    events.log = log;
    if seen.customers == 0 {
        let bad: u64 = sources.iter().map(|source| source.bad).sum();
        return Err(Error::Unusable {
            message: "the tables hold no event to draw a map of".to_owned(),
            hint: (bad > 0).then(|| format!("{bad} rows could not be used: `cjm mine` lists them")),
        });
    }
    let known = document.map_or(&[][..], |document| document.sources.as_slice());
    let stated = match wanted.stages {
        Some(_) => None,
        None => Stated::read(tables, document, options, wanted.stage.as_deref())?,
    };
    let (drawn, evidence) = board::draw(&seen, wanted, known, stated.as_ref());
    let [map] = drawn.maps.as_slice() else {
        return Err(Error::Internal("a draft without its map".to_owned()));
    };
    let spec = Spec::new(Some(&drawn), Some(map), options)?;
    let folded = fold(&mut events, &spec, tell)?;
    let mined = Aggregate::new(spec, sources, identity, folded).finish()?;
    let attached = Attach { evidence: Some(evidence.clone()), ..Attach::default() };
    let (finished, report) = attach(&drawn, map, &mined, &attached)?;
    let report = Drafted {
        map: map.id.clone(),
        evidence,
        customers: report.customers,
        stages: map.stages.len(),
        steps: map.steps().count(),
        ways: map.flow.len(),
        left_out: seen.activities.len() - map.steps().count(),
        rules: board::rules(stated.as_ref()),
        stage_column: stated.map(|stated| stated.column),
    };
    Ok((finished, report))
}
