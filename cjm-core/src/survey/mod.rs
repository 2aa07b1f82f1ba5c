//! Survey exports onto a map: answers become rating counts and metric readings, with an evidence entry.
//!
//! What each column asks comes from a `sources` entry (`questions`), or from the headings themselves:
//! `importance NEED`, `performance NEED [us|COMPETITOR] [STAGE]`, `METRIC [STAGE|STEP]`; any sign that no
//! id has stands between the parts. Blank = no answer. What cannot be read is a fault with its row and
//! column, and counts for nothing.

mod answer;
mod attach;
mod column;
mod preset;
mod report;
mod sheet;
mod tally;

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

pub use preset::Preset;
pub use report::{Answered, Fault, Survey};

use crate::Error;
use crate::error::nearest;
use crate::model::{Document, Id, Map, Persona, Source};
use crate::write::digest;
use column::Plan;
pub(crate) use sheet::{Row, Sheet};
use tally::{Given, Tallies};

/// How a table of answers is to be read.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Options {
    /// A survey of the document's `sources`, or a preset; absent = the only survey of the sources, else
    /// `plain-wide`.
    pub source: Option<String>,
    /// The column of weights, one a respondent. Counts are then as many as the answers are worth:
    /// `(sum w)² / sum w²` (Kish, Survey Sampling, 1965).
    pub weight: Option<String>,
    /// The id of the evidence entry: one that exists is renewed. Absent = the source's id, else `survey`,
    /// with `-answers` behind it where something else has that id.
    pub evidence: Option<Id>,
    /// Where the answers come from, for the evidence entry: a file name or a link.
    pub file: Option<String>,
}

/// Puts the answers of `table` (CSV) on the map at `map`: the changed document, and what was read.
///
/// # Errors
/// A source, preset or column that does not exist, headings that cannot be read, and a table in which no
/// column asks anything.
pub fn survey(
    document: &Document,
    map: &Map,
    table: &[u8],
    options: &Options,
) -> Result<(Document, Survey), Error> {
    let (source, preset) = source(document, options.source.as_deref())?;
    let sheet = Sheet::new(table, preset)?;
    let plan = Plan::new(document, map, source, preset, &sheet, options.weight.as_deref())?;
    let mut report = Survey { map: map.id.clone(), ignored: plan.ignored(&sheet), ..Survey::default() };
    let mut tallies = Tallies::default();
    let mut days: BTreeSet<String> = BTreeSet::new();
    // With what they answered, where it stands in several rows.
    let mut respondents: BTreeMap<String, Vec<Given<'_>>> = BTreeMap::new();
    for row in sheet.rows() {
        report.rows += 1;
        let row = match row {
            Ok(row) => row,
            Err(fault) => {
                report.fault(fault);
                continue;
            }
        };
        if preset.is_preview(&sheet, &row) {
            report.previews += 1;
            continue;
        }
        let mut given = plan.read(&row, &mut tallies, &mut report);
        if given.is_empty() {
            continue;
        }
        days.extend(plan.day(&row));
        if !plan.is_long() {
            tallies.pair(&std::mem::take(&mut given));
        }
        match plan.respondent(&row) {
            // Somebody with several rows counts once.
            Some(who) => respondents.entry(who.to_owned()).or_default().extend(given),
            None => report.respondents += 1,
        }
    }
    report.respondents += respondents.len() as u64;
    respondents.values().for_each(|answers| tallies.pair(answers));
    let id = options.evidence.clone().or_else(|| source.map(|source| source.id.clone()));
    let evidence = attach::Evidence {
        id: id.unwrap_or_else(|| "survey".into()),
        named: options.evidence.is_some(),
        hash: digest(table),
        file: options.file.clone(),
        from: days.first().cloned(),
        to: days.last().cloned(),
    };
    let document = attach::attach(document, map, &tallies, &evidence, &mut report)?;
    Ok((document, report))
}

/// The source that is meant, and how its table is laid out.
fn source<'a>(document: &'a Document, name: Option<&str>) -> Result<(Option<&'a Source>, Preset), Error> {
    let surveys = || document.sources.iter().filter(|source| source.kind == crate::model::SourceKind::Survey);
    let found = match name {
        Some(name) => match surveys().find(|source| source.id == *name) {
            Some(source) => Some(source),
            None => {
                let sources = document.sources.iter().map(|source| source.id.as_str());
                // A preset says how the table is laid out; the only survey may still say what it asks.
                return Ok((only(surveys()), preset(name, sources)?));
            }
        },
        None => only(surveys()),
    };
    match found.and_then(|source| source.preset.as_deref()) {
        None => Ok((found, Preset::PlainWide)),
        Some(name) => Ok((found, preset(name, [])?)),
    }
}

fn preset<'a>(name: &str, others: impl IntoIterator<Item = &'a str>) -> Result<Preset, Error> {
    Preset::named(name).ok_or_else(|| {
        let names: Vec<&str> = Preset::names().collect();
        let near = nearest(name, others.into_iter().chain(names.iter().copied()));
        Error::Unusable {
            message: format!("there is no survey source and no layout `{name}`"),
            hint: Some(match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the layouts are {}", names.join(", ")),
            }),
        }
    })
}

fn only<'a>(mut sources: impl Iterator<Item = &'a Source>) -> Option<&'a Source> {
    let first = sources.next();
    first.filter(|_| sources.next().is_none())
}

/// The persona that a cell names, by id or by name.
fn persona<'a>(document: &'a Document, text: &str) -> Option<&'a Persona> {
    document.persona(text).or_else(|| {
        document
            .personas
            .iter()
            .find(|persona| persona.name.all().any(|name| name.eq_ignore_ascii_case(text)))
    })
}
