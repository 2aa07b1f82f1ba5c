//! The map as rows and columns, before any output: what every picture is made of.

use crate::model::{Cell, Document, Grounds, Id, Map, Note, Step, Support, Text};
use crate::write::json;

/// A map as a table: stages over steps, a row a lane.
pub(super) struct Table {
    pub(super) title: String,
    /// Persona, goal, state, review: one line each.
    pub(super) subtitle: Vec<String>,
    pub(super) stages: Vec<Stage>,
    /// The names of the steps, in order.
    pub(super) steps: Vec<String>,
    pub(super) lanes: Vec<Lane>,
    /// What the map rests on, and what the marks mean.
    pub(super) sources: Vec<String>,
    pub(super) language: Option<String>,
}

pub(super) struct Stage {
    pub(super) name: String,
    pub(super) goal: Option<String>,
    /// Columns; a stage without steps still takes one.
    pub(super) steps: usize,
}

pub(super) struct Lane {
    pub(super) kind: LaneKind,
    pub(super) name: &'static str,
    /// One a column.
    pub(super) cells: Vec<Vec<Item>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LaneKind {
    Action,
    Thought,
    Emotion,
    Channel,
    Frontstage,
    Backstage,
    Support,
    Physical,
    Pain,
    Gain,
    Opportunity,
}

/// One entry of a cell.
pub(super) struct Item {
    pub(super) text: String,
    /// What stands before it, in few words: a value, a persona.
    pub(super) lead: Option<String>,
    /// What stands behind it: sample, department, severity.
    pub(super) detail: Option<String>,
    pub(super) support: Support,
    /// An emotion's place between the worst (0) and the best (1).
    pub(super) level: Option<f64>,
}

impl Table {
    pub(super) fn new(document: &Document, map: &Map, language: Option<&str>) -> Self {
        Builder { document, map, language }.table()
    }
}

struct Builder<'d> {
    document: &'d Document,
    map: &'d Map,
    language: Option<&'d str>,
}

impl<'d> Builder<'d> {
    fn table(&self) -> Table {
        let columns: Vec<Option<&Step>> = self
            .map
            .stages
            .iter()
            .flat_map(|stage| {
                let alone = stage.steps.is_empty().then_some(None);
                stage.steps.iter().map(Some).chain(alone)
            })
            .collect();
        let stages = self.map.stages.iter().map(|stage| Stage {
            name: self.words(stage.name.as_ref()).unwrap_or_else(|| stage.id.to_string()),
            goal: self.words(stage.goal.as_ref()),
            steps: stage.steps.len().max(1),
        });
        let names = self.map.stages.iter().flat_map(|stage| {
            let alone = stage.steps.is_empty().then(String::new);
            let named = stage.steps.iter().map(|step| {
                self.words(step.name.as_ref().or(stage.name.as_ref())).unwrap_or_else(|| step.id.to_string())
            });
            named.chain(alone)
        });
        Table {
            title: self.text(&self.map.title),
            subtitle: self.subtitle(),
            stages: stages.collect(),
            steps: names.collect(),
            lanes: self.lanes(&columns),
            sources: self.sources(),
            language: self.language.map(str::to_owned),
        }
    }

    fn subtitle(&self) -> Vec<String> {
        let mut lines = Vec::new();
        let personas: Vec<String> = self
            .map
            .personas
            .iter()
            .map(|id| match self.document.persona(id.as_str()) {
                Some(persona) => match self.words(persona.role.as_ref()) {
                    Some(role) => format!("{}, {role}", self.text(&persona.name)),
                    None => self.text(&persona.name),
                },
                None => id.to_string(),
            })
            .collect();
        if !personas.is_empty() {
            lines.push(format!("Persona: {}", personas.join("; ")));
        }
        if let Some(state) = self.map.state {
            lines.push(format!("State: {state}"));
        }
        if let Some(scenario) = self.words(self.map.scenario.as_ref()) {
            lines.push(format!("Scenario: {scenario}"));
        }
        if let Some(last) = self.map.review.as_ref().and_then(|review| review.last.as_ref()) {
            lines.push(format!("Reviewed: {last}"));
        }
        lines
    }

    fn lanes(&self, columns: &[Option<&'d Step>]) -> Vec<Lane> {
        let lane = |kind, name, fill: &dyn Fn(&'d Step) -> Vec<Item>| Lane {
            kind,
            name,
            cells: columns.iter().map(|step| step.map(fill).unwrap_or_default()).collect(),
        };
        let lanes = [
            lane(LaneKind::Physical, "Physical evidence", &|step| self.cells(step, &step.physical_evidence)),
            lane(LaneKind::Action, "Action", &|step| self.notes(step, &step.actions)),
            lane(LaneKind::Thought, "Thought", &|step| self.notes(step, &step.thoughts)),
            lane(LaneKind::Emotion, "Emotion", &|step| self.emotions(step)),
            lane(LaneKind::Channel, "Channel", &|step| self.channels(step)),
            lane(LaneKind::Frontstage, "Frontstage", &|step| self.cells(step, &step.frontstage)),
            lane(LaneKind::Backstage, "Backstage", &|step| self.cells(step, &step.backstage)),
            lane(LaneKind::Support, "Support processes", &|step| self.cells(step, &step.support_processes)),
            lane(LaneKind::Pain, "Pain points", &|step| self.pains(step)),
            lane(LaneKind::Gain, "Bright spots", &|step| self.gains(step)),
            lane(LaneKind::Opportunity, "Opportunities", &|step| self.opportunities(step)),
        ];
        lanes.into_iter().filter(|lane| lane.cells.iter().any(|cell| !cell.is_empty())).collect()
    }

    fn item(&self, step: &Step, text: String, evidence: &[Id]) -> Item {
        let support = Grounds::of(self.document).in_map(self.map).in_step(step).support(evidence);
        Item { text, lead: None, detail: None, support, level: None }
    }

    fn notes(&self, step: &Step, notes: &[Note]) -> Vec<Item> {
        notes
            .iter()
            .map(|note| Item {
                lead: self.persona(note.persona.as_ref()),
                ..self.item(step, self.text(&note.text), &note.evidence)
            })
            .collect()
    }

    fn cells(&self, step: &Step, cells: &[Cell]) -> Vec<Item> {
        cells
            .iter()
            .map(|cell| Item {
                detail: cell.department.as_ref().map(|id| {
                    self.document
                        .department(id.as_str())
                        .map_or_else(|| id.to_string(), |found| self.text(&found.name))
                }),
                ..self.item(step, self.text(&cell.note.text), &cell.note.evidence)
            })
            .collect()
    }

    fn emotions(&self, step: &Step) -> Vec<Item> {
        step.emotions
            .iter()
            .map(|emotion| {
                let measure = &emotion.measure;
                let scale = self.document.scale_of(measure, "emotion5");
                let value = scale.and_then(|scale| measure.value_on(scale));
                let mut item = self.item(
                    step,
                    self.words(emotion.feeling.as_ref()).unwrap_or_default(),
                    &measure.evidence,
                );
                if measure.assumed == Some(true) {
                    item.support = Support::Assumed;
                }
                let mut detail: Vec<String> = Vec::new();
                if let Some(n) = &measure.n {
                    detail.push(format!("n={n}"));
                }
                if item.support == Support::Assumed {
                    detail.push("assumed".to_owned());
                }
                if let Some(quote) = self.words(emotion.quote.as_ref()) {
                    detail.push(format!("“{quote}”"));
                }
                item.lead = self.persona(measure.persona.as_ref());
                item.level = scale.zip(value).and_then(|(scale, value)| scale.unit(value));
                if let Some(value) = value {
                    let sign = if value > 0.0 { "+" } else { "" };
                    let shown = format!("{sign}{}", json::number(value)).replace('-', "−");
                    item.text = if item.text.is_empty() { shown } else { format!("{shown} {}", item.text) };
                }
                item.detail = (!detail.is_empty()).then(|| detail.join(", "));
                item
            })
            .collect()
    }

    fn channels(&self, step: &Step) -> Vec<Item> {
        let of_touchpoints = step
            .touchpoints
            .iter()
            .filter_map(|id| self.document.touchpoint(id.as_str()).and_then(|found| found.channel.as_ref()));
        let mut seen = Vec::new();
        for id in step.channels.iter().chain(of_touchpoints) {
            if !seen.contains(&id) {
                seen.push(id);
            }
        }
        seen.into_iter()
            .map(|id| {
                let name = self
                    .document
                    .channels
                    .iter()
                    .find(|channel| channel.id == *id)
                    .map_or_else(|| id.to_string(), |channel| self.text(&channel.name));
                self.item(step, name, &[])
            })
            .collect()
    }

    fn pains(&self, step: &Step) -> Vec<Item> {
        step.pains
            .iter()
            .map(|pain| {
                let severity = pain
                    .severity
                    .as_ref()
                    .and_then(|severity| Some((severity, self.document.scale_of(severity, "severity5")?)))
                    .and_then(|(severity, scale)| Some((severity.value_on(scale)?, scale.max)))
                    .map(|(value, max)| format!("severity {} of {}", json::number(value), json::number(max)));
                Item {
                    detail: severity,
                    lead: self.persona(pain.persona.as_ref()),
                    ..self.item(step, self.text(&pain.text), &pain.evidence)
                }
            })
            .collect()
    }

    fn gains(&self, step: &Step) -> Vec<Item> {
        step.gains
            .iter()
            .map(|gain| Item {
                lead: self.persona(gain.persona.as_ref()),
                ..self.item(step, self.text(&gain.text), &gain.evidence)
            })
            .collect()
    }

    /// The opportunities that address this step, or something in it.
    fn opportunities(&self, step: &Step) -> Vec<Item> {
        let here = |id: &Id| {
            step.id == *id || step.pains.iter().any(|pain| pain.id == *id) || step.needs.contains(id)
        };
        self.map
            .opportunities
            .iter()
            .filter(|opportunity| opportunity.addresses.iter().any(here))
            .map(|opportunity| self.item(step, self.text(&opportunity.text), &[]))
            .collect()
    }

    fn sources(&self) -> Vec<String> {
        self.document
            .evidence
            .iter()
            .map(|evidence| {
                let mut line = self.words(evidence.title.as_ref()).unwrap_or_else(|| evidence.id.to_string());
                if let Some(n) = &evidence.n {
                    line.push_str(&format!(", n={n}"));
                }
                match (&evidence.from, &evidence.to) {
                    (Some(from), Some(to)) => line.push_str(&format!(", {from} to {to}")),
                    (Some(day), None) | (None, Some(day)) => line.push_str(&format!(", {day}")),
                    (None, None) => {}
                }
                line
            })
            .collect()
    }

    /// A persona's name, where the map has more than one.
    fn persona(&self, id: Option<&Id>) -> Option<String> {
        let id = id.filter(|_| self.map.personas.len() > 1)?;
        Some(
            self.document
                .persona(id.as_str())
                .map_or_else(|| id.to_string(), |persona| self.text(&persona.name)),
        )
    }

    fn text(&self, text: &Text) -> String {
        text.in_language(self.language).to_owned()
    }

    fn words(&self, text: Option<&Text>) -> Option<String> {
        text.map(|text| self.text(text))
    }
}
