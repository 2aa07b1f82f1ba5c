//! [`definitions`]: everything in a document that has an id.

use super::path::Path;
use super::{Cell, Document, Id, Kind, Map, Step, Text};

/// A thing that has an id.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Definition<'a, 'p> {
    /// Where the thing itself stands; its id is the member `id` below.
    pub(crate) path: &'p Path<'p>,
    pub(crate) id: &'a Id,
    pub(crate) kind: Kind,
    /// The index of the map whose scope the id belongs to; nothing for the document's.
    pub(crate) map: Option<usize>,
    /// Its name, title, text or question, where it has one.
    pub(crate) name: Option<&'a Text>,
}

/// Visits everything in `document` that has an id, in document order.
pub(crate) fn definitions<'a>(document: &'a Document, visit: &mut dyn FnMut(Definition<'a, '_>)) {
    let mut walk = Walk { visit, map: None, steps: true };
    let root = &Path::Root;
    root.each("personas", &document.personas, |at, it| walk.add(at, &it.id, Kind::Persona, &it.name));
    root.each("channels", &document.channels, |at, it| walk.add(at, &it.id, Kind::Channel, &it.name));
    root.each("touchpoints", &document.touchpoints, |at, it| {
        walk.add(at, &it.id, Kind::Touchpoint, &it.name);
    });
    root.each("departments", &document.departments, |at, it| {
        walk.add(at, &it.id, Kind::Department, &it.name);
    });
    root.each("competitors", &document.competitors, |at, it| {
        walk.add(at, &it.id, Kind::Competitor, &it.name);
    });
    root.each("scales", &document.scales, |at, it| walk.add(at, &it.id, Kind::Scale, None));
    root.each("needs", &document.needs, |at, it| walk.add(at, &it.id, Kind::Need, &it.text));
    root.each("metrics", &document.metrics, |at, it| walk.add(at, &it.id, Kind::Metric, &it.name));
    root.each("evidence", &document.evidence, |at, it| {
        walk.add(at, &it.id, Kind::Evidence, it.title.as_ref());
    });
    root.each("knowledgeGaps", &document.knowledge_gaps, |at, it| {
        walk.add(at, &it.id, Kind::KnowledgeGap, &it.question);
    });
    root.each("sources", &document.sources, |at, it| walk.add(at, &it.id, Kind::Source, None));
    let mut index = 0;
    root.each("maps", &document.maps, |at, it| {
        walk.add(at, &it.id, Kind::Map, &it.title);
        walk.map = Some(index);
        walk.inside(at, it);
        walk.map = None;
        index += 1;
    });
}

/// Visits everything inside a map that has an id, in its order, but for its steps and what is in
/// them; paths begin at the map.
pub(crate) fn things<'a>(map: &'a Map, visit: &mut dyn FnMut(Definition<'a, '_>)) {
    Walk { visit, map: None, steps: false }.inside(&Path::Root, map);
}

/// Visits everything inside a step that has an id, in its order; paths begin at the step.
pub(crate) fn step_things<'a>(step: &'a Step, visit: &mut dyn FnMut(Definition<'a, '_>)) {
    Walk { visit, map: None, steps: true }.step(&Path::Root, step);
}

struct Walk<'v, 'a> {
    visit: &'v mut dyn FnMut(Definition<'a, '_>),
    map: Option<usize>,
    /// Whether the steps of maps are walked too.
    steps: bool,
}

impl<'a> Walk<'_, 'a> {
    fn add(&mut self, path: &Path<'_>, id: &'a Id, kind: Kind, name: impl Into<Option<&'a Text>>) {
        (self.visit)(Definition { path, id, kind, map: self.map, name: name.into() });
    }

    fn inside(&mut self, at: &Path<'_>, map: &'a Map) {
        at.each("stages", &map.stages, |at, stage| {
            self.add(at, &stage.id, Kind::Stage, stage.name.as_ref());
            if !self.steps {
                return;
            }
            at.each("steps", &stage.steps, |at, step| {
                self.add(at, &step.id, Kind::Step, stage.name_of(step));
                self.step(at, step);
            });
        });
        at.each("opportunities", &map.opportunities, |at, it| {
            self.add(at, &it.id, Kind::Opportunity, &it.text);
        });
    }

    fn step(&mut self, at: &Path<'_>, step: &'a Step) {
        at.each("pains", &step.pains, |at, it| self.add(at, &it.id, Kind::Pain, &it.text));
        at.each("gains", &step.gains, |at, it| self.add(at, &it.id, Kind::Gain, &it.text));
        at.each("frontstage", &step.frontstage, |at, it| self.cell(at, it));
        at.each("backstage", &step.backstage, |at, it| self.cell(at, it));
        at.each("supportProcesses", &step.support_processes, |at, it| self.cell(at, it));
        at.each("physicalEvidence", &step.physical_evidence, |at, it| self.cell(at, it));
    }

    fn cell(&mut self, at: &Path<'_>, cell: &'a Cell) {
        if let Some(id) = &cell.id {
            self.add(at, id, Kind::Cell, &cell.note.text);
        }
        at.each("failures", &cell.failures, |at, it| self.add(at, &it.id, Kind::Failure, &it.text));
    }
}
