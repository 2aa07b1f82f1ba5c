//! [`Maps`]: the two maps that checks look at.

use std::collections::BTreeMap;

use super::index::{Index, Known, Shared};
use crate::compare::op::{Holder, Op, Subject};
use crate::model::{Document, Gain, Id, Map, Opportunity, Pain, Stage, Step, Text};

/// Two maps and which of their things are the same.
pub(in crate::compare) struct Maps<'d> {
    pub(super) from: Side<'d>,
    pub(super) to: Side<'d>,
    /// The steps of `to` beside those of `from`, and the other way round.
    shared: [&'d Shared<'d>; 2],
    /// What leads from the one to the other.
    pub(super) ops: &'d [Op],
    /// Ids of `to` by those of `from`, where they differ; and the other way round.
    there: BTreeMap<&'d str, &'d str>,
    back: BTreeMap<&'d str, &'d str>,
}

/// A map and its document.
#[derive(Clone, Copy)]
pub(super) struct Side<'d> {
    pub(super) document: &'d Document,
    pub(super) map: &'d Map,
    pub(super) index: &'d Index<'d>,
}

impl<'d> Maps<'d> {
    pub(in crate::compare) fn new(
        from: (&'d Document, &'d Map),
        to: (&'d Document, &'d Map),
        renamed: &'d BTreeMap<String, String>,
        ops: &'d [Op],
        known: &'d Known<'d>,
    ) -> Self {
        let Known { indexes: [before, after], shared: [forth, back] } = known;
        let maps = [(from.1.id.as_str(), to.1.id.as_str())];
        let ids = || renamed.iter().map(|(from, to)| (from.as_str(), to.as_str())).chain(maps);
        Self {
            from: Side { document: from.0, map: from.1, index: before },
            to: Side { document: to.0, map: to.1, index: after },
            shared: [forth, back],
            ops,
            there: ids().collect(),
            back: ids().map(|(from, to)| (to, from)).collect(),
        }
    }

    /// The same maps the other way round.
    pub(super) fn swapped(&self) -> Self {
        Self {
            from: self.to,
            to: self.from,
            shared: [self.shared[1], self.shared[0]],
            ops: self.ops,
            there: self.back.clone(),
            back: self.there.clone(),
        }
    }

    /// The id in `from` of a thing of `to`, should it be there.
    pub(super) fn before<'i>(&'i self, id: &'i Id) -> &'i str {
        self.back.get(id.as_str()).copied().unwrap_or_else(|| id.as_str())
    }

    /// The id in `to` of a thing of `from`, should it be there.
    pub(super) fn after<'i>(&'i self, id: &'i Id) -> &'i str {
        self.there.get(id.as_str()).copied().unwrap_or_else(|| id.as_str())
    }

    /// A subject of the swapped maps as their `from` knows it, if it does.
    pub(super) fn turned(&self, subject: Subject) -> Subject {
        let id = self.back.get(subject.id.as_str()).copied().unwrap_or(&subject.id);
        self.from.find(&subject.kind, id).unwrap_or(subject)
    }

    /// Steps that both maps hold, as they are in `from` and in `to`, in the order of `to`.
    pub(super) fn steps(&self) -> impl Iterator<Item = (&'d Step, &'d Step)> {
        self.shared[0].steps.iter().copied()
    }

    /// Those of them that do not say the same word for word: all others have the same findings, none.
    pub(super) fn changed(&self) -> impl Iterator<Item = (&'d Step, &'d Step)> {
        self.shared[0].changed.iter().copied()
    }

    /// Steps of `to` that `from` does not hold word for word.
    pub(super) fn other(&self) -> impl Iterator<Item = &'d Step> {
        self.shared[0].other.iter().copied()
    }

    /// Pains of such steps.
    pub(super) fn pains(&self) -> impl Iterator<Item = (&'d Step, &'d Pain)> {
        self.other().flat_map(|step| step.pains.iter().map(move |pain| (step, pain)))
    }

    /// Stages that both maps hold, in the order of `to`.
    pub(super) fn stages(&self) -> impl Iterator<Item = (&'d Stage, &'d Stage)> {
        let stages = self.to.map.stages.iter();
        stages.filter_map(|stage| Some((self.from.map.stage(self.before(&stage.id))?, stage)))
    }
}

impl<'d> Side<'d> {
    /// Whether the map has a step of this id.
    pub(super) fn has_step(self, id: &str) -> bool {
        self.index.step(id).is_some()
    }

    /// The pain of this id.
    pub(super) fn pain_of(self, id: &str) -> Option<&'d Pain> {
        self.index.pain(id).map(|(_, pain)| pain)
    }

    /// Whether the map has a gain of this id.
    pub(super) fn has_gain(self, id: &str) -> bool {
        self.index.gain(id).is_some()
    }

    /// The thing of a kind and an id as a subject.
    fn find(self, kind: &str, id: &str) -> Option<Subject> {
        let map = self.map;
        match kind {
            "map" => (map.id == id).then(|| self.this_map()),
            "stage" => map.stage(id).map(|stage| self.stage(stage)),
            "step" => self.index.step(id).map(|(_, step)| self.step(step)),
            "pain" => self.index.pain(id).map(|(step, pain)| self.pain(step, pain)),
            "gain" => self.index.gain(id).map(|(step, gain)| self.gain(step, gain)),
            "opportunity" => map.opportunity(id).map(|opportunity| self.opportunity(opportunity)),
            _ => None,
        }
    }

    fn words(self, text: &Text) -> String {
        crate::compare::name::shorten(text.in_language(self.document.language.as_deref()))
    }

    fn subject(self, kind: &str, id: &Id, name: Option<&Text>, within: Option<Holder>) -> Subject {
        Subject { kind: kind.to_owned(), id: id.to_string(), name: name.map(|name| self.words(name)), within }
    }

    fn holder(self, kind: &str, id: &Id, name: Option<&Text>) -> Option<Holder> {
        Some(Holder { kind: kind.to_owned(), id: id.to_string(), name: name.map(|name| self.words(name)) })
    }

    pub(super) fn this_map(self) -> Subject {
        self.subject("map", &self.map.id, Some(&self.map.title), None)
    }

    pub(super) fn stage(self, stage: &Stage) -> Subject {
        self.subject("stage", &stage.id, stage.name.as_ref(), None)
    }

    /// A step as a subject, with its stage.
    pub(super) fn step(self, step: &Step) -> Subject {
        let stage = self.index.step(step.id.as_str()).map(|(stage, _)| stage);
        let name = stage.map_or(step.name.as_ref(), |stage| stage.name_of(step));
        let within = stage.and_then(|stage| self.holder("stage", &stage.id, stage.name.as_ref()));
        self.subject("step", &step.id, name, within)
    }

    fn in_step(self, step: &Step) -> Option<Holder> {
        let subject = self.step(step);
        Some(Holder { kind: subject.kind, id: subject.id, name: subject.name })
    }

    pub(super) fn pain(self, step: &Step, pain: &Pain) -> Subject {
        self.subject("pain", &pain.id, Some(&pain.text), self.in_step(step))
    }

    pub(super) fn gain(self, step: &Step, gain: &Gain) -> Subject {
        self.subject("gain", &gain.id, Some(&gain.text), self.in_step(step))
    }

    pub(super) fn opportunity(self, opportunity: &Opportunity) -> Subject {
        self.subject("opportunity", &opportunity.id, Some(&opportunity.text), None)
    }

    pub(super) fn touchpoint(self, id: &Id) -> Subject {
        let name = self.document.touchpoint(id.as_str()).map(|touchpoint| &touchpoint.name);
        self.subject("touchpoint", id, name, None)
    }
}
