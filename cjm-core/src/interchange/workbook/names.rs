//! [`Names`]: which ids a workbook may name, and by which names.

use std::collections::{BTreeMap, BTreeSet};

use super::layout::fold;
use crate::model::{Channel, Document, Kind, definitions, preset_channel, preset_channels, preset_scale};

/// The things of a document by id and by name. Those of a map are found in it, and where no map is named.
#[derive(Debug, Default)]
pub(super) struct Names {
    ids: BTreeMap<(Kind, Option<usize>), BTreeSet<String>>,
    /// By folded name; the first of a name counts.
    names: BTreeMap<(Kind, Option<usize>), BTreeMap<String, String>>,
    /// Ids of things of whatever kind that stand in hidden cells.
    hidden: BTreeSet<String>,
}

impl Names {
    pub(super) fn of(document: &Document) -> Self {
        let mut names = Self::default();
        definitions(document, &mut |it| names.add(it.kind, it.map, it.id.as_str(), ""));
        names
    }

    pub(super) fn add(&mut self, kind: Kind, map: Option<usize>, id: &str, name: &str) {
        let scopes = if map.is_some() { vec![map, None] } else { vec![None] };
        for scope in scopes {
            self.ids.entry((kind, scope)).or_default().insert(id.to_owned());
            if !fold(name).is_empty() {
                let names = self.names.entry((kind, scope)).or_default();
                names.entry(fold(name)).or_insert_with(|| id.to_owned());
            }
        }
    }

    /// A thing of a hidden cell.
    pub(super) fn hide(&mut self, id: &str) {
        self.hidden.insert(id.to_owned());
    }

    /// Whether a thing of one of these kinds has the id.
    pub(super) fn has(&self, kinds: &[Kind], map: Option<usize>, id: &str) -> bool {
        self.hidden.contains(id)
            || kinds.iter().any(|&kind| {
                let scope = map.filter(|_| kind.is_in_map());
                self.ids.get(&(kind, scope)).is_some_and(|ids| ids.contains(id))
                    || (kind == Kind::Channel && preset_channel(id).is_some())
                    || (kind == Kind::Scale && preset_scale(id).is_some())
            })
    }

    /// The id of what has this id or this name: ids count first.
    pub(super) fn find(&self, kinds: &[Kind], map: Option<usize>, text: &str) -> Option<String> {
        if self.has(kinds, map, text) {
            return Some(text.to_owned());
        }
        let name = fold(text);
        let called = |kind: &Kind| {
            let scope = map.filter(|_| kind.is_in_map());
            let own = self.names.get(&(*kind, scope)).and_then(|names| names.get(&name)).cloned();
            own.or_else(|| if *kind == Kind::Channel { preset(&name) } else { None })
        };
        kinds.iter().find_map(called)
    }

    /// The ids of a kind, in the order of letters.
    pub(super) fn ids(&self, kind: Kind) -> impl Iterator<Item = &str> {
        self.ids.get(&(kind, None)).into_iter().flatten().map(String::as_str)
    }
}

/// The id of the channel of this folded name that every document has.
fn preset(name: &str) -> Option<String> {
    let is_called =
        |it: &&Channel| fold(it.id.as_str()) == name || it.name.all().any(|own| fold(own) == name);
    preset_channels().iter().find(is_called).map(|it| it.id.0.clone())
}
