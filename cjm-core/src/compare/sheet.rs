//! The canonical text of a map with the library entries that are asked for, step by step: what two
//! maps say alike is printed once, and need not be looked at again.

use std::collections::{BTreeSet, HashMap, HashSet};

use foldhash::fast::RandomState;
use serde::ser::SerializeMap;

use super::slot::{member, object_of};
use crate::Error;
use crate::model::{Document, Map, Stage, Step};
use crate::read::{Shape, document_shape};
use crate::write::Sorted;

/// Does something with every library of a document, and the name of its list.
macro_rules! libraries {
    ($document:expr, |$name:ident, $list:ident| $body:block) => {
        $crate::compare::sheet::libraries!(
            $document, $name, $list, $body,
            personas "personas", channels "channels", touchpoints "touchpoints", departments "departments",
            competitors "competitors", scales "scales", needs "needs", metrics "metrics", evidence "evidence",
            knowledge_gaps "knowledgeGaps", sources "sources"
        )
    };
    ($document:expr, $name:ident, $list:ident, $body:block, $($field:ident $text:literal),*) => {
        $({
            let ($name, $list) = ($text, &$document.$field);
            $body
        })*
    };
}
pub(super) use libraries;

/// The steps of a map as canonical text.
pub(super) struct Steps {
    text: String,
    /// Where each ends.
    ends: Vec<usize>,
}

impl Steps {
    /// All steps of a map, in its order.
    pub(super) fn of(map: &Map) -> Result<Self, Error> {
        Self::print(map.steps().map(|(_, step)| step))
    }

    fn print<'m>(steps: impl Iterator<Item = &'m Step>) -> Result<Self, Error> {
        let shape = shape(&["maps", "stages", "steps"]);
        let mut sorted = Sorted::default();
        let ends: Result<Vec<usize>, Error> = steps.map(|step| sorted.print(step, shape)).collect();
        Ok(Self { ends: ends?, text: sorted.into_text() })
    }

    pub(super) fn texts(&self) -> Vec<&str> {
        let mut start = 0;
        let piece = |&end: &usize| {
            let piece = self.text.get(start..end).unwrap_or_default();
            start = end;
            piece
        };
        self.ends.iter().map(piece).collect()
    }
}

/// The steps of two maps, and which of them are the same word for word.
pub(super) struct Pairs<'m> {
    /// For each step of the second map, in order: itself, and the place in the first map of the step of
    /// its id that says the same.
    second: Vec<(&'m Step, Option<usize>)>,
    /// For each step of the first map whether one of the second says the same.
    same: Vec<bool>,
    old: Steps,
    new: Steps,
    /// For each step of the first map that the second one has word for word no more than what it is called.
    names: Steps,
}

impl<'m> Pairs<'m> {
    pub(super) fn of([from, to]: [&'m Map; 2]) -> Result<Self, Error> {
        let first: Vec<&Step> = from.steps().map(|(_, step)| step).collect();
        let places: HashMap<&str, usize, RandomState> =
            first.iter().enumerate().map(|(at, step)| (step.id.as_str(), at)).collect();
        let mut same = vec![false; first.len()];
        let twin = |(_, step): (&Stage, &'m Step)| {
            let at = places.get(step.id.as_str()).copied();
            let at =
                at.filter(|&at| first.get(at).is_some_and(|old| *old == step && is_called_by_name(step)));
            if let Some(same) = at.and_then(|at| same.get_mut(at)) {
                *same = true;
            }
            (step, at)
        };
        let second: Vec<(&Step, Option<usize>)> = to.steps().map(twin).collect();
        let (old, new) = (
            Steps::of(from)?,
            Steps::print(second.iter().filter(|(_, twin)| twin.is_none()).map(|(step, _)| *step))?,
        );
        let called: Vec<Step> = first
            .iter()
            .zip(&same)
            .filter(|(_, same)| **same)
            .map(|(step, _)| Step { id: step.id.clone(), name: step.name.clone(), ..Step::default() })
            .collect();
        Ok(Self { second, same, old, new, names: Steps::print(called.iter())? })
    }

    /// The ids of the steps that say the same in both.
    pub(super) fn same(&self) -> HashSet<&'m str, RandomState> {
        let same = self.second.iter().filter(|(_, twin)| twin.is_some());
        same.map(|(step, _)| step.id.as_str()).collect()
    }

    /// The texts of the steps of both maps.
    pub(super) fn whole(&self) -> [Vec<&str>; 2] {
        let old = self.old.texts();
        let new = self.second(&old);
        [old, new]
    }

    /// The same, but of steps that say the same in both only what they are called.
    pub(super) fn different(&self) -> [Vec<&str>; 2] {
        let mut names = self.names.texts().into_iter();
        let mut old = self.old.texts();
        for (text, same) in old.iter_mut().zip(&self.same) {
            if *same {
                *text = names.next().unwrap_or_default();
            }
        }
        let new = self.second(&old);
        [old, new]
    }

    fn second<'t>(&'t self, first: &[&'t str]) -> Vec<&'t str> {
        let mut own = self.new.texts().into_iter();
        let mut text = |(_, twin): &(&Step, Option<usize>)| match twin {
            Some(at) => first.get(*at).copied(),
            None => own.next(),
        };
        self.second.iter().map(|step| text(step).unwrap_or_default()).collect()
    }
}

/// Whether nothing that a step says but its `name` could be taken for its name.
fn is_called_by_name(step: &Step) -> bool {
    step.extra.is_empty() || ["title", "text", "question"].iter().all(|name| step.extra.get(name).is_none())
}

/// The canonical text of a document that holds one map and the library entries of these ids; `steps` are
/// the texts of the map's steps.
pub(super) fn text(
    document: &Document,
    map: &Map,
    entries: &BTreeSet<String>,
    steps: &[&str],
) -> Result<String, Error> {
    let internal = |error: serde_json::Error| Error::Internal(error.to_string());
    let mut stages = Vec::with_capacity(map.stages.len());
    let mut rest = steps;
    for stage in &map.stages {
        let (own, others) = rest.split_at_checked(stage.steps.len()).unwrap_or_default();
        rest = others;
        let mut sorted = Sorted::default();
        let mut object = sorted.object(shape(&["maps", "stages"]));
        stage.write_but("steps", &mut object).map_err(internal)?;
        object.list("steps", own);
        object.close();
        stages.push(sorted.into_text());
    }
    let mut sorted = Sorted::default();
    let mut object = sorted.object(shape(&["maps"]));
    map.write_but("stages", &mut object).map_err(internal)?;
    object.list("stages", &stages.iter().map(String::as_str).collect::<Vec<_>>());
    object.close();
    let map = sorted.into_text();
    let mut sorted = Sorted::default();
    let mut object = sorted.object(document_shape());
    object.serialize_entry("cjm", crate::FORMAT).map_err(internal)?;
    libraries!(document, |name, list| {
        let held: Vec<_> = list.iter().filter(|entry| entries.contains(entry.id.as_str())).collect();
        object.serialize_entry(name, &held).map_err(internal)?;
    });
    object.list("maps", &[&map]);
    object.close();
    Ok(sorted.into_text())
}

/// The shape of what stands in lists inside each other, from the document on.
fn shape(lists: &[&str]) -> &'static Shape {
    const NOTHING: &Shape = &Shape::Any;
    lists.iter().fold(document_shape(), |shape, list| {
        match object_of(shape).and_then(|object| member(object, list)) {
            Some(Shape::List(item)) => item,
            _ => NOTHING,
        }
    })
}
