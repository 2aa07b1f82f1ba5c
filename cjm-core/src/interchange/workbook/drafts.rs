//! [`Drafts`]: the rows of a workbook with the ids that they have or get, so that all of them can be named.

use std::collections::BTreeMap;

use super::cell::Place;
use super::layout::{Rows, SHEETS, sheet_of};
use super::names::Names;
use super::node::Node;
use super::table::{Book, Row};
use crate::interchange::receipt::{Place as Lost, Receipt, Remark};
use crate::model::{Any, Kind};
use crate::read::{Broken, Form, NewIds, decode, parse_json};

/// A row with its id, and what its hidden cell holds.
pub(super) struct Draft {
    pub(super) row: Row,
    pub(super) more: Option<Node>,
    pub(super) id: Option<String>,
    /// The index of its map; nothing where it names none, or one that is not there.
    pub(super) map: Option<usize>,
}

/// All rows, sheet by sheet.
pub(super) struct Drafts {
    pub(super) sheets: Vec<Vec<Draft>>,
    pub(super) ids: NewIds,
    pub(super) names: Names,
    /// How many maps there are, and the index of each by its id; the first of an id counts.
    maps: (usize, BTreeMap<String, usize>),
}

impl Drafts {
    pub(super) fn of(book: Book, receipt: &mut Receipt) -> Self {
        let mut drafts = Self {
            sheets: Vec::new(),
            ids: NewIds::default(),
            names: Names::default(),
            maps: Default::default(),
        };
        for (at, table) in book.into_iter().enumerate() {
            let sheet = table.rows.into_iter().map(|row| drafts.draft(at, row, receipt)).collect();
            drafts.sheets.push(sheet);
        }
        drafts.need_a_map();
        // Maps first: the things inside are found by theirs.
        if let Some(maps) = sheet_of(Rows::Maps) {
            drafts.identify(maps);
        }
        for at in 0..SHEETS.len() {
            drafts.belong(at);
            if SHEETS.get(at).is_some_and(|sheet| sheet.rows != Rows::Maps) {
                drafts.identify(at);
            }
        }
        drafts
    }

    fn draft(&mut self, at: usize, row: Row, receipt: &mut Receipt) -> Draft {
        let more = row.more.as_ref().and_then(|(text, place)| match hidden(text) {
            Some(any) => {
                self.take_ids(&any);
                Some(Node::of(any, *place))
            }
            None => {
                let help = "take it from the workbook as it was written";
                let message = "the hidden cell cannot be read: what it held is lost";
                receipt.remark(Remark::in_cell(place.name(), message, help));
                receipt.lose("hidden cell that cannot be read", Lost::Cell(place.name()));
                None
            }
        });
        let id = Some(row.words(at, "id")).filter(|id| Form::Id.matches(id));
        if let Some(id) = &id {
            self.ids.take(id);
        }
        Draft { row, more, id, map: None }
    }

    /// Ids that stand in hidden cells are taken too, and may be named.
    fn take_ids(&mut self, any: &Any) {
        match any {
            Any::List(items) => items.iter().for_each(|item| self.take_ids(item)),
            Any::Object(members) => {
                for (name, value) in members {
                    if let ("id", Any::String(id)) = (name.as_str(), value) {
                        self.ids.take(id);
                        self.names.hide(id);
                    }
                    self.take_ids(value);
                }
            }
            _ => {}
        }
    }

    /// Where steps or the like have no map to stand in, there is one.
    fn need_a_map(&mut self) {
        let inside = |(at, rows): (usize, &Vec<Draft>)| {
            let sheet = SHEETS.get(at);
            // Ratings may stand for all maps.
            let is_inside = sheet.is_some_and(|sheet| {
                sheet.path.first() == Some(&"maps") && sheet.path.len() > 1 && sheet.rows != Rows::Ratings
            });
            is_inside && !rows.is_empty()
        };
        let needed = self.sheets.iter().enumerate().any(inside);
        if let Some(maps) = sheet_of(Rows::Maps).and_then(|at| self.sheets.get_mut(at))
            && maps.is_empty()
            && needed
        {
            maps.push(Draft { row: Row::default(), more: None, id: None, map: None });
        }
    }

    /// Finds the map of each row: where it names none, that of the row above, or the first.
    fn belong(&mut self, at: usize) {
        let Some(sheet) = SHEETS.get(at) else { return };
        if !sheet.columns.iter().any(|column| column.is_key && column.member == "map") {
            return;
        }
        let mut above = Some(0);
        for draft in self.sheets.get_mut(at).into_iter().flatten() {
            let words = draft.row.words(at, "map");
            draft.map = if words.is_empty() {
                above.filter(|_| sheet.rows != Rows::Ratings)
            } else {
                let id = self.names.find(&[Kind::Map], None, &words);
                id.and_then(|id| self.maps.1.get(&id).copied())
            };
            above = draft.map.or(above);
        }
    }

    /// Gives the things of a sheet ids where they have none, and makes them known.
    fn identify(&mut self, at: usize) {
        let Some((sheet, kind)) = SHEETS.get(at).and_then(|sheet| Some((sheet, sheet.kind?))) else { return };
        for draft in self.sheets.get_mut(at).into_iter().flatten() {
            let name = sheet.name_member().map(|name| draft.row.words(at, name)).unwrap_or_default();
            let written = draft.row.words(at, "id");
            let id = match &draft.id {
                Some(id) => id.clone(),
                // A note needs no id.
                None if kind == Kind::Cell && written.is_empty() => continue,
                None => self.ids.of(if written.is_empty() { &name } else { &written }, kind.as_str()).0,
            };
            let scope = draft.map.filter(|_| kind.is_in_map());
            self.names.add(kind, scope, &id, &name);
            if written != id {
                self.names.add(kind, scope, &id, &written);
            }
            if kind == Kind::Map {
                let (count, found) = &mut self.maps;
                found.entry(id.clone()).or_insert(*count);
                *count += 1;
            }
            draft.id = Some(id);
        }
    }
}

/// The object that a hidden cell holds.
fn hidden(text: &str) -> Option<Any> {
    let tape = parse_json(text).ok()?;
    let any: Any = decode(&tape, 0, &Broken::new()).ok()?;
    matches!(any, Any::Object(_)).then_some(any)
}

impl Draft {
    /// The place of its first cell.
    pub(super) fn place(&self) -> Place {
        self.row.place
    }

    /// Whether it names a map that is not there.
    pub(super) fn is_lost(&self, at: usize) -> bool {
        self.map.is_none() && !self.row.words(at, "map").is_empty()
    }

    /// An object with what the hidden cell holds of it.
    pub(super) fn complete(&mut self, mut node: Node) -> Node {
        if let Some(more) = self.more.take() {
            node.merge(more);
        }
        node
    }
}
