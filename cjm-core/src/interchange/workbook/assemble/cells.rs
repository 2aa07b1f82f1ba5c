//! What the cells of a row mean: the thing that they make, and the things that they name.

use super::Assembly;
use super::lanes::is_lane;
use crate::interchange::receipt::Remark;
use crate::interchange::workbook::cell::{Cell, Place};
use crate::interchange::workbook::drafts::Draft;
use crate::interchange::workbook::form::Form;
use crate::interchange::workbook::layout::{Column, Rows, SHEETS, Sheet, fold, sheet_of};
use crate::interchange::workbook::node::Node;
use crate::model::{Any, Kind};
use crate::read::shorten;

impl Assembly<'_> {
    /// The object of a row.
    pub(super) fn node(&mut self, at: usize, draft: &mut Draft) -> Node {
        let place = draft.place();
        let mut node = Node::object(place);
        let Some(sheet) = SHEETS.get(at) else { return node };
        for slot in &draft.row.slots {
            let Some(column) = sheet.columns.get(slot.column) else { continue };
            if column.is_key || column.member == "id" || (sheet.rows == Rows::Steps && is_lane(column)) {
                continue;
            }
            if let Some(any) = self.meant(sheet, column, &slot.cell, slot.place, draft.map) {
                node.set(column.member, Node::of(any, slot.place));
            }
        }
        if let Some(id) = &draft.id {
            let slot = draft.row.slot(at, "id");
            let cell = slot.map_or(place, |slot| slot.place);
            if let Some(written) = slot.map(|slot| slot.cell.words()).filter(|written| written != id) {
                self.receipt.remark(Remark::in_cell(
                    cell.name(),
                    format!("`{}` is not an id: `{id}` is used", shorten(&written)),
                    "an id is a letter or digit, then up to 63 letters, digits, `-` or `_`",
                ));
            }
            node.set("id", Node::text(id.as_str(), cell));
        }
        draft.complete(node)
    }

    fn meant(
        &mut self,
        sheet: &Sheet,
        column: &Column,
        cell: &Cell,
        place: Place,
        map: Option<usize>,
    ) -> Option<Any> {
        let form = sheet.form(column);
        let several = form == Form::References;
        match form.meant(cell, &mut |words| self.resolve(column, several, map, words, place)) {
            Ok(Any::Null) => None,
            Ok(any) => Some(any),
            Err(message) => {
                self.lose("cell that cannot be used", place, message, "");
                None
            }
        }
    }

    /// The ids that the words of a cell name. Things of a library are made where they are new.
    fn resolve(
        &mut self,
        column: &Column,
        several: bool,
        map: Option<usize>,
        words: &str,
        place: Place,
    ) -> Vec<String> {
        let same = |word: &&&str| fold(word) == fold(words);
        if let Some(word) = column.words.iter().find(same) {
            return vec![(*word).to_owned()];
        }
        if let Some(id) = self.names.find(column.to, map, words) {
            return vec![id];
        }
        if several && words.contains([',', ';']) {
            let parts = words.split([',', ';']).map(str::trim).filter(|part| !part.is_empty());
            return parts.flat_map(|part| self.resolve(column, false, map, part, place)).collect();
        }
        let [kind] = column.to else {
            return self.nothing(words, place);
        };
        let (list, name) = match kind {
            Kind::Persona => ("personas", "name"),
            Kind::Channel => ("channels", "name"),
            Kind::Touchpoint => ("touchpoints", "name"),
            Kind::Department => ("departments", "name"),
            Kind::Competitor => ("competitors", "name"),
            Kind::Need => ("needs", "text"),
            _ => return self.nothing(words, place),
        };
        let id = self.ids.of(words, kind.as_str()).0;
        self.names.add(*kind, None, &id, words);
        let mut node = Node::object(place);
        node.set("id", Node::text(id.as_str(), place));
        node.set(name, Node::text(words, place));
        self.libraries.entry(list).or_default().make(id.clone(), node);
        if sheet_of(Rows::Library(list)).and_then(|at| self.rows.get(at)) == Some(&true) {
            let message = format!("no {} is called `{}`: one is made", kind.as_str(), shorten(words));
            self.receipt.remark(Remark::in_cell(place.name(), message, "correct it, or keep the new one"));
        }
        vec![id]
    }

    fn nothing(&mut self, words: &str, place: Place) -> Vec<String> {
        let message = format!("nothing that can stand here is called `{}`", shorten(words));
        self.lose("name that nothing has", place, message, "write an id or a name of this workbook");
        Vec::new()
    }
}
