//! [`references`]: everything in a document that names another thing by its id.

use super::path::Path;
use super::{
    Benchmark, Cell, Document, Gain, Id, Kind, KnowledgeGap, Map, MapRating, Measure, MomentOfTruth, Need,
    Note, Observed, Opportunity, Pain, Question, Rating, Reading, Source, Stage, Step, US,
};

/// A place that names another thing by its id.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reference<'a, 'p> {
    /// Where the id stands.
    pub(crate) path: &'p Path<'p>,
    pub(crate) id: &'a Id,
    /// What it may name. Kinds of a map's scope mean the things of `map`, of any map without one.
    pub(crate) targets: &'static [Kind],
    /// The index of the map in which the reference stands.
    pub(crate) map: Option<usize>,
    /// The library entry in which it stands.
    pub(crate) entry: Option<&'a Id>,
}

const PERSONA: &[Kind] = &[Kind::Persona];
const CHANNEL: &[Kind] = &[Kind::Channel];
const TOUCHPOINT: &[Kind] = &[Kind::Touchpoint];
const DEPARTMENT: &[Kind] = &[Kind::Department];
const COMPETITOR: &[Kind] = &[Kind::Competitor];
const SCALE: &[Kind] = &[Kind::Scale];
const NEED: &[Kind] = &[Kind::Need];
const METRIC: &[Kind] = &[Kind::Metric];
const EVIDENCE: &[Kind] = &[Kind::Evidence];
const MAP: &[Kind] = &[Kind::Map];
const STAGE: &[Kind] = &[Kind::Stage];
const STEP: &[Kind] = &[Kind::Step];
const OPPORTUNITY: &[Kind] = &[Kind::Opportunity];
const STEP_OR_CELL: &[Kind] = &[Kind::Step, Kind::Cell];
const ADDRESSED: &[Kind] = &[Kind::Pain, Kind::Need, Kind::Failure, Kind::Step, Kind::Cell];

/// Visits every reference in `document`, in document order. `us` is none, nor are the words
/// `average` and `best` of `scoring.reference`.
pub(crate) fn references<'a>(document: &'a Document, visit: &mut dyn FnMut(Reference<'a, '_>)) {
    library_references(document, visit);
    let mut walk = Walk { visit, map: None, entry: None, steps: true };
    let mut index = 0;
    Path::Root.each("maps", &document.maps, |at, map| {
        walk.map = Some(index);
        walk.map(at, map);
        index += 1;
    });
}

/// Visits every reference in a map but for those in its steps; paths begin at the map, and it is
/// nowhere's.
pub(crate) fn map_references<'a>(map: &'a Map, visit: &mut dyn FnMut(Reference<'a, '_>)) {
    Walk { visit, map: None, entry: None, steps: false }.map(&Path::Root, map);
}

/// Visits every reference in a step; paths begin there.
pub(crate) fn step_references<'a>(step: &'a Step, visit: &mut dyn FnMut(Reference<'a, '_>)) {
    Walk { visit, map: None, entry: None, steps: true }.step(&Path::Root, step);
}

/// Visits every reference in the libraries of `document` and in its `scoring`.
pub(crate) fn library_references<'a>(document: &'a Document, visit: &mut dyn FnMut(Reference<'a, '_>)) {
    let mut walk = Walk { visit, map: None, entry: None, steps: true };
    let root = &Path::Root;
    root.each("personas", &document.personas, |at, persona| {
        walk.entry = Some(&persona.id);
        walk.notes(at, "goals", &persona.goals);
        walk.notes(at, "frustrations", &persona.frustrations);
        walk.notes(at, "delights", &persona.delights);
        walk.notes(at, "behaviours", &persona.behaviours);
        walk.all(at, "evidence", &persona.evidence, EVIDENCE);
    });
    root.each("touchpoints", &document.touchpoints, |at, touchpoint| {
        walk.entry = Some(&touchpoint.id);
        walk.one(at, "channel", &touchpoint.channel, CHANNEL);
        walk.one(at, "owner", &touchpoint.owner, DEPARTMENT);
    });
    root.each("needs", &document.needs, |at, need| {
        walk.entry = Some(&need.id);
        walk.need(at, need);
    });
    root.each("metrics", &document.metrics, |at, metric| {
        walk.entry = Some(&metric.id);
        walk.one(at, "scale", &metric.scale, SCALE);
    });
    root.each("knowledgeGaps", &document.knowledge_gaps, |at, gap| {
        walk.entry = Some(&gap.id);
        walk.knowledge_gap(at, gap);
    });
    root.each("sources", &document.sources, |at, source| {
        walk.entry = Some(&source.id);
        walk.source(at, source);
    });
    walk.entry = None;
    if let Some(scoring) = &document.scoring
        && let Some(Benchmark::Competitor(id)) = scoring.benchmark()
    {
        walk.id(&Path::Member(root, "scoring"), "reference", id, COMPETITOR);
    }
}

struct Walk<'v, 'a> {
    visit: &'v mut dyn FnMut(Reference<'a, '_>),
    map: Option<usize>,
    entry: Option<&'a Id>,
    /// Whether the steps of maps are walked too.
    steps: bool,
}

impl<'a> Walk<'_, 'a> {
    fn id(&mut self, at: &Path<'_>, member: &str, id: &'a Id, targets: &'static [Kind]) {
        let Self { map, entry, .. } = *self;
        (self.visit)(Reference { path: &Path::Member(at, member), id, targets, map, entry });
    }

    fn one(&mut self, at: &Path<'_>, member: &str, id: &'a Option<Id>, targets: &'static [Kind]) {
        if let Some(id) = id {
            self.id(at, member, id, targets);
        }
    }

    fn all(&mut self, at: &Path<'_>, member: &str, ids: &'a [Id], targets: &'static [Kind]) {
        let Self { map, entry, .. } = *self;
        at.each(member, ids, |path, id| (self.visit)(Reference { path, id, targets, map, entry }));
    }

    /// Who is rated: a competitor, unless it is us.
    fn of(&mut self, at: &Path<'_>, id: &'a Id) {
        if *id != US {
            self.id(at, "of", id, COMPETITOR);
        }
    }

    fn notes(&mut self, at: &Path<'_>, member: &str, notes: &'a [Note]) {
        at.each(member, notes, |at, note| self.note(at, note));
    }

    fn note(&mut self, at: &Path<'_>, note: &'a Note) {
        self.one(at, "persona", &note.persona, PERSONA);
        self.all(at, "evidence", &note.evidence, EVIDENCE);
    }

    fn measure(&mut self, at: &Path<'_>, measure: &'a Measure) {
        self.one(at, "scale", &measure.scale, SCALE);
        self.one(at, "persona", &measure.persona, PERSONA);
        self.all(at, "evidence", &measure.evidence, EVIDENCE);
    }

    fn need(&mut self, at: &Path<'_>, need: &'a Need) {
        self.all(at, "personas", &need.personas, PERSONA);
        self.one(at, "scale", &need.scale, SCALE);
        at.each("importance", &need.importance, |at, measure| self.measure(at, measure));
        if let Some(target) = &need.target {
            self.measure(&Path::Member(at, "target"), target);
        }
        at.each("ratings", &need.ratings, |at, rating| self.rating(at, rating));
    }

    fn rating(&mut self, at: &Path<'_>, rating: &'a Rating) {
        self.of(at, &rating.of);
        self.one(at, "stage", &rating.stage, STAGE);
        self.measure(at, &rating.measure);
    }

    fn map_rating(&mut self, at: &Path<'_>, rating: &'a MapRating) {
        self.id(at, "need", &rating.need, NEED);
        self.rating(at, &rating.rating);
    }

    fn reading(&mut self, at: &Path<'_>, reading: &'a Reading) {
        self.id(at, "metric", &reading.metric, METRIC);
        self.measure(at, &reading.measure);
    }

    fn knowledge_gap(&mut self, at: &Path<'_>, gap: &'a KnowledgeGap) {
        self.all(at, "about", &gap.about, Kind::ALL);
        self.one(at, "owner", &gap.owner, DEPARTMENT);
        self.all(at, "answeredBy", &gap.answered_by, EVIDENCE);
    }

    fn source(&mut self, at: &Path<'_>, source: &'a Source) {
        at.each("questions", &source.questions, |at, question| self.question(at, question));
        at.each("rules", &source.rules, |at, rule| self.id(at, "step", &rule.step, STEP));
    }

    fn question(&mut self, at: &Path<'_>, question: &'a Question) {
        self.one(at, "need", &question.need, NEED);
        if let Some(id) = &question.of {
            self.of(at, id);
        }
        self.one(at, "metric", &question.metric, METRIC);
        self.one(at, "persona", &question.persona, PERSONA);
        self.one(at, "stage", &question.stage, STAGE);
        self.one(at, "step", &question.step, STEP);
        self.one(at, "scale", &question.scale, SCALE);
    }

    fn map(&mut self, at: &Path<'_>, map: &'a Map) {
        self.one(at, "futureOf", &map.future_of, MAP);
        self.all(at, "personas", &map.personas, PERSONA);
        self.one(at, "owner", &map.owner, DEPARTMENT);
        self.all(at, "evidence", &map.evidence, EVIDENCE);
        at.each("stages", &map.stages, |at, stage| self.stage(at, stage));
        at.each("opportunities", &map.opportunities, |at, it| self.opportunity(at, it));
        at.each("flow", &map.flow, |at, flow| {
            self.id(at, "from", &flow.from, STEP_OR_CELL);
            self.id(at, "to", &flow.to, STEP_OR_CELL);
        });
        at.each("ratings", &map.ratings, |at, rating| self.map_rating(at, rating));
        at.each("metrics", &map.metrics, |at, reading| self.reading(at, reading));
        if let Some(observed) = &map.observed {
            self.observed(&Path::Member(at, "observed"), observed);
        }
    }

    fn stage(&mut self, at: &Path<'_>, stage: &'a Stage) {
        let weights = Path::Member(at, "personaWeights");
        for persona in stage.persona_weights.keys() {
            self.id(&weights, persona.as_str(), persona, PERSONA);
        }
        self.one(at, "owner", &stage.owner, DEPARTMENT);
        self.all(at, "needs", &stage.needs, NEED);
        at.each("metrics", &stage.metrics, |at, reading| self.reading(at, reading));
        if self.steps {
            at.each("steps", &stage.steps, |at, step| self.step(at, step));
        }
    }

    fn step(&mut self, at: &Path<'_>, step: &'a Step) {
        self.all(at, "touchpoints", &step.touchpoints, TOUCHPOINT);
        self.all(at, "channels", &step.channels, CHANNEL);
        self.all(at, "evidence", &step.evidence, EVIDENCE);
        self.all(at, "personas", &step.personas, PERSONA);
        if let Some(MomentOfTruth::Because(note)) = &step.moment_of_truth {
            self.note(&Path::Member(at, "momentOfTruth"), note);
        }
        self.one(at, "owner", &step.owner, DEPARTMENT);
        self.one(at, "perceivedOwner", &step.perceived_owner, DEPARTMENT);
        self.notes(at, "actions", &step.actions);
        self.notes(at, "thoughts", &step.thoughts);
        at.each("emotions", &step.emotions, |at, emotion| self.measure(at, &emotion.measure));
        self.all(at, "needs", &step.needs, NEED);
        at.each("pains", &step.pains, |at, pain| self.pain(at, pain));
        at.each("gains", &step.gains, |at, gain| self.gain(at, gain));
        at.each("metrics", &step.metrics, |at, reading| self.reading(at, reading));
        at.each("frontstage", &step.frontstage, |at, cell| self.cell(at, cell));
        at.each("backstage", &step.backstage, |at, cell| self.cell(at, cell));
        at.each("supportProcesses", &step.support_processes, |at, cell| self.cell(at, cell));
        at.each("physicalEvidence", &step.physical_evidence, |at, cell| self.cell(at, cell));
    }

    fn pain(&mut self, at: &Path<'_>, pain: &'a Pain) {
        if let Some(severity) = &pain.severity {
            self.measure(&Path::Member(at, "severity"), severity);
        }
        self.all(at, "needs", &pain.needs, NEED);
        self.one(at, "persona", &pain.persona, PERSONA);
        self.all(at, "evidence", &pain.evidence, EVIDENCE);
    }

    fn gain(&mut self, at: &Path<'_>, gain: &'a Gain) {
        self.all(at, "needs", &gain.needs, NEED);
        self.one(at, "persona", &gain.persona, PERSONA);
        self.all(at, "evidence", &gain.evidence, EVIDENCE);
    }

    fn cell(&mut self, at: &Path<'_>, cell: &'a Cell) {
        self.note(at, &cell.note);
        self.one(at, "department", &cell.department, DEPARTMENT);
        self.one(at, "perceivedOwner", &cell.perceived_owner, DEPARTMENT);
        at.each("failures", &cell.failures, |at, it| self.one(at, "owner", &it.owner, DEPARTMENT));
    }

    fn opportunity(&mut self, at: &Path<'_>, opportunity: &'a Opportunity) {
        self.all(at, "addresses", &opportunity.addresses, ADDRESSED);
        at.each("improves", &opportunity.improves, |at, improvement| {
            self.id(at, "need", &improvement.need, NEED);
            self.measure(&Path::Member(at, "to"), &improvement.to);
            self.one(at, "persona", &improvement.persona, PERSONA);
        });
        if let Some(effort) = &opportunity.effort {
            self.measure(&Path::Member(at, "effort"), effort);
        }
        self.one(at, "owner", &opportunity.owner, DEPARTMENT);
        self.all(at, "after", &opportunity.after, OPPORTUNITY);
    }

    fn observed(&mut self, at: &Path<'_>, observed: &'a Observed) {
        self.id(at, "evidence", &observed.evidence, EVIDENCE);
        at.each("stepsObserved", &observed.steps_observed, |at, it| self.id(at, "step", &it.step, STEP));
    }
}
