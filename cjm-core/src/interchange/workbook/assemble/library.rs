//! [`Library`]: the personas, needs and the like of a document, and what belongs to them.

use std::collections::BTreeMap;

use super::{Assembly, Sheeted};
use crate::interchange::workbook::cell::Place;
use crate::interchange::workbook::layout::SHEETS;
use crate::interchange::workbook::node::Node;

/// Things of one kind.
#[derive(Default)]
pub(super) struct Library {
    /// Those of the sheet.
    own: Shelf,
    /// Made because something names them.
    made: Shelf,
}

#[derive(Default)]
struct Shelf {
    things: Vec<Node>,
    /// By id; the first of an id counts.
    found: BTreeMap<String, usize>,
}

impl Shelf {
    fn put(&mut self, id: String, node: Node) {
        self.found.entry(id).or_insert(self.things.len());
        self.things.push(node);
    }

    fn get_mut(&mut self, id: &str) -> Option<&mut Node> {
        self.things.get_mut(*self.found.get(id)?)
    }
}

impl Library {
    /// Puts in what something names and no row describes.
    pub(super) fn make(&mut self, id: String, node: Node) {
        self.made.put(id, node);
    }

    fn get_mut(&mut self, id: &str) -> Option<&mut Node> {
        self.own.get_mut(id).or_else(|| self.made.get_mut(id))
    }

    /// Those of the sheet first.
    pub(super) fn into_things(self) -> Vec<Node> {
        let mut things = self.own.things;
        things.extend(self.made.things);
        things
    }
}

impl Assembly<'_> {
    pub(super) fn library(&mut self, (at, drafts): Sheeted, list: &'static str) {
        for mut draft in drafts {
            let node = self.node(at, &mut draft);
            self.libraries.entry(list).or_default().own.put(draft.id.unwrap_or_default(), node);
        }
    }

    pub(super) fn in_library(&mut self, (at, drafts): Sheeted, list: &'static str, member: &str) {
        let key = SHEETS.get(at).and_then(|sheet| sheet.columns.iter().find(|column| column.is_key));
        for mut draft in drafts {
            let node = self.node(at, &mut draft);
            if let Some(id) = key.and_then(|key| self.key(at, &draft, key.member)) {
                self.attach(list, &id, member, node, draft.place());
            }
        }
    }

    pub(super) fn ratings(&mut self, (at, drafts): Sheeted) {
        for mut draft in drafts {
            let mut node = self.node(at, &mut draft);
            if draft.is_lost(at) {
                self.no_map(at, &draft);
            } else if let Some(map) = draft.map {
                let ratings = self.maps.get_mut(map).and_then(|map| map.node.list("ratings"));
                if let Some(ratings) = ratings {
                    ratings.push(node);
                }
            } else if let Some(need) = node.remove("need") {
                let id = need.as_text().unwrap_or_default().to_owned();
                self.attach("needs", &id, "ratings", node, draft.place());
            } else {
                self.lose(
                    "row without a place",
                    draft.place(),
                    "a rating without a need",
                    "say which need is rated",
                );
            }
        }
    }

    /// Puts something into a list of a thing of a library, also of one that was made.
    fn attach(&mut self, list: &'static str, id: &str, member: &str, node: Node, place: Place) {
        let thing = self.libraries.entry(list).or_default().get_mut(id);
        match thing.and_then(|thing| thing.list(member)) {
            Some(items) => items.push(node),
            None => self.lose("row without a place", place, format!("nothing has the id `{id}`"), ""),
        }
    }
}
