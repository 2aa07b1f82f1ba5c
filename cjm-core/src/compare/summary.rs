//! [`Summary`]: how much changed.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::op::{Change, Op};
use super::slot::{Slot, item_object, kind, object_of, root, slot};
use crate::model::Any;
use crate::read::ObjectShape;

/// How many things with an id were changed, and how. A change to something without an id counts as a
/// change of what it stands in; one thing may count as moved and as changed.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Summary {
    /// Came to be.
    pub added: u64,
    /// Went.
    pub removed: u64,
    /// Changed their place.
    pub moved: u64,
    /// Changed what they say.
    pub changed: u64,
    /// Changed their id.
    pub rekeyed: u64,
    /// How many of the changes are to pictures, authors, links and members of others (`x-…`) alone. They
    /// are counted above too.
    #[serde(skip_serializing_if = "is_none")]
    pub cosmetic: u64,
    /// The same for each kind of thing: `step`, `pain`, …
    pub kinds: BTreeMap<String, Counts>,
    /// The mean change of all feelings that both maps know on the scale `emotion5`, in its points,
    /// upwards better. Absent if there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub emotion: Option<f64>,
}

/// How many things of one kind were changed in each way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Counts {
    /// Came to be.
    pub added: u64,
    /// Went.
    pub removed: u64,
    /// Changed their place.
    pub moved: u64,
    /// Changed what they say.
    pub changed: u64,
    /// Changed their id.
    pub rekeyed: u64,
}

impl Summary {
    pub(super) fn of(ops: &[Op]) -> Self {
        let mut kinds: BTreeMap<String, Counts> = BTreeMap::new();
        let mut changed: BTreeSet<(&str, &str)> = BTreeSet::new();
        for op in ops {
            let subject = &op.subject;
            match &op.change {
                Change::Insert { value, .. } if subject.has_id() => {
                    things(&subject.kind, value, &mut |kind| {
                        kinds.entry(kind.to_owned()).or_default().added += 1
                    });
                }
                Change::Remove { value, .. } if subject.has_id() => {
                    things(&subject.kind, value, &mut |kind| {
                        kinds.entry(kind.to_owned()).or_default().removed += 1
                    });
                }
                Change::Move { .. } if subject.has_id() => {
                    kinds.entry(subject.kind.clone()).or_default().moved += 1;
                }
                Change::Rekey { .. } => kinds.entry(subject.kind.clone()).or_default().rekeyed += 1,
                _ => {
                    changed.insert(subject.nearest());
                }
            }
        }
        for (kind, _) in changed {
            kinds.entry(kind.to_owned()).or_default().changed += 1;
        }
        let sum = |which: fn(&Counts) -> u64| kinds.values().map(which).sum();
        Self {
            added: sum(|counts| counts.added),
            removed: sum(|counts| counts.removed),
            moved: sum(|counts| counts.moved),
            changed: sum(|counts| counts.changed),
            rekeyed: sum(|counts| counts.rekeyed),
            cosmetic: ops.iter().filter(|op| op.is_cosmetic()).count() as u64,
            kinds,
            emotion: None,
        }
    }

    /// The summary of the way back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        let swap = |counts: &Counts| Counts { added: counts.removed, removed: counts.added, ..*counts };
        Self {
            added: self.removed,
            removed: self.added,
            kinds: self.kinds.iter().map(|(kind, counts)| (kind.clone(), swap(counts))).collect(),
            // Not -0.
            emotion: self.emotion.map(|delta| 0.0 - delta),
            ..*self
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_none(count: &u64) -> bool {
    *count == 0
}

/// Visits the kind of every thing with an id in a value.
pub(super) fn things(kind_name: &str, value: &Any, visit: &mut dyn FnMut(&str)) {
    let Some(object) = object_called(kind_name) else { return visit(kind_name) };
    below(object, value, visit);
}

fn below(object: &'static ObjectShape, value: &Any, visit: &mut dyn FnMut(&str)) {
    let Any::Object(members) = value else { return };
    if members.iter().any(|(name, _)| name == "id") {
        visit(&kind(object));
    }
    for member in object.members.iter().filter(|member| slot(member.shape) == Slot::Things) {
        if let (Some(Any::List(items)), Some(item)) = (value.get(member.name), item_object(member.shape)) {
            for value in items {
                below(item, value, visit);
            }
        }
    }
}

/// The shape of a kind of thing.
pub(super) fn object_called(name: &str) -> Option<&'static ObjectShape> {
    fn find(object: &'static ObjectShape, name: &str) -> Option<&'static ObjectShape> {
        // The first letters tell most apart.
        if object.name.chars().next() == name.chars().next() && kind(object) == name {
            return Some(object);
        }
        object.members.iter().find_map(|member| {
            let inner = item_object(member.shape).or_else(|| object_of(member.shape))?;
            find(inner, name)
        })
    }
    find(root(), name)
}
