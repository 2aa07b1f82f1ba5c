//! From the tables of a workbook to a document. What cannot be used is left out and told by its cell.

mod cells;
mod lanes;
mod library;

use std::collections::BTreeMap;

use super::cell::Place;
use super::drafts::{Draft, Drafts};
use super::layout::{Rows, SHEETS, sheet_of};
use super::names::Names;
use super::node::Node;
use super::table::Book;
use crate::interchange::receipt::{Place as Lost, Receipt, Remark};
use crate::model::Kind;
use crate::read::NewIds;
use crate::read::shorten;
use lanes::Lane;
use library::Library;

/// The document that the tables say, each value with its cell.
pub(super) fn assemble(book: Book, title: Option<&str>, receipt: &mut Receipt) -> Node {
    let Drafts { sheets, ids, names, .. } = Drafts::of(book, receipt);
    let rows = sheets.iter().map(|rows| !rows.is_empty()).collect();
    let mut assembly = Assembly {
        receipt,
        ids,
        names,
        rows,
        maps: Vec::new(),
        stages: Vec::new(),
        steps: Vec::new(),
        found: BTreeMap::new(),
        failures: BTreeMap::new(),
        libraries: BTreeMap::new(),
    };
    let mut sheets: Vec<Option<Vec<Draft>>> = sheets.into_iter().map(Some).collect();
    let mut of = |rows: Rows| -> (usize, Vec<Draft>) {
        let at = sheet_of(rows).unwrap_or_default();
        (at, sheets.get_mut(at).and_then(Option::take).unwrap_or_default())
    };
    assembly.maps(of(Rows::Maps), title);
    assembly.stages(of(Rows::Stages));
    assembly.steps(of(Rows::Steps));
    assembly.failures(of(Rows::Failures));
    for sheet in SHEETS {
        match sheet.rows {
            Rows::Lanes(lanes) => assembly.lanes(of(sheet.rows), lanes),
            Rows::InStep(list) => assembly.in_steps(of(sheet.rows), list),
            _ => {}
        }
    }
    assembly.close_lanes();
    for sheet in SHEETS {
        if let Rows::InMap(list) = sheet.rows {
            assembly.in_maps(of(sheet.rows), list);
        }
    }
    assembly.improvements(of(Rows::InOpportunity("improves")));
    assembly.readings(of(Rows::Readings));
    for sheet in SHEETS {
        if let Rows::Library(list) = sheet.rows {
            assembly.library(of(sheet.rows), list);
        }
    }
    for sheet in SHEETS {
        if let Rows::InLibrary { list, member } = sheet.rows {
            assembly.in_library(of(sheet.rows), list, member);
        }
    }
    assembly.ratings(of(Rows::Ratings));
    assembly.document(of(Rows::Document))
}

struct Assembly<'r> {
    receipt: &'r mut Receipt,
    ids: NewIds,
    names: Names,
    /// Whether each sheet has rows.
    rows: Vec<bool>,
    maps: Vec<Map>,
    stages: Vec<Stage>,
    steps: Vec<Step>,
    /// Stages, steps and opportunities by map and id; the first of an id counts.
    found: BTreeMap<(Kind, usize, String), usize>,
    /// What can go wrong, by map and id of the cell.
    failures: BTreeMap<(usize, String), Vec<Node>>,
    libraries: BTreeMap<&'static str, Library>,
}

struct Map {
    node: Node,
    /// Its stages, in their order.
    stages: Vec<usize>,
}

struct Stage {
    node: Node,
    steps: Vec<usize>,
}

struct Step {
    node: Node,
    map: usize,
    lanes: BTreeMap<&'static str, Lane>,
}

type Sheeted = (usize, Vec<Draft>);

impl Assembly<'_> {
    fn lose(&mut self, what: &str, place: Place, message: impl Into<String>, help: &'static str) {
        self.receipt.remark(Remark::in_cell(place.name(), message, help));
        self.receipt.lose(what, Lost::Cell(place.name()));
    }

    fn maps(&mut self, (at, drafts): Sheeted, title: Option<&str>) {
        for (index, mut draft) in drafts.into_iter().enumerate() {
            let mut node = self.node(at, &mut draft);
            let place = draft.place();
            if let Some(title) = title.filter(|_| index == 0) {
                node.set("title", Node::text(title, place));
            } else if node.get("title").is_none() {
                self.receipt.remark(Remark::in_cell(
                    place.name(),
                    "the map has no title",
                    "write one on sheet Map, or give it: `title`",
                ));
                node.set("title", Node::text("Untitled", place));
            }
            self.maps.push(Map { node, stages: Vec::new() });
        }
    }

    fn stages(&mut self, (at, drafts): Sheeted) {
        for mut draft in drafts {
            let node = self.node(at, &mut draft);
            let (Some(map), Some(id)) = (self.map_of(at, &draft), draft.id) else { continue };
            let stage = self.stage(map, &id, node);
            self.maps.get_mut(map).into_iter().for_each(|map| map.stages.push(stage));
        }
    }

    fn stage(&mut self, map: usize, id: &str, node: Node) -> usize {
        self.stages.push(Stage { node, steps: Vec::new() });
        let at = self.stages.len() - 1;
        self.found.entry((Kind::Stage, map, id.to_owned())).or_insert(at);
        at
    }

    fn steps(&mut self, (at, drafts): Sheeted) {
        // The map and the stage of the row above.
        let mut above: Option<(usize, usize)> = None;
        for mut draft in drafts {
            let Some(map) = self.map_of(at, &draft) else { continue };
            let before = above.filter(|(own, _)| *own == map).map(|(_, stage)| stage);
            let Some(stage) = self.stage_of(at, &draft, map, before) else { continue };
            above = Some((map, stage));
            let node = self.node(at, &mut draft);
            let mut lanes: BTreeMap<&'static str, Lane> = BTreeMap::new();
            for slot in &draft.row.slots {
                let column = SHEETS.get(at).and_then(|sheet| sheet.columns.get(slot.column));
                if let Some(column) = column.filter(|column| lanes::is_lane(column)) {
                    lanes.entry(column.member).or_default().say(&slot.cell.words(), slot.place);
                }
            }
            self.steps.push(Step { node, map, lanes });
            let step = self.steps.len() - 1;
            self.found.entry((Kind::Step, map, draft.id.unwrap_or_default())).or_insert(step);
            self.stages.get_mut(stage).into_iter().for_each(|stage| stage.steps.push(step));
        }
    }

    /// The stage of a step's row: the one that it names, made where it is new, or that of the row above.
    fn stage_of(&mut self, at: usize, draft: &Draft, map: usize, above: Option<usize>) -> Option<usize> {
        let Some(slot) = draft.row.slot(at, "stage").cloned() else {
            if above.is_none() {
                self.lose(
                    "row without a place",
                    draft.place(),
                    "a step without a stage",
                    "say in which stage it stands",
                );
            }
            return above;
        };
        let words = slot.cell.words();
        let known = self.names.find(&[Kind::Stage], Some(map), &words);
        if let Some(stage) = known.and_then(|id| self.found.get(&(Kind::Stage, map, id)).copied()) {
            return Some(stage);
        }
        let id = self.ids.of(&words, "stage").0;
        self.names.add(Kind::Stage, Some(map), &id, &words);
        let mut node = Node::object(slot.place);
        node.set("id", Node::text(id.as_str(), slot.place));
        node.set("name", Node::text(words.as_str(), slot.place));
        let stage = self.stage(map, &id, node);
        // It stands where the first row that names it stands.
        if let Some(map) = self.maps.get_mut(map) {
            let after = above.and_then(|above| map.stages.iter().rposition(|own| *own == above));
            let place = if map.stages.is_empty() { 0 } else { after.map_or(0, |after| after + 1) };
            map.stages.insert(place, stage);
        }
        Some(stage)
    }

    fn failures(&mut self, (at, drafts): Sheeted) {
        for mut draft in drafts {
            let node = self.node(at, &mut draft);
            let Some(map) = self.map_of(at, &draft) else { continue };
            if let Some(id) = self.key(at, &draft, "cell") {
                self.failures.entry((map, id)).or_default().push(node);
            }
        }
    }

    fn in_steps(&mut self, (at, drafts): Sheeted, list: &str) {
        for mut draft in drafts {
            let node = self.node(at, &mut draft);
            let Some(step) = self.step_of(at, &draft) else { continue };
            let step = self.steps.get_mut(step).and_then(|step| step.node.list(list));
            if let Some(items) = step {
                items.push(node);
            }
        }
    }

    fn in_maps(&mut self, (at, drafts): Sheeted, list: &str) {
        let kind = SHEETS.get(at).and_then(|sheet| sheet.kind);
        for mut draft in drafts {
            let node = self.node(at, &mut draft);
            let Some(map) = self.map_of(at, &draft) else { continue };
            let Some(items) = self.maps.get_mut(map).and_then(|map| map.node.list(list)) else { continue };
            items.push(node);
            let index = items.len() - 1;
            if let Some((kind, id)) = kind.zip(draft.id) {
                self.found.entry((kind, map, id)).or_insert(index);
            }
        }
    }

    fn improvements(&mut self, (at, drafts): Sheeted) {
        for mut draft in drafts {
            let node = self.node(at, &mut draft);
            let Some(map) = self.map_of(at, &draft) else { continue };
            let Some(id) = self.key(at, &draft, "opportunity") else { continue };
            let index = self.found.get(&(Kind::Opportunity, map, id)).copied();
            let opportunities = self.maps.get_mut(map).and_then(|map| map.node.list("opportunities"));
            let opportunity = index.and_then(|index| opportunities?.get_mut(index));
            if let Some(improves) = opportunity.and_then(|opportunity| opportunity.list("improves")) {
                improves.push(node);
            }
        }
    }

    fn readings(&mut self, (at, drafts): Sheeted) {
        for mut draft in drafts {
            let node = self.node(at, &mut draft);
            let Some(map) = self.map_of(at, &draft) else { continue };
            let holder = if draft.row.slot(at, "at").is_none() {
                self.maps.get_mut(map).map(|map| &mut map.node)
            } else {
                let Some(id) = self.key(at, &draft, "at") else { continue };
                let step = self.found.get(&(Kind::Step, map, id.clone())).copied();
                let stage = self.found.get(&(Kind::Stage, map, id)).copied();
                match (step, stage) {
                    (Some(step), _) => self.steps.get_mut(step).map(|step| &mut step.node),
                    (_, Some(stage)) => self.stages.get_mut(stage).map(|stage| &mut stage.node),
                    _ => None,
                }
            };
            if let Some(readings) = holder.and_then(|holder| holder.list("metrics")) {
                readings.push(node);
            }
        }
    }

    fn document(mut self, (at, drafts): Sheeted) -> Node {
        let draft = drafts.into_iter().next();
        let mut root = match draft {
            Some(mut draft) => self.node(at, &mut draft),
            None => Node::object(Place::default()),
        };
        if root.get("cjm").is_none() {
            root.set("cjm", Node::text(crate::FORMAT, root.place));
        }
        for (list, library) in std::mem::take(&mut self.libraries) {
            let things = library.into_things();
            if let Some(items) = root.list(list).filter(|_| !things.is_empty()) {
                items.extend(things);
            }
        }
        let mut stages: Vec<Option<Stage>> = self.stages.into_iter().map(Some).collect();
        let mut steps: Vec<Option<Step>> = self.steps.into_iter().map(Some).collect();
        for Map { mut node, stages: order } in self.maps {
            for stage in order {
                let Some(Stage { node: mut stage, steps: order }) =
                    stages.get_mut(stage).and_then(Option::take)
                else {
                    continue;
                };
                for step in order {
                    let step = steps.get_mut(step).and_then(Option::take);
                    if let (Some(step), Some(list)) = (step, stage.list("steps")) {
                        list.push(step.node);
                    }
                }
                if let Some(stages) = node.list("stages") {
                    stages.push(stage);
                }
            }
            if let Some(maps) = root.list("maps") {
                maps.push(node);
            }
        }
        root
    }

    /// The map of a row; told where it names one that is not there.
    fn map_of(&mut self, at: usize, draft: &Draft) -> Option<usize> {
        if draft.is_lost(at) {
            self.no_map(at, draft);
        }
        draft.map
    }

    fn no_map(&mut self, at: usize, draft: &Draft) {
        let words = draft.row.words(at, "map");
        let message = format!("no map is called `{}`", shorten(&words));
        self.lose("row without a place", draft.place(), message, "the maps stand on sheet Map");
    }

    fn step_of(&mut self, at: usize, draft: &Draft) -> Option<usize> {
        let map = self.map_of(at, draft)?;
        let id = self.key(at, draft, "step")?;
        self.found.get(&(Kind::Step, map, id)).copied()
    }

    /// The id of what a key names; told where there is no such thing.
    fn key(&mut self, at: usize, draft: &Draft, member: &str) -> Option<String> {
        let column = SHEETS.get(at)?.columns.iter().find(|column| column.member == member)?;
        let words = draft.row.words(at, member);
        let found = self.names.find(column.to, draft.map, &words);
        if found.is_none() {
            let message = match words.as_str() {
                "" => format!("`{}` is empty: the row belongs nowhere", column.title),
                words => format!("nothing is called `{}`: the row belongs nowhere", shorten(words)),
            };
            self.lose(
                "row without a place",
                draft.place(),
                message,
                "write an id or a name of this workbook",
            );
        }
        found
    }
}
