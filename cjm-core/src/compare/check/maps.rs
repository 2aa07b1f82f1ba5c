//! [`Maps`]: the two maps that checks look at.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::arrivals::{Arrivals, Replaced};
use super::curve::Curve;
use super::derived::Derived;
use super::gaps::GapChange;
use super::index::{Known, Shared};
use super::regrouped::Regrouped;
use super::side::Side;
use crate::compare::op::{Change, Op, Subject};
use crate::model::{Document, Evidence, Id, Map, Need, Opportunity, Pain, Stage, Step};

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
    /// Whether `from` is the second map.
    turned: bool,
    derived: Rc<Derived<'d>>,
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
        let mut maps = Self {
            from: Side { document: from.0, map: from.1, index: before },
            to: Side { document: to.0, map: to.1, index: after },
            shared: [forth, back],
            ops,
            there: ids().collect(),
            back: ids().map(|(from, to)| (to, from)).collect(),
            turned: false,
            derived: Rc::default(),
        };
        maps.derived = Rc::new(Derived::new(&maps));
        maps
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
            turned: !self.turned,
            derived: Rc::clone(&self.derived),
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

    /// The steps of `to`, each with its place in `from`, should it be there.
    pub(super) fn steps(&self) -> impl Iterator<Item = (&'d Step, Option<usize>)> {
        self.shared[0].steps.iter().copied()
    }

    /// Steps that both maps hold and that do not say the same word for word, as they are in `from` and
    /// in `to`, in the order of `to`: all others have the same findings, none.
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

    /// Pains of steps that `to` does not hold word for word.
    pub(super) fn gone_pains(&self) -> impl Iterator<Item = (&'d Step, &'d Pain)> {
        let steps = self.shared[1].other.iter();
        steps.flat_map(|step| step.pains.iter().map(move |pain| (*step, pain)))
    }

    /// What `to` holds and `from` does not.
    pub(super) fn arrivals(&self) -> &Arrivals<'d> {
        let [there, back] = &self.derived.arrivals;
        if self.turned { back } else { there }
    }

    /// What came in the place of what went, from the first map to the second.
    pub(super) fn replaced(&self) -> &Replaced<'d> {
        &self.derived.replaced
    }

    /// The ids in `to` of what is in the place of something in `from`.
    pub(super) fn replacing(
        &self,
        of: for<'r> fn(&'r Replaced<'d>) -> &'r [(&'d str, &'d str)],
    ) -> BTreeSet<&'d str> {
        let pairs = of(self.replaced()).iter();
        pairs.map(|&(first, second)| if self.turned { first } else { second }).collect()
    }

    /// The pains of `to` that several pains of `from` became.
    pub(super) fn regrouped(&self) -> &Regrouped<'d> {
        let [merged, split] = &self.derived.regrouped;
        if self.turned { split } else { merged }
    }

    /// Whether a pain of `to` was merged or split.
    pub(super) fn is_regrouped(&self, pain: &Id) -> bool {
        let [first, second] = &self.derived.recast;
        if self.turned { first } else { second }.contains(pain.as_str())
    }

    /// How the journey feels to each persona whom both maps know: in `from`, in `to`.
    pub(super) fn curves(&self) -> impl Iterator<Item = (Option<&'d Id>, &Curve<'d>, &Curve<'d>)> {
        self.derived.curves.iter().map(|curves| {
            let [old, new] = [&curves.old, &curves.new];
            if self.turned { (curves.persona, new, old) } else { (curves.persona, old, new) }
        })
    }

    /// The value gaps that both maps know, where something that feeds them differs.
    pub(super) fn gaps(&self) -> impl Iterator<Item = GapChange<'d>> {
        self.derived.gaps.iter().map(|gap| gap.seen(self.turned))
    }

    /// Opportunities that both maps hold, in the order of `to`.
    pub(super) fn opportunities(&self) -> impl Iterator<Item = (&'d Opportunity, &'d Opportunity)> {
        let new = self.to.map.opportunities.iter();
        new.filter_map(|new| Some((self.opportunity_before(new)?, new)))
    }

    /// An opportunity of `to` as it is in `from`.
    pub(super) fn opportunity_before(&self, opportunity: &Opportunity) -> Option<&'d Opportunity> {
        self.from.index.opportunity(self.before(&opportunity.id))
    }

    /// Needs that both documents hold and that do not say the same.
    pub(super) fn needs(&self) -> Vec<(&'d Need, &'d Need)> {
        let [from, to] = [self.from.document, self.to.document];
        if std::ptr::eq(from, to) || from.needs == to.needs {
            return Vec::new();
        }
        let mut pairs = self.entries([&from.needs, &to.needs], |need| &need.id);
        pairs.retain(|(old, new)| old != new);
        pairs
    }

    /// Bodies of evidence that both documents hold.
    pub(super) fn evidence(&self) -> Vec<(&'d Evidence, &'d Evidence)> {
        self.entries([&self.from.document.evidence, &self.to.document.evidence], |it| &it.id)
    }

    fn entries<T>(&self, [from, to]: [&'d [T]; 2], id: fn(&T) -> &Id) -> Vec<(&'d T, &'d T)> {
        let before: BTreeMap<&str, &T> = from.iter().map(|entry| (id(entry).as_str(), entry)).collect();
        to.iter().filter_map(|entry| Some((*before.get(self.before(id(entry)))?, entry))).collect()
    }

    /// What the operations bring to `to` of one kind.
    pub(super) fn inserted(&self, kind: &str) -> impl Iterator<Item = &'d Subject> {
        let of_kind = self.ops.iter().filter(move |op| op.subject.kind == kind && op.subject.has_id());
        let brings = move |change: &Change| match change {
            Change::Insert { .. } => !self.turned,
            Change::Remove { .. } => self.turned,
            _ => false,
        };
        of_kind.filter(move |op| brings(&op.change)).map(|op| &op.subject)
    }

    /// Stages that both maps hold, in the order of `to`.
    pub(super) fn stages(&self) -> impl Iterator<Item = (&'d Stage, &'d Stage)> {
        let stages = self.to.map.stages.iter();
        stages.filter_map(|stage| Some((self.from.map.stage(self.before(&stage.id))?, stage)))
    }
}
