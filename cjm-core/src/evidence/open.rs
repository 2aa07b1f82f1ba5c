//! [`Open`]: a part of a log that may hold parts of journeys.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::aggregate::Aggregate;
use super::events::{Events, Kind};
use super::fold::fold;
use super::log::Row;
use super::names::{NONE, Names};
use super::report::SourceFigures;
use super::spec::Spec;
use crate::Error;
use crate::write::json;

/// The events of some customers, in one form only whatever order they came in.
#[derive(Serialize, Deserialize)]
pub(crate) struct Open {
    /// As JSON text; so are the sources.
    pub(crate) spec: String,
    sources: Vec<String>,
    /// The kinds of events in their order: event, channel, segment, source.
    kinds: Vec<(String, Option<String>, Option<String>, String)>,
    cases: BTreeMap<String, OpenCase>,
}

/// What is known of a case.
#[derive(Default, Serialize, Deserialize)]
struct OpenCase {
    /// As a table of customers says.
    segment: Option<String>,
    /// When, the number of the event among all, and its kind; in this order.
    events: Vec<(i64, u64, u32)>,
}

impl Open {
    pub(crate) fn new(
        spec: &Spec,
        sources: &[SourceFigures],
        events: &Events,
        first: u64,
    ) -> Result<Self, Error> {
        let named = |names: &Names, code: u32| (code != NONE).then(|| names.name(code).to_owned());
        let kinds = events.kinds.iter().map(|kind| {
            (
                events.activities.name(kind.activity).to_owned(),
                named(&events.channels, kind.channel),
                named(&events.segments, kind.segment),
                events.sources.name(kind.source).to_owned(),
            )
        });
        let mut open = Self {
            spec: json::compact(spec)?,
            sources: sources.iter().map(json::compact).collect::<Result<_, _>>()?,
            kinds: kinds.collect(),
            cases: BTreeMap::new(),
        };
        let mut cases: Vec<OpenCase> = Vec::new();
        cases.resize_with(events.cases.len(), OpenCase::default);
        for (at, &Row { time, case, kind }) in events.log.iter().enumerate() {
            if let Some(case) = cases.get_mut(case as usize) {
                case.events.push((time, first + at as u64, kind));
            }
        }
        for (code, mut case) in cases.into_iter().enumerate() {
            let segment = events.segment_of_case.get(code).copied().unwrap_or(NONE);
            case.segment = named(&events.segments, segment);
            open.cases.insert(events.cases.name(code as u32).to_owned(), case);
        }
        open.order();
        Ok(open)
    }

    /// Adds another part of the log; [`order`](Self::order) is to follow.
    pub(crate) fn absorb(&mut self, other: Self) {
        self.sources.extend(other.sources);
        let more = self.kinds.len() as u32;
        self.kinds.extend(other.kinds);
        for (name, case) in other.cases {
            let own = self.cases.entry(name).or_default();
            own.events.extend(
                case.events.into_iter().map(|(time, at, kind)| (time, at, kind.saturating_add(more))),
            );
            // The tables of customers of both parts say the same, or the first in the order of names counts.
            own.segment = own.segment.take().into_iter().chain(case.segment).min();
        }
    }

    /// One place a kind, kinds in their order, events in theirs.
    pub(crate) fn order(&mut self) {
        self.sources.sort();
        let given = std::mem::take(&mut self.kinds);
        self.kinds = given.clone();
        self.kinds.sort_unstable();
        self.kinds.dedup();
        let places: Vec<u32> =
            given.iter().map(|kind| self.kinds.binary_search(kind).unwrap_or_default() as u32).collect();
        for case in self.cases.values_mut() {
            for (.., kind) in &mut case.events {
                *kind = places.get(*kind as usize).copied().unwrap_or(NONE);
            }
            case.events.sort_unstable();
        }
    }

    /// The counts of what is here.
    pub(crate) fn aggregate(self) -> Result<Aggregate, Error> {
        let broken = || Error::Internal("a part of a log does not hold what it says".to_owned());
        let spec: Spec = serde_json::from_str(&self.spec).map_err(|_| broken())?;
        let sources: Result<Vec<SourceFigures>, _> =
            self.sources.iter().map(|source| serde_json::from_str(source)).collect();
        let mut events = Events::default();
        let code = |names: &mut Names, text: &str| names.code(text.as_bytes()).map_err(|_| broken());
        let mut kinds = Vec::new();
        for (event, channel, segment, source) in &self.kinds {
            let optional = |names: &mut Names, text: &Option<String>| {
                text.as_deref().map_or(Ok(NONE), |text| code(names, text))
            };
            kinds.push(Kind {
                activity: code(&mut events.activities, event)?,
                channel: optional(&mut events.channels, channel)?,
                segment: optional(&mut events.segments, segment)?,
                source: code(&mut events.sources, source)?,
            });
        }
        for (name, own) in &self.cases {
            let case = code(&mut events.cases, name)?;
            let segment = own.segment.as_deref().map_or(Ok(NONE), |text| code(&mut events.segments, text))?;
            events.segment_of_case.push(segment);
            for &(time, _, kind) in &own.events {
                events.push(case, *kinds.get(kind as usize).ok_or_else(broken)?, time);
            }
        }
        let folded = fold(&mut events, &spec, &mut |_| Ok(()))?;
        Ok(Aggregate::new(spec, sources.map_err(|_| broken())?, None, folded))
    }
}
