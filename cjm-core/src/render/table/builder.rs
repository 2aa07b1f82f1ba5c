//! From a document to a [`Table`].

use super::index::Index;
use super::{Cell, Column, Item, Row, Table};
use crate::model::{Document, Grounds, Id, Line, Map, MapKind, Note, Stage, Step, Text};
use crate::render::phrase::{Phrase, right_to_left, same_language};
use crate::render::words::{Words, words};
use crate::render::{Lane, Level, Options};

/// Everything that a table is built from.
pub(super) struct Builder<'d> {
    pub(super) document: &'d Document,
    pub(super) map: &'d Map,
    pub(super) level: Level,
    pub(super) language: Option<&'d str>,
    pub(super) words: &'static Words,
    pub(super) columns: Vec<Source<'d>>,
    pub(super) index: Index<'d>,
}

/// What a column shows: one step, or all steps of a stage.
#[derive(Clone, Copy)]
pub(super) struct Source<'d> {
    pub(super) stage: &'d Stage,
    pub(super) steps: &'d [Step],
}

impl Table {
    pub(in crate::render) fn new(document: &Document, map: &Map, options: &Options) -> Self {
        let language = options.language.as_deref().or(document.language.as_deref());
        let words = words(language);
        let columns = map.stages.iter().flat_map(|stage| {
            let whole = options.level == Level::Stage || stage.steps.is_empty();
            let size = if whole { stage.steps.len().max(1) } else { 1 };
            let alone = stage.steps.is_empty().then_some(&[][..]);
            stage.steps.chunks(size).chain(alone).map(move |steps| Source { stage, steps })
        });
        let columns = columns.collect();
        let index = Index::new(map);
        let builder = Builder { document, map, level: options.level, language, words, columns, index };
        let facts = builder.facts();
        let kind = options.preset.or(map.kind).unwrap_or_default();
        let rows = builder.rows(kind, &options.lanes);
        let mut lists = vec![
            (words.whole_journey, builder.unplaced()),
            (words.unmapped, builder.unmapped()),
            (words.questions, builder.questions()),
        ];
        lists.retain(|(_, items)| !items.is_empty());
        Self {
            id: map.id.to_string(),
            title: builder.phrase(&map.title),
            facts,
            portraits: builder.portraits(),
            stages: builder.stages(),
            columns: builder.columns.iter().map(|source| builder.column(*source)).collect(),
            summary: builder.summary(&rows),
            rows,
            lists,
            sources: builder.sources(),
            language: language.unwrap_or(words.language).to_owned(),
            right_to_left: language.is_some_and(right_to_left),
            foreign: language.filter(|tag| !same_language(tag, words.language)).map(|_| words.language),
            words,
        }
    }
}

impl<'d> Builder<'d> {
    pub(super) fn full(&self) -> bool {
        self.level == Level::Full
    }

    pub(super) fn phrase(&self, text: &Text) -> Phrase {
        Phrase::choose(text, self.language, self.document.language.as_deref())
    }

    pub(super) fn phrase_of(&self, text: Option<&Text>) -> Option<Phrase> {
        text.map(|text| self.phrase(text)).filter(|phrase| !phrase.is_empty())
    }

    pub(super) fn stage_name(&self, stage: &Stage) -> Phrase {
        self.phrase_of(stage.name.as_ref()).unwrap_or_else(|| Phrase::from(stage.id.as_str()))
    }

    pub(super) fn step_name(&self, stage: &Stage, step: &Step) -> Phrase {
        self.phrase_of(stage.name_of(step)).unwrap_or_else(|| Phrase::from(step.id.as_str()))
    }

    pub(super) fn department(&self, id: &Id) -> Phrase {
        let found = self.document.department(id.as_str());
        found.map_or_else(|| Phrase::from(id.as_str()), |department| self.phrase(&department.name))
    }

    pub(super) fn persona(&self, id: &Id) -> Phrase {
        let found = self.document.persona(id.as_str());
        found.map_or_else(|| Phrase::from(id.as_str()), |persona| self.phrase(&persona.name))
    }

    /// A persona's name, where the map has more than one, or another.
    pub(super) fn persona_lead(&self, id: Option<&Id>) -> Option<Phrase> {
        let only = |id: &&Id| self.map.personas.as_slice() != std::slice::from_ref(*id);
        id.filter(only).map(|id| self.persona(id))
    }

    pub(super) fn grounds(&self, step: &'d Step) -> Grounds<'d> {
        Grounds::of(self.document).in_map(self.map).in_step(step)
    }

    /// A claim in a step.
    pub(super) fn claim(&self, step: &'d Step, text: &Text, evidence: &[Id]) -> Item {
        Item { support: Some(self.grounds(step).support(evidence)), ..Item::new(self.phrase(text)) }
    }

    pub(super) fn notes(&self, step: &'d Step, notes: &[Note]) -> Vec<Item> {
        notes
            .iter()
            .map(|note| Item {
                lead: self.persona_lead(note.persona.as_ref()),
                details: if self.full() {
                    self.workshop(note.votes.map(|votes| votes.0), note.author.as_deref())
                } else {
                    Vec::new()
                },
                ..self.claim(step, &note.text, &note.evidence)
            })
            .collect()
    }

    /// What somebody thinks, in their words.
    fn thoughts(&self, step: &'d Step) -> Vec<Item> {
        let notes = self.notes(step, &step.thoughts).into_iter();
        notes.map(|item| Item { text: self.quoted(item.text.clone()), ..item }).collect()
    }

    /// Something said or thought, in quotation marks.
    pub(super) fn quoted(&self, phrase: Phrase) -> Phrase {
        let [open, close] = self.words.quotes;
        Phrase { text: format!("{open}{}{close}", phrase.text), ..phrase }
    }

    /// Votes and author.
    pub(super) fn workshop(&self, votes: Option<u64>, author: Option<&str>) -> Vec<Phrase> {
        let votes = votes.map(|votes| Phrase::from((self.words.details.votes)(&votes.to_string())));
        votes.into_iter().chain(author.map(Phrase::from)).collect()
    }

    fn stages(&self) -> Vec<super::Stage> {
        let stages = self.map.stages.iter().zip(1..).map(|(stage, number)| super::Stage {
            number,
            name: self.stage_name(stage),
            goal: self.phrase_of(stage.goal.as_ref()),
            columns: self.columns.iter().filter(|source| std::ptr::eq(source.stage, stage)).count(),
        });
        stages.collect()
    }

    fn column(&self, source: Source<'d>) -> Column {
        match source.steps {
            [step] if self.level != Level::Stage => {
                Column { name: self.step_name(source.stage, step), marks: self.marks(step) }
            }
            _ => Column { name: Phrase::default(), marks: Vec::new() },
        }
    }

    fn rows(&self, kind: MapKind, wanted: &[Lane]) -> Vec<Row> {
        let chosen: Vec<Lane> = if wanted.is_empty() { Lane::of(kind, self.level) } else { wanted.to_vec() };
        let mut rows: Vec<Row> = Vec::new();
        for lane in chosen {
            let before = rows.len();
            rows.extend(self.rows_of(lane).into_iter().filter(|row| !row.is_empty()));
            if rows.len() == before && !wanted.is_empty() {
                rows.push(Row { asked: true, ..self.row(lane, self.cells(&|_, _| Vec::new())) });
            }
        }
        self.draw_lines(&mut rows);
        rows
    }

    fn rows_of(&self, lane: Lane) -> Vec<Row> {
        match lane {
            Lane::Emotion => self.feelings().into_iter().collect(),
            Lane::Flow => {
                vec![Row { leaps: self.leaps(), ..self.row(lane, self.cells(&|_, step| self.ways(step))) }]
            }
            Lane::Metric => {
                let stage = Row { name: self.words.stage_metrics, ..self.row(lane, self.stage_metrics()) };
                let cells = self.cells(&|_, step| self.readings(&step.metrics, self.grounds(step)));
                vec![stage, self.row(lane, cells)]
            }
            _ => vec![self.row(lane, self.cells(&|stage, step| self.items(lane, stage, step)))],
        }
    }

    pub(super) fn row(&self, lane: Lane, cells: Vec<Cell>) -> Row {
        let name = (self.words.lane)(lane);
        Row { lane, name, note: None, lines: Vec::new(), cells, curve: None, leaps: Vec::new(), asked: false }
    }

    /// One cell a column, filled from its steps.
    pub(super) fn cells(&self, fill: &dyn Fn(&'d Stage, &'d Step) -> Vec<Item>) -> Vec<Cell> {
        let cell = |source: &Source<'d>| {
            let found = source.steps.iter().flat_map(|step| fill(source.stage, step));
            if source.steps.len() == 1 {
                return Cell { span: 1, items: found.collect() };
            }
            let mut items: Vec<Item> = Vec::new();
            for item in found {
                // Several steps of a column may say the same.
                if !items.contains(&item) {
                    items.push(item);
                }
            }
            Cell { span: 1, items }
        };
        self.columns.iter().map(cell).collect()
    }

    fn items(&self, lane: Lane, stage: &'d Stage, step: &'d Step) -> Vec<Item> {
        match lane {
            Lane::Step => vec![Item::new(self.step_name(stage, step))],
            Lane::Image => self.image(step),
            Lane::Touchpoint => self.touchpoints(step),
            Lane::PhysicalEvidence => self.work(step, &step.physical_evidence),
            Lane::Action => self.notes(step, &step.actions),
            Lane::Thought => self.thoughts(step),
            Lane::Need => self.needs(step),
            Lane::Channel => self.channels(step),
            Lane::Device => {
                step.devices.iter().map(|device| Item::new(Phrase::from(device.as_str()))).collect()
            }
            Lane::Frontstage => self.work(step, &step.frontstage),
            Lane::Backstage => self.work(step, &step.backstage),
            Lane::SupportProcess => self.work(step, &step.support_processes),
            Lane::Pain => self.pains(step),
            Lane::Gain => self.gains(step),
            Lane::Opportunity => self.opportunities_at(step),
            Lane::Observed => self.observed(step),
            Lane::Time => self.times(step),
            Lane::Owner => self.owners(stage, step),
            Lane::Emotion | Lane::Metric | Lane::Flow => Vec::new(),
        }
    }

    /// Between the layers of the blueprint, where both sides are shown.
    fn draw_lines(&self, rows: &mut [Row]) {
        let mut crossed = 0;
        for row in rows {
            let depth = match row.lane {
                Lane::Frontstage => 1,
                Lane::Backstage => 2,
                Lane::SupportProcess => 3,
                _ => continue,
            };
            let lines = Line::ALL.iter().take(depth).skip(crossed);
            row.lines = lines.map(|&line| (self.words.line)(line)).collect();
            crossed = crossed.max(depth);
        }
    }

    fn summary(&self, rows: &[Row]) -> String {
        let map = self.map;
        let count = [map.stages.len(), map.steps().count(), map.pains().count(), map.opportunities.len()];
        if map.stages.is_empty() {
            return self.words.empty.to_owned();
        }
        let mut sentences = vec![(self.words.summary)(count)];
        if let Some(curve) = rows.iter().find_map(|row| row.curve.as_ref()) {
            let name = |column: usize| match self.columns.get(column) {
                Some(Source { stage, steps: [step] }) => self.step_name(stage, step).text,
                Some(source) => self.stage_name(source.stage).text,
                None => String::new(),
            };
            sentences.extend(curve.extremes().into_iter().flat_map(|[low, high]| {
                [
                    (self.words.highest_at)(&name(high.column), high.value),
                    (self.words.lowest_at)(&name(low.column), low.value),
                ]
            }));
        }
        sentences.join(" ")
    }
}
