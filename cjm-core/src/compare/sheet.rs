//! [`Sheet`]: a map as canonical text in which its steps can be found: what two maps say alike is
//! printed once, and need not be looked at again.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

use foldhash::fast::RandomState;

use super::reach::reached;
use crate::model::canonical::{Canonical, list, object_with};
use crate::model::{Document, Map, Stage, Step, map_references, step_references, step_things, things};
use crate::write::digest_of;

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

/// A map as canonical text, and what it names. A large map does not fit into the caches of a
/// processor: all that every step is asked for is asked at once.
pub(super) struct Sheet<'m> {
    map: &'m Map,
    /// Without the steps that both maps hold word for word, if it is of a bare [`Pair`].
    text: String,
    /// The ids that it refers to.
    references: Vec<&'m str>,
    /// The ids of its things.
    ids: Vec<&'m str>,
    /// Its steps, in its order.
    steps: Vec<Entry<'m>>,
}

/// A step, and what it takes up of the text, of the references and of the ids.
struct Entry<'m> {
    step: &'m Step,
    text: Range<usize>,
    references: Range<usize>,
    ids: Range<usize>,
}

impl<'m> Sheet<'m> {
    pub(super) fn of(map: &'m Map) -> Self {
        Self::print(map, None, |_| Print::Whole)
    }

    /// Asks of each step, in order, how it is to be printed; `other` holds the twins.
    fn print(map: &'m Map, other: Option<&Self>, mut how: impl FnMut(&'m Step) -> Print) -> Self {
        /// So many bytes have many steps: a guess that saves copying a text that grows.
        const STEP: usize = 640;
        let count = map.stages.iter().map(|stage| stage.steps.len()).sum();
        let (mut references, mut ids) = (Vec::with_capacity(count), Vec::with_capacity(3 * count));
        map_references(map, &mut |reference| references.push(reference.id.as_str()));
        things(map, &mut |thing| ids.push(thing.id.as_str()));
        let (mut text, mut steps) = (String::with_capacity(count * STEP), Vec::with_capacity(count));
        let mut step = |step: &'m Step, out: &mut String| {
            let start = (out.len(), references.len(), ids.len());
            let how = how(step);
            let twin = if let Print::Like(at) = how { Some(at) } else { None };
            match twin.and_then(|at| Some((other?, other?.steps.get(at)?))) {
                Some((other, twin)) => {
                    out.push_str(other.text.get(twin.text.clone()).unwrap_or_default());
                    references.extend(other.references.get(twin.references.clone()).unwrap_or_default());
                    ids.extend(other.ids.get(twin.ids.clone()).unwrap_or_default());
                }
                None => {
                    if how == Print::Name {
                        called(step, out)
                    } else {
                        step.canonical(out)
                    }
                    step_references(step, &mut |reference| references.push(reference.id.as_str()));
                    ids.push(step.id.as_str());
                    step_things(step, &mut |thing| ids.push(thing.id.as_str()));
                }
            }
            steps.push(Entry {
                step,
                text: start.0..out.len(),
                references: start.1..references.len(),
                ids: start.2..ids.len(),
            });
        };
        let mut stage = |stage: &'m Stage, out: &mut String| {
            let steps = |out: &mut String| list(&stage.steps, &mut step, out);
            object_with(stage, Stage::member("steps"), steps, out);
        };
        let stages = |out: &mut String| list(&map.stages, &mut stage, out);
        object_with(map, Map::member("stages"), stages, &mut text);
        Self { map, text, references, ids, steps }
    }

    /// The ids of the library entries of a document that the map reaches, directly or through others.
    pub(super) fn reached(&self, document: &Document) -> BTreeSet<String> {
        reached(document, &self.references)
    }

    /// Whether no id stands twice among these library entries and the things of the map, which counts
    /// as having the id `alias`.
    pub(super) fn all_ids_differ(
        &self,
        document: &Document,
        entries: &BTreeSet<String>,
        alias: &str,
    ) -> bool {
        let mut once = document.maps.iter().filter(|other| other.id == self.map.id).count() == 1;
        let many = self.ids.len() + entries.len() + 1;
        let mut ids: HashSet<&str, RandomState> =
            HashSet::with_capacity_and_hasher(many, RandomState::default());
        once &= ids.insert(alias) && self.ids.iter().all(|id| ids.insert(id));
        libraries!(document, |_name, list| {
            let held = list.iter().filter(|entry| entries.contains(entry.id.as_str()));
            held.for_each(|entry| once &= ids.insert(entry.id.as_str()));
        });
        once
    }

    /// The hash of a document that holds this map, printed whole, and the library entries of these ids.
    pub(super) fn hash(&self, document: &Document, entries: &BTreeSet<String>) -> String {
        let [before, after] = around(document, entries);
        digest_of([&before, &self.text, &after])
    }

    /// The canonical text of a document that holds this map and the library entries of these ids. Of
    /// steps of which `same` is true only a list of id and name is there.
    fn document(&self, document: &Document, entries: &BTreeSet<String>, same: &[bool]) -> String {
        let [mut text, after] = around(document, entries);
        text.reserve(self.text.len() / 4);
        let mut start = 0;
        for (entry, _) in self.steps.iter().zip(same).filter(|(_, same)| **same) {
            text.push_str(self.text.get(start..entry.text.start).unwrap_or_default());
            called(entry.step, &mut text);
            start = entry.text.end;
        }
        text.push_str(self.text.get(start..).unwrap_or_default());
        text.push_str(&after);
        text
    }
}

/// How a step is printed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Print {
    /// In its own words.
    Whole,
    /// As a list of its id and its name.
    Name,
    /// As the step of the other sheet at this place.
    Like(usize),
}

/// Two maps, and which of their steps are the same word for word.
pub(super) struct Pair<'m> {
    pub(super) sheets: [Sheet<'m>; 2],
    same: [Vec<bool>; 2],
}

impl<'m> Pair<'m> {
    /// Of a `bare` pair the steps that say the same are not printed whole: its sheets have no hash.
    pub(super) fn of([from, to]: [&'m Map; 2], bare: bool) -> Self {
        let second: Vec<&Step> = to.steps().map(|(_, step)| step).collect();
        let mut places: HashMap<&str, usize, RandomState> =
            HashMap::with_capacity_and_hasher(second.len(), RandomState::default());
        places.extend(second.iter().enumerate().map(|(at, step)| (step.id.as_str(), at)));
        let mut twins = vec![None; second.len()];
        let mut same = Vec::new();
        let old = Sheet::print(from, None, |step| {
            let says_the_same = |&at: &usize| second.get(at).is_some_and(|new| *new == step);
            let twin = places.get(step.id.as_str()).copied().filter(says_the_same);
            let twin = twin.filter(|_| is_called_by_name(step)).and_then(|at| twins.get_mut(at));
            let is_same = twin.is_some();
            if let Some(twin) = twin {
                *twin = Some(same.len());
            }
            same.push(is_same);
            if is_same && bare { Print::Name } else { Print::Whole }
        });
        let mut next = twins.iter();
        let new = Sheet::print(to, Some(&old), |_| match next.next() {
            Some(Some(at)) => Print::Like(*at),
            _ => Print::Whole,
        });
        Self { sheets: [old, new], same: [same, twins.iter().map(Option::is_some).collect()] }
    }

    /// For each step of either map whether the other has one of its id that says the same.
    pub(super) fn same(&self) -> [&[bool]; 2] {
        let [old, new] = &self.same;
        [old, new]
    }

    /// The canonical text of two documents, each of one of the maps and the library entries of these
    /// ids. Of steps that say the same in both only a list of id and name is there.
    pub(super) fn different(&self, documents: [&Document; 2], entries: &BTreeSet<String>) -> [String; 2] {
        let ([first, second], [old, new]) = (&self.sheets, &self.same);
        let [from, to] = documents;
        [first.document(from, entries, old), second.document(to, entries, new)]
    }
}

/// Writes a step as a list of its id and its name.
fn called(step: &Step, out: &mut String) {
    out.push('[');
    step.id.canonical(out);
    if let Some(name) = &step.name {
        out.push(',');
        name.canonical(out);
    }
    out.push(']');
}

/// Whether nothing that a step says but its `name` could be taken for its name.
fn is_called_by_name(step: &Step) -> bool {
    step.extra.is_empty() || ["title", "text", "question"].iter().all(|name| step.extra.get(name).is_none())
}

/// The canonical text before and after a lone map in a document that holds it and the library entries
/// of these ids.
fn around(document: &Document, entries: &BTreeSet<String>) -> [String; 2] {
    let mut version = String::new();
    crate::FORMAT.canonical(&mut version);
    let mut members = vec![("cjm", version)];
    libraries!(document, |name, all| {
        let mut held = all.iter().filter(|entry| entries.contains(entry.id.as_str())).peekable();
        if held.peek().is_some() {
            let mut text = String::new();
            list(held, Canonical::canonical, &mut text);
            members.push((name, text));
        }
    });
    members.sort_unstable_by_key(|(name, _)| *name);
    let [mut before, mut after] = [String::from("{"), String::from("]")];
    for (name, text) in members {
        if name < "maps" {
            before.push_str(&format!("\"{name}\":{text},"));
        } else {
            after.push_str(&format!(",\"{name}\":{text}"));
        }
    }
    before.push_str("\"maps\":[");
    after.push('}');
    [before, after]
}
