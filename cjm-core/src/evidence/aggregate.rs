//! [`Aggregate`]: counts that merge with the counts of other customers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::figures::Reader;
use super::fold::Folded;
use super::identity::IdentityFigures;
use super::moment::written;
use super::report::{Evidence, Period, Rules, SourceFigures};
use super::segments::{each, is_several};
use super::spec::Spec;
use super::tally::Tally;
use crate::Error;
use crate::write::json;

/// All counts of some customers, by segment.
pub(crate) struct Aggregate {
    pub(crate) spec: Spec,
    pub(crate) sources: Vec<SourceFigures>,
    pub(crate) identity: Option<IdentityFigures>,
    /// The names of events and of channels, in their order.
    activities: Vec<String>,
    channels: Vec<String>,
    /// By segment, or by several that a customer is in at once; first those without one.
    groups: BTreeMap<Option<String>, Tally>,
    first: Option<i64>,
    last: Option<i64>,
}

/// The same in one form only, whatever order it was counted in.
#[derive(Serialize, Deserialize)]
pub(crate) struct Stored {
    /// As JSON text; so are the sources and how ids were linked.
    pub(crate) spec: String,
    sources: Vec<String>,
    identity: Option<String>,
    activities: Vec<String>,
    channels: Vec<String>,
    groups: BTreeMap<Option<String>, Tally>,
    first: Option<i64>,
    last: Option<i64>,
}

impl Aggregate {
    pub(crate) fn new(
        mut spec: Spec,
        sources: Vec<SourceFigures>,
        identity: Option<IdentityFigures>,
        folded: Folded,
    ) -> Self {
        let kinds = identity.iter().flat_map(|identity| &identity.kinds);
        spec.identity = kinds.map(|kind| (kind.kind.clone(), kind.links, kind.per_person)).collect();
        let Folded { activities, channels, groups, first, last } = folded;
        Self {
            spec,
            sources,
            identity,
            activities,
            channels,
            groups: groups.into_iter().collect(),
            first,
            last,
        }
    }

    pub(crate) fn stored(self) -> Result<Stored, Error> {
        let Self { spec, sources, identity, activities, channels, groups, first, last } = self;
        let mut sources: Vec<String> = sources.iter().map(json::compact).collect::<Result<_, _>>()?;
        sources.sort();
        let identity = identity.as_ref().map(json::compact).transpose()?;
        let spec = json::compact(&spec)?;
        Ok(Stored { spec, sources, identity, activities, channels, groups, first, last })
    }

    /// # Errors
    /// What does not hold together.
    pub(crate) fn restored(stored: Stored) -> Result<Self, Error> {
        let Stored { spec, sources, identity, activities, channels, groups, first, last } = stored;
        let broken = |_| Error::Internal("a part of a log does not hold what it says".to_owned());
        let sources: Result<Vec<SourceFigures>, _> =
            sources.iter().map(|source| serde_json::from_str(source)).collect();
        Ok(Self {
            spec: serde_json::from_str(&spec).map_err(broken)?,
            sources: sources.map_err(broken)?,
            identity: identity.as_deref().map(serde_json::from_str).transpose().map_err(broken)?,
            activities,
            channels,
            groups,
            first,
            last,
        })
    }

    /// Adds the counts of other customers.
    pub(crate) fn absorb(&mut self, other: Self) {
        let activities = union(&mut self.activities, &other.activities);
        let channels = union(&mut self.channels, &other.channels);
        let moved = |places: &[u32]| places.iter().enumerate().any(|(at, &place)| at as u32 != place);
        if moved(&activities.0) || moved(&channels.0) {
            for tally in self.groups.values_mut() {
                *tally = std::mem::take(tally).recoded(&activities.0, &channels.0);
            }
        }
        for (segment, tally) in other.groups {
            self.groups.entry(segment).or_default().absorb(tally.recoded(&activities.1, &channels.1));
        }
        self.first = self.first.into_iter().chain(other.first).min();
        self.last = self.last.into_iter().chain(other.last).max();
        self.sources.extend(other.sources);
        self.identity = match (self.identity.take(), other.identity) {
            (Some(own), Some(other)) => Some(own.and(other)),
            (own, other) => own.or(other),
        };
    }

    /// The evidence; the counts are used up.
    pub(crate) fn finish(self) -> Result<Evidence, Error> {
        let Self { spec, sources, identity, activities, channels, groups, first, last } = self;
        let reader = Reader {
            spec: &spec,
            activities: &activities,
            channels: &channels,
            end: last.unwrap_or_default(),
        };
        let mut evidence = Evidence {
            map: spec.map.clone(),
            period: first.zip(last).map(|(from, to)| Period { from: written(from), to: written(to) }),
            spec: spec.hash()?,
            rules: rules(&spec),
            sources,
            identity,
            ..Evidence::default()
        };
        let mut suppressed = 0;
        let mut tell = |name: &str, tally: &mut Tally| {
            if tally.cases >= spec.min_group {
                evidence.segments.insert(name.to_owned(), reader.figures(tally));
            } else {
                suppressed += 1;
            }
        };
        let mut all = Tally::default();
        if groups.keys().flatten().any(|name| is_several(name)) {
            let mut segments: BTreeMap<&str, Tally> = BTreeMap::new();
            for (name, tally) in &groups {
                for segment in name.iter().flat_map(|name| each(name)) {
                    segments.entry(segment).or_default().absorb(tally.clone());
                }
            }
            segments.into_iter().for_each(|(name, mut tally)| tell(name, &mut tally));
            groups.into_values().for_each(|tally| all.absorb(tally));
        } else {
            for (name, mut tally) in groups {
                name.iter().for_each(|name| tell(name, &mut tally));
                all.absorb(tally);
            }
        }
        all.stages.resize_with(spec.stages.len(), Default::default);
        all.steps.resize_with(spec.steps.len(), Default::default);
        evidence.all = reader.figures(&mut all);
        evidence.all.suppressed += suppressed;
        Ok(evidence)
    }
}

fn rules(spec: &Spec) -> Rules {
    Rules {
        ties: "events of a case are ordered by time, equal times as they stand in the input".to_owned(),
        quantiles: "linear interpolation between the two nearest values (Hyndman and Fan 1996, type 7)"
            .to_owned(),
        min_group: spec.min_group,
        within_ms: spec.within_ms,
        session_gap_ms: spec.session_gap_ms,
    }
}

/// Adds the names of `other` to `own`, and gives the new places of both.
fn union(own: &mut Vec<String>, other: &[String]) -> (Vec<u32>, Vec<u32>) {
    let mut all: Vec<String> = own.iter().chain(other).cloned().collect();
    all.sort_unstable();
    all.dedup();
    let places = |names: &[String]| {
        names.iter().map(|name| all.binary_search(name).unwrap_or_default() as u32).collect()
    };
    let both = (places(own), places(other));
    *own = all;
    both
}
