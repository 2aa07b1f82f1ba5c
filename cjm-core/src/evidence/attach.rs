//! Evidence onto the map that it was mined for.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::report::{Evidence, Figures, StepFigures};
use crate::Error;
use crate::error::nearest;
use crate::model::{
    Amount, Count, Date, Document, Evidence as Entry, EvidenceKind, Fraction, Id, Map, Observed,
    ObservedStep, Step, Text,
};
use crate::write::digest;

/// Which figures to attach, and as what.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Attach {
    /// Only the customers of this segment; absent = all.
    pub segment: Option<String>,
    /// The id of the evidence entry: one that exists is renewed. Absent = the one that the map is observed
    /// by already, else `events`, or `MAP-events` where something else has that id.
    pub evidence: Option<Id>,
}

/// What was attached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Attached {
    /// The map.
    pub map: Id,
    /// The evidence entry.
    pub evidence: Id,
    /// Whether it was there before.
    pub renewed: bool,
    /// How many customers.
    pub customers: u64,
    /// Steps that the data speak of.
    pub steps: usize,
    /// Steps of which they cannot tell: no event fell on them, and the map does not say which would.
    pub unseen: Vec<Id>,
    /// Names of events that belong to no step.
    pub unmapped: usize,
}

impl Evidence {
    /// The figures of a segment.
    ///
    /// # Errors
    /// There is none of this name.
    pub fn segment(&self, name: &str) -> Result<&Figures, Error> {
        self.segments.get(name).ok_or_else(|| {
            let names = || self.segments.keys().map(String::as_str);
            let hint = match nearest(name, names()) {
                Some(near) => format!("did you mean `{near}`?"),
                None if self.segments.is_empty() => "mine with `--segment COLUMN`".to_owned(),
                None => format!("its segments are {}", names().collect::<Vec<_>>().join(", ")),
            };
            Error::Unusable { message: format!("the evidence has no segment `{name}`"), hint: Some(hint) }
        })
    }

    /// The figures of a segment, or of all customers.
    pub(crate) fn of(&self, segment: Option<&str>) -> Result<&Figures, Error> {
        segment.map_or(Ok(&self.all), |name| self.segment(name))
    }

    /// Reads evidence as `mine` prints it.
    ///
    /// # Errors
    /// [`Error::Foreign`] where the text is not such JSON.
    pub fn parse(json: &[u8]) -> Result<Self, Error> {
        serde_json::from_slice(json).map_err(|error| {
            let told = error.to_string();
            Error::Foreign {
                format: "evidence",
                line: error.line(),
                column: error.column(),
                message: told.split(" at line ").next().unwrap_or_default().to_owned(),
                hint: Some("give what `cjm mine --map MAP` printed as JSON".to_owned()),
            }
        })
    }
}

/// The document with what was mined on its map: an entry of evidence, and `observed`, both renewed where
/// they were there before.
///
/// A step without an event is told as such only if the map says which events it has (`match`, or a
/// rule of a source): of others nobody knows whether they would be recorded.
///
/// # Errors
/// Evidence that was mined without a map, for another map or other steps, of visits instead of customers,
/// or that contradicts itself; a segment that it does not have; an id that something else has.
pub fn attach(
    document: &Document,
    map: &Map,
    evidence: &Evidence,
    options: &Attach,
) -> Result<(Document, Attached), Error> {
    let figures = evidence.of(options.segment.as_deref())?;
    fits(map, evidence, figures)?;
    let id = name(document, map, options)?;
    let of_step: BTreeMap<&Id, &StepFigures> = figures.steps.iter().map(|step| (&step.id, step)).collect();
    let told: BTreeSet<&Id> =
        document.sources.iter().flat_map(|source| source.rules.iter().map(|rule| &rule.step)).collect();
    let known = |step: &Step| !step.matches.is_empty() || told.contains(&step.id);
    let mut observed = Observed {
        evidence: id.clone(),
        customers: Count(figures.cases),
        unmapped: figures.unmapped.iter().map(|(name, &count)| (name.clone(), Count(count))).collect(),
        ..Observed::default()
    };
    let mut unseen = Vec::new();
    for (_, step) in map.steps() {
        match of_step.get(&step.id).filter(|seen| seen.events > 0 || known(step)) {
            Some(seen) => observed.steps_observed.push(step_of(seen)),
            None => unseen.push(step.id.clone()),
        }
    }
    let report = Attached {
        map: map.id.clone(),
        renewed: document.evidence(id.as_str()).is_some(),
        evidence: id.clone(),
        customers: figures.cases,
        steps: observed.steps_observed.len(),
        unseen,
        unmapped: observed.unmapped.len(),
    };
    let mut changed = document.clone();
    let entry = entry(evidence, figures, options, document.evidence(id.as_str()), id);
    match changed.evidence.iter_mut().find(|old| old.id == entry.id) {
        Some(old) => *old = entry,
        None => changed.evidence.push(entry),
    }
    if let Some(map) = changed.maps.iter_mut().find(|it| it.id == map.id) {
        map.observed = Some(observed);
    }
    Ok((changed, report))
}

fn step_of(seen: &StepFigures) -> ObservedStep {
    ObservedStep {
        step: seen.id.clone(),
        events: Count(seen.events),
        customers: Count(seen.cases),
        drop_off: (seen.cases > 0).then(|| Fraction(seen.left as f64 / seen.cases as f64)),
        median_ms: seen.time_ms.map(|time| Amount(time.median)),
        p90_ms: seen.time_ms.map(|time| Amount(time.p90)),
        ..ObservedStep::default()
    }
}

/// Refuses evidence that is not of this map, or that cannot be true.
fn fits(map: &Map, evidence: &Evidence, figures: &Figures) -> Result<(), Error> {
    let refuse = |message: String, hint: &str| Err(Error::Unusable { message, hint: Some(hint.to_owned()) });
    let again = "mine the events again with this map: `cjm mine EVENTS --map MAP`";
    match &evidence.map {
        None => return refuse("the evidence was mined without a map: it counts no steps".to_owned(), again),
        Some(other) if *other != map.id => {
            return refuse(format!("the evidence was mined for map `{other}`, not for `{}`", map.id), again);
        }
        Some(_) => {}
    }
    if evidence.rules.session_gap_ms.is_some() {
        let hint = "mine again without a session gap";
        return refuse("the evidence counts visits, a map counts customers".to_owned(), hint);
    }
    let own: BTreeSet<&Id> = map.steps().map(|(_, step)| &step.id).collect();
    let theirs: BTreeSet<&Id> = figures.steps.iter().map(|step| &step.id).collect();
    if let Some(gone) = theirs.difference(&own).next() {
        return refuse(
            format!("the evidence counts a step `{gone}` that map `{}` does not have", map.id),
            again,
        );
    }
    // Steps of small groups are left out on purpose.
    if let Some(new) = own.difference(&theirs).next().filter(|_| evidence.rules.min_group == 0) {
        return refuse(format!("the evidence does not count step `{new}` of map `{}`", map.id), again);
    }
    let wrong = figures.steps.iter().find(|step| step.left > step.cases || step.cases > figures.cases);
    if let Some(step) = wrong {
        let message = format!("at step `{}` the evidence has more customers than there are", step.id);
        return refuse(message, "it was changed after it was mined: mine again");
    }
    Ok(())
}

/// The id of the entry.
fn name(document: &Document, map: &Map, options: &Attach) -> Result<Id, Error> {
    let others: BTreeSet<&str> = ids(document).filter(|id| document.evidence(id).is_none()).collect();
    let observed = map.observed.as_ref().map(|observed| &observed.evidence);
    if let Some(id) = options.evidence.as_ref().or(observed) {
        if others.contains(id.as_str()) {
            let message = format!("the id `{id}` is taken by something else");
            let hint = Some("give the evidence entry another id".to_owned());
            return Err(Error::Unusable { message, hint });
        }
        return Ok(id.clone());
    }
    let of_map: String = map.id.as_str().chars().take(57).collect();
    let names = ["events".to_owned(), format!("{of_map}-events")].into_iter();
    let numbered = (2_u32..).map(|number| format!("events-{number}"));
    let taken = |id: &str| others.contains(id) || document.evidence(id).is_some();
    let free = names.chain(numbered).find(|id| !taken(id));
    Ok(Id::from(free.unwrap_or_default().as_str()))
}

/// All ids of the document's scope, and those of its maps.
fn ids(document: &Document) -> impl Iterator<Item = &str> {
    let libraries = document
        .personas
        .iter()
        .map(|it| &it.id)
        .chain(document.channels.iter().map(|it| &it.id))
        .chain(document.touchpoints.iter().map(|it| &it.id))
        .chain(document.departments.iter().map(|it| &it.id))
        .chain(document.competitors.iter().map(|it| &it.id))
        .chain(document.scales.iter().map(|it| &it.id))
        .chain(document.needs.iter().map(|it| &it.id))
        .chain(document.metrics.iter().map(|it| &it.id))
        .chain(document.evidence.iter().map(|it| &it.id))
        .chain(document.knowledge_gaps.iter().map(|it| &it.id))
        .chain(document.sources.iter().map(|it| &it.id));
    let maps = document.maps.iter().flat_map(|map| {
        let stages = map.stages.iter().map(|stage| &stage.id).chain(map.steps().map(|(_, step)| &step.id));
        let found = map.pains().map(|(_, pain)| &pain.id).chain(map.gains().map(|(_, gain)| &gain.id));
        let cells = map.steps().flat_map(|(_, step)| step.cells().map(|(_, cell)| cell));
        let cells =
            cells.flat_map(|cell| cell.id.iter().chain(cell.failures.iter().map(|failure| &failure.id)));
        let others = map.opportunities.iter().map(|it| &it.id);
        std::iter::once(&map.id).chain(stages).chain(found).chain(cells).chain(others)
    });
    libraries.chain(maps).map(Id::as_str)
}

/// The entry of evidence; what people wrote on an earlier one stays.
fn entry(evidence: &Evidence, figures: &Figures, options: &Attach, old: Option<&Entry>, id: Id) -> Entry {
    let files: Vec<&str> = evidence.sources.iter().filter_map(|source| source.file.as_deref()).collect();
    let hashes: Vec<&str> =
        evidence.sources.iter().map(|source| source.hash.as_str()).filter(|hash| !hash.is_empty()).collect();
    let hash = match hashes.as_slice() {
        [] => None,
        [one] => Some((*one).to_owned()),
        several => Some(digest(several.join("\n"))),
    };
    let day = |time: &String| time.get(..10).map(|day| Date(day.to_owned()));
    let title = match &options.segment {
        Some(segment) => format!("Event data, segment {segment}"),
        None => "Event data".to_owned(),
    };
    let old = old.cloned().unwrap_or_else(|| Entry { title: Some(Text::from(title)), ..Entry::default() });
    Entry {
        id,
        kind: EvidenceKind::Analytics,
        source: (!files.is_empty()).then(|| files.join(", ")).or(old.source),
        from: evidence.period.as_ref().and_then(|period| day(&period.from)),
        to: evidence.period.as_ref().and_then(|period| day(&period.to)),
        n: Some(Count(figures.cases)),
        method: Some(Text::from(method(evidence))),
        hash,
        ..old
    }
}

/// How it was done, in a sentence.
fn method(evidence: &Evidence) -> String {
    let mut parts = vec!["Events counted by customer".to_owned()];
    if let Some(identity) = &evidence.identity {
        let kinds: Vec<&str> =
            identity.kinds.iter().filter(|kind| kind.links).map(|kind| kind.kind.as_str()).collect();
        parts.push(match kinds.as_slice() {
            [] => "ids linked".to_owned(),
            kinds => format!("ids linked by {}", kinds.join(", ")),
        });
    }
    if let Some(within) = evidence.rules.within_ms {
        let hours = within as f64 / 3_600_000.0;
        let (number, unit) = if hours >= 48.0 { (hours / 24.0, "days") } else { (hours, "hours") };
        let number = crate::write::json::number((number * 10.0).round() / 10.0);
        parts.push(format!("who was seen in the last {number} {unit} has not left"));
    }
    if evidence.rules.min_group > 0 {
        parts.push(format!("groups below {} left out", evidence.rules.min_group));
    }
    parts.join("; ")
}
