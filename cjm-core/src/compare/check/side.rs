//! [`Side`]: one of the two maps, and what its things are called.

use super::index::Index;
use crate::compare::op::{Holder, Subject};
use crate::model::{Document, Evidence, Gain, Id, Map, Opportunity, Pain, Stage, Step, Text};

/// A map and its document.
#[derive(Clone, Copy)]
pub(super) struct Side<'d> {
    pub(super) document: &'d Document,
    pub(super) map: &'d Map,
    pub(super) index: &'d Index<'d>,
}

impl<'d> Side<'d> {
    /// The pain of this id, in a step that the other map does not hold word for word.
    pub(super) fn pain_of(self, id: &str) -> Option<&'d Pain> {
        self.index.pain(id).map(|(_, pain)| pain)
    }

    /// Whether such a step has a gain of this id.
    pub(super) fn has_gain(self, id: &str) -> bool {
        self.index.gain(id).is_some()
    }

    /// The thing of a kind and an id as a subject.
    pub(super) fn find(self, kind: &str, id: &str) -> Option<Subject> {
        let map = self.map;
        match kind {
            "map" => (map.id == id).then(|| self.this_map()),
            "stage" => map.stage(id).map(|stage| self.stage(stage)),
            "step" => self.index.step(id).map(|(_, step)| self.step(step)),
            "pain" => self.index.pain(id).map(|(step, pain)| self.pain(step, pain)),
            "gain" => self.index.gain(id).map(|(step, gain)| self.gain(step, gain)),
            "opportunity" => self.index.opportunity(id).map(|opportunity| self.opportunity(opportunity)),
            "need" => self.document.need(id).map(|_| self.need(id)),
            "evidence" => self.document.evidence(id).map(|evidence| self.evidence(evidence)),
            _ => None,
        }
    }

    fn words(self, text: &Text) -> String {
        crate::compare::name::shorten(text.in_language(self.document.language.as_deref()))
    }

    fn subject(self, kind: &str, id: &str, name: Option<&Text>, within: Option<Holder>) -> Subject {
        Subject { kind: kind.to_owned(), id: id.to_owned(), name: name.map(|name| self.words(name)), within }
    }

    fn holder(self, kind: &str, id: &Id, name: Option<&Text>) -> Option<Holder> {
        Some(Holder { kind: kind.to_owned(), id: id.to_string(), name: name.map(|name| self.words(name)) })
    }

    pub(super) fn this_map(self) -> Subject {
        self.subject("map", self.map.id.as_str(), Some(&self.map.title), None)
    }

    pub(super) fn stage(self, stage: &Stage) -> Subject {
        self.subject("stage", stage.id.as_str(), stage.name.as_ref(), None)
    }

    /// A step as a subject, with its stage.
    pub(super) fn step(self, step: &Step) -> Subject {
        let stage = self.index.step(step.id.as_str()).map(|(stage, _)| stage);
        let name = stage.map_or(step.name.as_ref(), |stage| stage.name_of(step));
        let within = stage.and_then(|stage| self.holder("stage", &stage.id, stage.name.as_ref()));
        self.subject("step", step.id.as_str(), name, within)
    }

    fn in_step(self, step: &Step) -> Option<Holder> {
        let subject = self.step(step);
        Some(Holder { kind: subject.kind, id: subject.id, name: subject.name })
    }

    pub(super) fn pain(self, step: &Step, pain: &Pain) -> Subject {
        self.subject("pain", pain.id.as_str(), Some(&pain.text), self.in_step(step))
    }

    pub(super) fn gain(self, step: &Step, gain: &Gain) -> Subject {
        self.subject("gain", gain.id.as_str(), Some(&gain.text), self.in_step(step))
    }

    pub(super) fn opportunity(self, opportunity: &Opportunity) -> Subject {
        self.subject("opportunity", opportunity.id.as_str(), Some(&opportunity.text), None)
    }

    pub(super) fn touchpoint(self, id: &str) -> Subject {
        let name = self.document.touchpoint(id).map(|touchpoint| &touchpoint.name);
        self.subject("touchpoint", id, name, None)
    }

    pub(super) fn persona(self, id: &str) -> Subject {
        self.subject("persona", id, self.document.persona(id).map(|persona| &persona.name), None)
    }

    pub(super) fn need(self, id: &str) -> Subject {
        self.subject("need", id, self.document.need(id).map(|need| &need.text), None)
    }

    pub(super) fn evidence(self, evidence: &Evidence) -> Subject {
        self.subject("evidence", evidence.id.as_str(), evidence.title.as_ref(), None)
    }
}
