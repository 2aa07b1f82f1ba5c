//! Sticky notes: a CSV table of `stage,lane,text` with, where known, `step,author,votes`, as whiteboards
//! export it. The order of the notes is the order of the map; notes that say the same become one.

use std::collections::{BTreeMap, BTreeSet};

use super::lane::Lane;
use super::receipt::{Place, Receipt, Remark};
use crate::Error;
use crate::model::{
    Any, Cell, Channel, Count, Document, Emotion, Gain, Id, KnowledgeGap, Map, Measure, Need, Note,
    Opportunity, Pain, Stage, Step, Touchpoint, preset_channel, preset_channels, preset_scale,
};
use crate::read::{NewIds, shorten};
use crate::survey::{Preset, Row, Sheet};
use crate::write::json;

/// The member that keeps notes of lanes that the format does not have.
const KEPT: &str = "x-notes";
const HEADINGS: &str = "the first line is `stage,lane,text`, and `step,author,votes` where known";
/// The largest whole number that JSON can hold in every language.
const MOST_VOTES: f64 = 9_007_199_254_740_991.0;

/// The map that the notes make.
///
/// # Errors
/// [`Error::Foreign`]: the table cannot be read, or has no columns `stage`, `lane` and `text`.
pub(super) fn import(bytes: &[u8], title: Option<&str>) -> Result<(Document, Receipt), Error> {
    let refused = |error| match error {
        Error::Unusable { message, hint } => {
            Error::Foreign { format: "csv", line: 1, column: 1, message, hint }
        }
        other => other,
    };
    if bytes.trim_ascii().is_empty() {
        let hint = Some(HEADINGS.to_owned());
        return Err(refused(Error::Unusable { message: "the table is empty".to_owned(), hint }));
    }
    let sheet = Sheet::new(bytes, Preset::PlainWide).map_err(refused)?;
    let columns = Columns::of(&sheet).map_err(refused)?;
    let mut receipt = Receipt::new("csv");
    for column in (0..sheet.width()).filter(|&column| !columns.all().contains(&Some(column))) {
        let message = format!("nothing is made of column `{}`", shorten(&sheet.title(column)));
        receipt.remark(Remark::on(1, message, "the columns are stage, lane, text, step, author, votes"));
        receipt.lose("column that is not known", Place::Line(1));
    }
    let notes = gathered(&sheet, &columns, &mut receipt);
    let mut board = Board::new(title, &mut receipt);
    for note in &notes {
        board.place(note, &mut receipt);
    }
    Ok((board.document(&mut receipt), receipt))
}

/// Where each column stands.
struct Columns {
    stage: usize,
    lane: usize,
    text: usize,
    step: Option<usize>,
    author: Option<usize>,
    votes: Option<usize>,
}

impl Columns {
    fn of(sheet: &Sheet<'_>) -> Result<Self, Error> {
        let column = |name: &str| -> Result<Option<usize>, Error> {
            let found = (0..sheet.width()).find(|&at| sheet.title(at).trim().eq_ignore_ascii_case(name));
            Ok(sheet.column(name)?.or(found))
        };
        let needed = |name: &str| {
            column(name)?.ok_or_else(|| Error::Unusable {
                message: format!("the table has no column `{name}`"),
                hint: Some(HEADINGS.to_owned()),
            })
        };
        Ok(Self {
            stage: needed("stage")?,
            lane: needed("lane")?,
            text: needed("text")?,
            step: column("step")?,
            author: column("author")?,
            votes: column("votes")?,
        })
    }

    fn all(&self) -> [Option<usize>; 6] {
        [Some(self.stage), Some(self.lane), Some(self.text), self.step, self.author, self.votes]
    }
}

/// Notes of one place and lane that say the same.
struct Sticky {
    line: usize,
    stage: String,
    step: String,
    lane: String,
    text: String,
    /// In their order, nobody twice.
    authors: Vec<String>,
    votes: Option<u64>,
}

impl Sticky {
    fn author(&self) -> Option<String> {
        (!self.authors.is_empty()).then(|| self.authors.join(", "))
    }

    fn votes(&self) -> Option<Count> {
        self.votes.map(Count)
    }

    fn note(&self) -> Note {
        Note {
            text: self.text.as_str().into(),
            votes: self.votes(),
            author: self.author(),
            ..Note::default()
        }
    }
}

/// What two texts have in common that say the same: neither case nor blanks count.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn gathered(sheet: &Sheet<'_>, columns: &Columns, receipt: &mut Receipt) -> Vec<Sticky> {
    let mut notes: Vec<Sticky> = Vec::new();
    let mut known: BTreeMap<[String; 4], usize> = BTreeMap::new();
    let mut signed: BTreeSet<(usize, String)> = BTreeSet::new();
    let mut rows = 0;
    for row in sheet.rows() {
        let row = match row {
            Ok(row) => row,
            Err(fault) => {
                let line = fault.row as usize;
                receipt.remark(Remark::on(line, fault.message, ""));
                receipt.lose("row that cannot be read", Place::Line(line));
                continue;
            }
        };
        rows += 1;
        let Some(note) = sticky(&row, columns, receipt) else { continue };
        let lane = Lane::named(&note.lane).map_or_else(|| folded(&note.lane), |lane| lane.word().to_owned());
        let key = [folded(&note.stage), folded(&note.step), lane, folded(&note.text)];
        let at = known.get(&key).copied().unwrap_or(notes.len());
        let is_new = |author: &String| signed.insert((at, author.clone()));
        let authors: Vec<String> = note.authors.into_iter().filter(is_new).collect();
        match notes.get_mut(at) {
            Some(first) => {
                receipt.carry("duplicates", 1);
                first.votes = match (first.votes, note.votes) {
                    (None, votes) => votes,
                    (Some(votes), more) => Some(votes.saturating_add(more.unwrap_or_default())),
                };
                first.authors.extend(authors);
            }
            None => {
                known.insert(key, at);
                notes.push(Sticky { authors, ..note });
            }
        }
    }
    receipt.carry("notes", rows);
    notes
}

fn sticky(row: &Row, columns: &Columns, receipt: &mut Receipt) -> Option<Sticky> {
    let line = row.line as usize;
    let optional = |column: Option<usize>| column.map_or("", |column| row.cell(column));
    let (stage, text) = (row.cell(columns.stage), row.cell(columns.text));
    if stage.is_empty() || text.is_empty() {
        let (what, help) = match text {
            "" => ("note without a text", "leave the row out, or write the text"),
            _ => ("note without a stage", "say in which stage it belongs"),
        };
        receipt.remark(Remark::on(line, format!("a {what}"), help));
        receipt.lose(what, Place::Line(line));
        return None;
    }
    let written = optional(columns.votes);
    let votes = whole(written);
    if votes.is_none() && !written.is_empty() {
        receipt.remark(Remark::on(
            line,
            format!("`{}` is no number of votes", shorten(written)),
            "votes are whole numbers from 0",
        ));
        receipt.lose("votes that are no number", Place::Line(line));
    }
    let author = optional(columns.author);
    Some(Sticky {
        line,
        stage: stage.to_owned(),
        step: optional(columns.step).to_owned(),
        lane: row.cell(columns.lane).to_owned(),
        text: text.to_owned(),
        authors: if author.is_empty() { Vec::new() } else { vec![author.to_owned()] },
        votes,
    })
}

/// A whole number as tables write it: `3`, also `3.0`.
fn whole(text: &str) -> Option<u64> {
    let value: f64 = text.parse().ok()?;
    ((0.0..=MOST_VOTES).contains(&value) && value.trunc() == value).then_some(value as u64)
}

/// The map in the making.
struct Board {
    ids: NewIds,
    document: Document,
    map: Map,
    /// By folded name.
    stages: BTreeMap<String, usize>,
    steps: BTreeMap<[String; 2], (usize, usize)>,
    /// Needs, channels, touchpoints by folded text.
    library: BTreeMap<[String; 2], Id>,
    /// Which of them stand at a step already.
    placed: BTreeSet<(Spot, &'static str, Id)>,
    /// Notes of lanes that are not known: how many a lane, and what is kept of them a step.
    unknown: BTreeMap<String, usize>,
    kept: BTreeMap<Spot, Vec<Any>>,
}

/// The indices of a stage and of a step in it.
type Spot = (usize, usize);

impl Board {
    fn new(title: Option<&str>, receipt: &mut Receipt) -> Self {
        if title.is_none() {
            receipt.remark(Remark::about("a table of notes has no title", "give the map one: `title`"));
        }
        let mut ids = NewIds::default();
        let title = title.unwrap_or("Untitled");
        let map = Map { id: ids.of(title, "map"), title: title.into(), ..Map::default() };
        let document = Document { cjm: Some(crate::FORMAT.to_owned()), ..Document::default() };
        Self {
            ids,
            document,
            map,
            stages: BTreeMap::new(),
            steps: BTreeMap::new(),
            library: BTreeMap::new(),
            placed: BTreeSet::new(),
            unknown: BTreeMap::new(),
            kept: BTreeMap::new(),
        }
    }

    /// The step that a note stands in; without one of its own the stage's.
    fn spot(&mut self, note: &Sticky) -> Spot {
        let stage = match self.stages.get(&folded(&note.stage)) {
            Some(&at) => at,
            None => {
                let id = self.ids.of(&note.stage, "stage");
                let stage = Stage { id, name: Some(note.stage.as_str().into()), ..Stage::default() };
                self.map.stages.push(stage);
                self.stages.insert(folded(&note.stage), self.map.stages.len() - 1);
                self.map.stages.len() - 1
            }
        };
        let key = [folded(&note.stage), folded(&note.step)];
        if let Some(&spot) = self.steps.get(&key) {
            return spot;
        }
        let name = Some(note.step.as_str()).filter(|name| !name.is_empty());
        let id = match name {
            Some(name) => self.ids.of(name, "step"),
            None => self.ids.of(&format!("{} step", note.stage), "step"),
        };
        let step = Step { id, name: name.map(Into::into), ..Step::default() };
        let steps = self.map.stages.get_mut(stage).map(|stage| &mut stage.steps);
        let at = steps.map_or(0, |steps| {
            steps.push(step);
            steps.len() - 1
        });
        self.steps.insert(key, (stage, at));
        (stage, at)
    }

    fn place(&mut self, note: &Sticky, receipt: &mut Receipt) {
        let Some(lane) = Lane::named(&note.lane) else {
            *self.unknown.entry(note.lane.clone()).or_default() += 1;
            let spot = self.spot(note);
            self.kept.entry(spot).or_default().push(kept(note));
            return;
        };
        let id = match lane {
            Lane::Need | Lane::Channel | Lane::Touchpoint => Some(self.named(lane, note)),
            Lane::Pain | Lane::Gain | Lane::Opportunity | Lane::Question => {
                Some(self.ids.of(&note.text, lane.word()))
            }
            _ => None,
        };
        if lane.is_bare() && (note.votes.is_some() || !note.authors.is_empty()) {
            receipt.lose(&format!("votes and author of a {}", lane.word()), Place::Line(note.line));
        }
        let (stage, at) = self.spot(note);
        let is_named = matches!(lane, Lane::Need | Lane::Channel | Lane::Touchpoint);
        if let Some(id) = id.as_ref().filter(|_| is_named)
            && !self.placed.insert(((stage, at), lane.word(), id.clone()))
        {
            receipt.carry(lane.many(), 1);
            return;
        }
        let step = self.map.stages.get_mut(stage).and_then(|stage| stage.steps.get_mut(at));
        let Some(step) = step else { return };
        let text = note.text.as_str().into();
        let cell = || Cell { note: note.note(), ..Cell::default() };
        let (votes, author) = (note.votes(), note.author());
        let at = step.id.clone();
        match (lane, id) {
            (Lane::Action, _) => step.actions.push(note.note()),
            (Lane::Thought, _) => step.thoughts.push(note.note()),
            (Lane::Emotion, _) => step.emotions.push(emotion(note, receipt)),
            (Lane::Frontstage, _) => step.frontstage.push(cell()),
            (Lane::Backstage, _) => step.backstage.push(cell()),
            (Lane::Support, _) => step.support_processes.push(cell()),
            (Lane::Evidence, _) => step.physical_evidence.push(cell()),
            (Lane::Pain, Some(id)) => step.pains.push(Pain { id, text, votes, author, ..Pain::default() }),
            (Lane::Gain, Some(id)) => step.gains.push(Gain { id, text, votes, author, ..Gain::default() }),
            (Lane::Need, Some(id)) => step.needs.push(id),
            (Lane::Channel, Some(id)) => step.channels.push(id),
            (Lane::Touchpoint, Some(id)) => step.touchpoints.push(id),
            (Lane::Opportunity, Some(id)) => {
                let addresses = vec![at];
                self.map.opportunities.push(Opportunity {
                    id,
                    text,
                    addresses,
                    votes,
                    author,
                    ..Opportunity::default()
                });
            }
            (Lane::Question, Some(id)) => {
                let about = vec![at];
                self.document.knowledge_gaps.push(KnowledgeGap {
                    id,
                    question: text,
                    about,
                    ..KnowledgeGap::default()
                });
            }
            _ => {}
        }
        receipt.carry(lane.many(), 1);
    }

    /// The need, channel or touchpoint of this name, put into the library where it is new.
    fn named(&mut self, lane: Lane, note: &Sticky) -> Id {
        let key = [lane.word().to_owned(), folded(&note.text)];
        if let Some(id) = self.library.get(&key) {
            return id.clone();
        }
        let name = note.text.as_str();
        let preset = || {
            let named = |channel: &&Channel| channel.name.all().any(|own| own.eq_ignore_ascii_case(name));
            preset_channel(&name.to_ascii_lowercase()).or_else(|| preset_channels().iter().find(named))
        };
        let id = match (lane, preset()) {
            (Lane::Channel, Some(channel)) => channel.id.clone(),
            _ => self.ids.of(name, lane.word()),
        };
        match lane {
            Lane::Need => {
                self.document.needs.push(Need { id: id.clone(), text: name.into(), ..Need::default() })
            }
            Lane::Touchpoint => {
                self.document.touchpoints.push(Touchpoint {
                    id: id.clone(),
                    name: name.into(),
                    ..Touchpoint::default()
                });
            }
            _ if preset_channel(id.as_str()).is_none() => {
                self.document.channels.push(Channel {
                    id: id.clone(),
                    name: name.into(),
                    ..Channel::default()
                });
            }
            _ => {}
        }
        self.library.insert(key, id.clone());
        id
    }

    fn document(mut self, receipt: &mut Receipt) -> Document {
        for stage in &mut self.map.stages {
            // Only a lone step takes the name of its stage.
            if stage.steps.len() > 1 {
                let name = stage.name.clone();
                stage
                    .steps
                    .iter_mut()
                    .filter(|step| step.name.is_none())
                    .for_each(|step| step.name.clone_from(&name));
            }
        }
        for (lane, count) in &self.unknown {
            let shown = shorten(lane);
            let message =
                format!("lane `{shown}` is not known: {count} notes are kept as `{KEPT}` of their steps");
            receipt.remark(Remark::about(message, Lane::HELP));
        }
        for ((stage, at), notes) in std::mem::take(&mut self.kept) {
            if let Some(step) = self.map.stages.get_mut(stage).and_then(|stage| stage.steps.get_mut(at)) {
                step.extra.push(KEPT, Any::List(notes));
            }
        }
        receipt.carry("stages", self.map.stages.len());
        receipt.carry("steps", self.map.steps().count());
        self.document.maps.push(self.map);
        self.document
    }
}

/// A number on the default scale is a value, anything else a word.
fn emotion(note: &Sticky, receipt: &mut Receipt) -> Emotion {
    let number: Option<f64> = note.text.parse().ok().filter(|value: &f64| value.is_finite());
    let fits = |value: &f64| preset_scale("emotion5").is_some_and(|scale| scale.unit(*value).is_some());
    if let Some(value) = number.filter(fits) {
        return Emotion::from(value);
    }
    if let Some(value) = number {
        let message =
            format!("feeling {} is off scale `emotion5`, -2 to 2: it is kept as a word", json::number(value));
        receipt.remark(Remark::on(note.line, message, "write a number from -2 to 2, or a word"));
    }
    Emotion { feeling: Some(note.text.as_str().into()), measure: Measure::default(), ..Emotion::default() }
}

/// A note as an extension of its step.
fn kept(note: &Sticky) -> Any {
    let mut members = vec![
        ("lane".to_owned(), Any::String(note.lane.clone())),
        ("text".to_owned(), Any::String(note.text.clone())),
    ];
    members.extend(note.author().map(|author| ("author".to_owned(), Any::String(author))));
    members.extend(note.votes.map(|votes| ("votes".to_owned(), Any::Number(votes.to_string()))));
    Any::Object(members)
}
