//! The lanes of a step: the lines of its cells and the rows about them become its notes, pains and gains.

use std::collections::{BTreeMap, VecDeque};

use super::{Assembly, Sheeted};
use crate::interchange::workbook::cell::Place;
use crate::interchange::workbook::form::lines;
use crate::interchange::workbook::layout::{CELLS, Column, NOTES, fold};
use crate::interchange::workbook::node::Node;
use crate::interchange::workbook::spread::folded;
use crate::model::Kind;
use crate::read::shorten;

/// What a lane of a step says: the lines of the step's cell, and rows of its own.
#[derive(Default)]
pub(super) struct Lane {
    lines: Vec<(String, Place)>,
    /// With the text that their cells show.
    rows: Vec<(String, Node)>,
}

impl Lane {
    /// What a cell says, one a line.
    pub(super) fn say(&mut self, words: &str, place: Place) {
        self.lines.extend(lines(words).map(|line| (line.to_owned(), place)));
    }
}

impl Assembly<'_> {
    pub(super) fn lanes(&mut self, (at, drafts): Sheeted, lanes: &'static [&'static str]) {
        for mut draft in drafts {
            let node = self.node(at, &mut draft);
            let Some(step) = self.step_of(at, &draft) else { continue };
            let written = draft.row.words(at, "lane");
            let lane = match lanes {
                [only] => Some(*only),
                lanes => lanes.iter().find(|lane| fold(lane) == fold(&written)).copied(),
            };
            match lane.zip(self.steps.get_mut(step)) {
                Some((lane, step)) => {
                    step.lanes.entry(lane).or_default().rows.push((draft.row.words(at, "text"), node))
                }
                None => {
                    let message = format!("`{}` is no lane of sheet Steps", shorten(&written));
                    self.lose("row without a place", draft.place(), message, "the drop-down lists the lanes");
                }
            }
        }
    }

    /// Makes notes, pains and gains of the lines and the rows of each lane.
    pub(super) fn close_lanes(&mut self) {
        let mut steps = std::mem::take(&mut self.steps);
        for step in &mut steps {
            for (lane, Lane { lines, rows }) in std::mem::take(&mut step.lanes) {
                let kind = match lane {
                    "pains" => Some(Kind::Pain),
                    "gains" => Some(Kind::Gain),
                    _ => None,
                };
                let mut saying: BTreeMap<String, VecDeque<usize>> = BTreeMap::new();
                for (at, (text, _)) in rows.iter().enumerate() {
                    saying.entry(folded(text)).or_default().push_back(at);
                }
                let mut rows: Vec<Option<Node>> = rows.into_iter().map(|(_, node)| Some(node)).collect();
                let mut notes = Vec::new();
                for (line, place) in lines {
                    let at = saying.get_mut(&folded(&line)).and_then(VecDeque::pop_front);
                    let row = at.and_then(|at| rows.get_mut(at)).and_then(Option::take);
                    notes.push(row.unwrap_or_else(|| self.note(kind, step.map, &line, place)));
                }
                notes.extend(rows.into_iter().flatten());
                for note in notes.iter_mut().filter(|_| CELLS.contains(&lane)) {
                    let id = note.get("id").and_then(Node::as_text).map(str::to_owned);
                    if let Some(failures) = id.and_then(|id| self.failures.remove(&(step.map, id)))
                        && let Some(list) = note.list("failures")
                    {
                        list.extend(failures);
                    }
                }
                if let Some(list) = step.node.list(lane) {
                    // What the hidden cell holds of the lane comes last.
                    notes.append(list);
                    *list = notes;
                }
            }
        }
        self.steps = steps;
        for failure in std::mem::take(&mut self.failures).into_values().flatten() {
            self.lose(
                "row without a place",
                failure.place,
                "no note has this id",
                "give the note the id on sheet Notes",
            );
        }
    }

    /// A note that is no more than its text; pains and gains have ids.
    fn note(&mut self, kind: Option<Kind>, map: usize, text: &str, place: Place) -> Node {
        let Some(kind) = kind else { return Node::text(text, place) };
        let id = self.ids.of(text, kind.as_str()).0;
        self.names.add(kind, Some(map), &id, text);
        let mut node = Node::object(place);
        node.set("id", Node::text(id, place));
        node.set("text", Node::text(text, place));
        node
    }
}

pub(super) fn is_lane(column: &Column) -> bool {
    column.member == "pains" || column.member == "gains" || NOTES.contains(&column.member)
}
