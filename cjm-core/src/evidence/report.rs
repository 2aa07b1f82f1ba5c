//! [`Evidence`]: what was mined from event data.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::identity::IdentityFigures;
use crate::model::{Columns, Id};

/// What was mined from event data: the figures of all customers and of each segment, and by which rules.
///
/// A member that is absent is not known.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Evidence {
    /// The figures of all customers.
    #[serde(flatten)]
    pub all: Figures,
    /// The same for each segment by its name. A customer belongs to the segment of the first event that
    /// names one.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub segments: BTreeMap<String, Figures>,
    /// How ids were linked to customers; absent = a case is a value of the case column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity: Option<IdentityFigures>,
    /// The map whose steps and stages are meant; absent = mined without a map.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub map: Option<Id>,
    /// From the first to the last event; absent = there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// One a table that was read.
    #[serde(default)]
    pub sources: Vec<SourceFigures>,
    /// SHA-256 of what was asked (the steps and their events, the options), as `sha256:` and 64 hex digits.
    #[serde(default)]
    pub spec: String,
    /// By which rules all this was counted.
    pub rules: Rules,
}

/// What a group of customers did.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Figures {
    /// How many events.
    pub events: u64,
    /// How many cases: customers, or visits where a session gap is set.
    pub cases: u64,
    /// By the event's name, in the order of names.
    pub activities: BTreeMap<String, ActivityFigures>,
    /// How many cases begin with the event.
    pub starts: BTreeMap<String, u64>,
    /// How many cases end with the event.
    pub ends: BTreeMap<String, u64>,
    /// Two neighbouring events of a case; the most frequent first, equal ones by their names.
    pub transitions: Vec<TransitionFigures>,
    /// The different sequences of events.
    pub variants: VariantFigures,
    /// From the first to the last event of a case; absent = there is no case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub case_duration_ms: Option<TimeFigures>,
    /// How many events a case has; absent = there is no case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub case_length: Option<LengthFigures>,
    /// The stages of the map in its order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stages: Vec<StageFigures>,
    /// The steps of the map in its order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<StepFigures>,
    /// Where cases are as their first event on the map, as their second, and so on, at most twelve.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub positions: Vec<PositionFigures>,
    /// How many events of a stage came by which channel: stage, then channel.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub channels_by_stage: BTreeMap<String, BTreeMap<String, u64>>,
    /// Events that belong to no step of the map: name to how many.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub unmapped: BTreeMap<String, u64>,
    /// How many numbers are left out because fewer than `minGroup` customers stand behind them.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub suppressed: u64,
}

/// How often an event happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ActivityFigures {
    /// How many events.
    pub events: u64,
    /// In how many cases.
    pub cases: u64,
}

/// Two neighbouring events of a case.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TransitionFigures {
    /// The earlier event.
    pub from: String,
    /// The later event.
    pub to: String,
    /// How often.
    pub count: u64,
    /// In how many cases.
    pub cases: u64,
    /// From the one to the other.
    pub time_ms: TimeFigures,
}

/// Where cases are as their so many-th event on the map. Those who have fewer are over: all numbers
/// together are the cases with any event on the map.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PositionFigures {
    /// How many cases have it on which step; steps with none are left out.
    pub steps: BTreeMap<Id, u64>,
    /// Cases that had left before.
    pub left: u64,
    /// Cases that are still under way; absent = `within` is not set, and they count as left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub under_way: Option<u64>,
    /// Cases that had finished before.
    pub finished: u64,
}

/// Times in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TimeFigures {
    /// The mean: the exact sum divided by the number.
    pub mean: f64,
    /// Half are no longer.
    pub median: f64,
    /// Nine in ten are no longer.
    pub p90: f64,
    /// Of a stage: where the median of all such customers lies, with 95 % or more, whatever the times are
    /// like; absent = of fewer than six nothing can be said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub median_interval: Option<[f64; 2]>,
}

/// The different sequences of events.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct VariantFigures {
    /// How many different ones.
    pub count: u64,
    /// The most frequent first, equal ones by their names.
    pub top: Vec<Variant>,
}

/// A sequence of events.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Variant {
    /// The events in order.
    pub path: Vec<String>,
    /// How many cases went this way.
    pub cases: u64,
}

/// How many events a case has.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LengthFigures {
    /// The mean.
    pub mean: f64,
    /// Half have no more.
    pub median: f64,
    /// The longest.
    pub max: u64,
}

/// How many customers came through a stage.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StageFigures {
    /// The stage.
    pub id: Id,
    /// Cases with an event in it.
    pub reached: u64,
    /// Of those, cases that came to a later stage afterwards.
    pub converted: u64,
    /// Cases whose first event in the next stage is no earlier than their first in this one; absent in
    /// the last stage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<u64>,
    /// Cases last seen here that had not finished and are not under way.
    pub left: u64,
    /// Cases last seen here less than `within` before the end of the data; absent = `within` is not set,
    /// and they count as left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub under_way: Option<u64>,
    /// Cases last seen here on a step that ends the journey: one with `exit`, or any of the last stage.
    pub finished: u64,
    /// Cases that came back after an event in another stage.
    pub returned: u64,
    /// Of the cases that went on to a later stage: from the first event here to the first that
    /// follows in a later one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_ms: Option<TimeFigures>,
}

/// How many customers came through a step.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StepFigures {
    /// The step.
    pub id: Id,
    /// How many events.
    pub events: u64,
    /// In how many cases.
    pub cases: u64,
    /// Cases last seen here that had not finished and are not under way.
    pub left: u64,
    /// Cases last seen here less than `within` before the end of the data; absent = `within` is not set,
    /// and they count as left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub under_way: Option<u64>,
    /// Events of the step that follow another event of the same step, nothing of the map between them.
    pub repeated: u64,
    /// Cases that came back after an event on another step.
    pub returned: u64,
    /// From the event of another step before to the event here; absent = no such pair.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_ms: Option<TimeFigures>,
}

/// From the first to the last event, RFC 3339 in UTC.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Period {
    /// The first event.
    pub from: String,
    /// The last event.
    pub to: String,
}

/// A table that was read, and how.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SourceFigures {
    /// What events of this table are called as a source in `match` rules.
    pub id: String,
    /// The name of the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// SHA-256 of its bytes, as `sha256:` and 64 hex digits; empty = it came as columns in memory.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hash: String,
    /// `csv`, `ndjson`, `parquet` or `arrow`.
    pub format: String,
    /// Which column played which role.
    pub columns: Columns,
    /// The roles that nobody named: guessed from the headings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub guessed: Vec<String>,
    /// How times were written: `iso`, `s`, `ms`, `us` or `ns` since 1970; empty of a table without times.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub time_unit: String,
    /// The zone of times without one; empty of a table without times.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub timezone: String,
    /// How many rows.
    pub rows: u64,
    /// How many of them could not be used.
    pub bad: u64,
    /// The first of these.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bad_rows: Vec<BadRow>,
}

/// A row that could not be used.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BadRow {
    /// The number of the row, the first below the headings being 1.
    pub row: u64,
    /// What is wrong.
    pub message: String,
}

/// By which rules events were counted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Rules {
    /// How events of a case are ordered.
    pub ties: String,
    /// How medians and p90 are taken.
    pub quantiles: String,
    /// Groups of fewer customers are left out; 0 = none.
    pub min_group: u64,
    /// Who was last seen less than this before the end of the data is still under way, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within_ms: Option<u64>,
    /// A pause longer than this begins a new case, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_gap_ms: Option<u64>,
}

fn is_zero(count: &u64) -> bool {
    *count == 0
}
