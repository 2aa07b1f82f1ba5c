//! Tables into [`Events`].

use super::events::{Events, IdColumn, Kind};
use super::moment::{Clock, Unit};
use super::names::{NONE, Nameless, Names};
use super::options::{Options, Table};
use super::plan::{Called, Plan};
use super::preset::Preset;
use super::read::{Cells, Rows, unpack};
use super::report::{BadRow, SourceFigures};
use crate::Error;
use crate::error::nearest;
use crate::model::{Document, Source, SourceKind};
use crate::write::digest;

/// More bad rows are counted, but not listed.
const MOST_BAD: usize = 100;

/// Told after every so many rows.
const ROWS: u64 = 1 << 16;

/// Reads all tables: events one after the other as they come, and one report a table.
pub(crate) fn load(
    tables: &[Table<'_>],
    document: Option<&Document>,
    options: &Options,
    tell: &mut dyn FnMut(u64) -> Result<(), Error>,
) -> Result<(Events, Vec<SourceFigures>), Error> {
    let mut events = Events {
        ids: options.identity.iter().map(|kind| IdColumn { kind: kind.clone(), ..IdColumn::default() }).collect(),
        ..Events::default()
    };
    let mut reports = Vec::new();
    for table in tables {
        let named = |error: Error| match (table.file, error) {
            (Some(file), Error::Unusable { message, hint }) if tables.len() > 1 => {
                Error::Unusable { message: format!("`{file}`: {message}"), hint }
            }
            (_, error) => error,
        };
        let (source, preset) = meant(table.source, document, tables.len() == 1)?;
        let reading = Reading { table, source, preset, alone: tables.len() == 1 };
        reports.push(reading.run(&mut events, options, tell).map_err(named)?);
    }
    Ok((events, reports))
}

/// The source and the preset that a name means; without a name the document's only source of events.
fn meant<'a>(
    name: Option<&str>,
    document: Option<&'a Document>,
    alone: bool,
) -> Result<(Option<&'a Source>, Option<&'static Preset>), Error> {
    let sources = document.map_or(&[][..], |document| document.sources.as_slice());
    let readable = || {
        sources.iter().filter(|source| matches!(source.kind, SourceKind::Events | SourceKind::Customers))
    };
    let preset = |name: &str| {
        Preset::named(name).ok_or_else(|| {
            let presets: [&str; 5] = Preset::names();
            let names = readable().map(|source| source.id.as_str()).chain(presets);
            Error::Unusable {
                message: format!("there is no source of events and no preset `{name}`"),
                hint: Some(match nearest(name, names) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("the presets are {}", Preset::names().join(", ")),
                }),
            }
        })
    };
    let source = match name {
        Some(name) => match readable().find(|source| source.id == *name) {
            Some(source) => Some(source),
            None => return Ok((None, Some(preset(name)?))),
        },
        None => {
            let mut events = readable().filter(|source| source.kind == SourceKind::Events);
            events.next().filter(|_| alone && events.next().is_none())
        }
    };
    let preset = source.and_then(|source| source.preset.as_deref()).map(preset).transpose()?;
    Ok((source, preset))
}

/// One table that is being read.
struct Reading<'a> {
    table: &'a Table<'a>,
    source: Option<&'a Source>,
    preset: Option<&'static Preset>,
    alone: bool,
}

impl Reading<'_> {
    /// What events of this table are called as a source.
    fn id(&self) -> String {
        let said = || self.table.source.or(self.table.file).unwrap_or("events");
        self.source.map_or_else(|| said().to_owned(), |source| source.id.to_string())
    }

    fn run(
        &self,
        events: &mut Events,
        options: &Options,
        tell: &mut dyn FnMut(u64) -> Result<(), Error>,
    ) -> Result<SourceFigures, Error> {
        let data = unpack(self.table.data)?;
        let rows = Rows::new(&data)?;
        let mut report = SourceFigures {
            id: self.id(),
            file: self.table.file.map(str::to_owned),
            hash: digest(self.table.data),
            format: rows.format().to_owned(),
            ..SourceFigures::default()
        };
        if let Some(source) = self.source.filter(|source| source.kind == SourceKind::Customers) {
            super::customers::read(&rows, source, options, events, &mut report)?;
            return Ok(report);
        }
        let plan = Plan::new(rows.headings(), options, self.source, self.preset, self.alone)?;
        let source = events.sources.code(report.id.as_bytes()).map_err(|_| too_many("sources"))?;
        let mut writer =
            Writer { events, plan: &plan, source, clock: None, ids: vec![NONE; plan.ids.len()] };
        rows.each(&plan.wanted(), &mut |row, cells| {
            report.rows = row;
            match cells.and_then(|cells| writer.row(&cells)) {
                Ok(()) if writer.events.len() > Events::MOST => return Err(too_many("events")),
                Ok(()) => {}
                Err(message) => bad(&mut report, row, message),
            }
            if row % ROWS == 0 { tell(ROWS) } else { Ok(()) }
        })?;
        report.time_unit = writer.clock.map_or(Unit::Iso, |clock| clock.unit).name().to_owned();
        report.timezone = plan.zone.clone().unwrap_or_else(|| "UTC".to_owned());
        report.columns = plan.columns;
        report.guessed = plan.guessed;
        Ok(report)
    }
}

/// Counts a row that cannot be used.
pub(crate) fn bad(report: &mut SourceFigures, row: u64, message: String) {
    report.bad += 1;
    if report.bad_rows.len() < MOST_BAD {
        report.bad_rows.push(BadRow { row, message });
    }
}

fn too_many(what: &str) -> Error {
    Error::Unusable {
        message: format!("more {what} than can be counted at once"),
        hint: Some("split the data by customers, and merge the parts".to_owned()),
    }
}

/// Writes the events of one table.
struct Writer<'a> {
    events: &'a mut Events,
    plan: &'a Plan,
    source: u32,
    /// Once the first time has been read.
    clock: Option<Clock>,
    /// Of the row in hand.
    ids: Vec<u32>,
}

impl Writer<'_> {
    fn row(&mut self, cells: &Cells<'_>) -> Result<(), String> {
        let Events { cases, channels, segments, ids, .. } = &mut *self.events;
        let mut known = false;
        for ((code, column), place) in self.ids.iter_mut().zip(&self.plan.ids).zip(ids) {
            let text = column.map_or(&b""[..], |column| cells.get(column));
            *code = optional(&mut place.names, text, &place.kind)?;
            known |= *code != NONE;
        }
        let case = self.plan.case.map_or(&b""[..], |column| cells.get(column));
        if case.is_empty() && !known {
            return Err("no case".to_owned());
        }
        let case = code(cases, case, "case")?;
        let channel = optional(channels, self.plan.channel.map_or(&b""[..], |column| cells.get(column)), "channel")?;
        let segment = optional(segments, self.plan.segment.map_or(&b""[..], |column| cells.get(column)), "segment")?;
        let mut happened = false;
        for happening in &self.plan.happenings {
            let time = cells.get(happening.time);
            if time.is_empty() && !happening.needed {
                continue;
            }
            let event = match happening.event {
                Called::Column(column) => cells.get(column),
                Called::Always(name) => name.as_bytes(),
            };
            if event.is_empty() {
                return Err("no event".to_owned());
            }
            let time = read(&mut self.clock, self.plan, time)?;
            let activity = code(&mut self.events.activities, event, "event")?;
            self.events.push(case, Kind { activity, channel, segment, source: self.source }, time);
            for (column, &code) in self.events.ids.iter_mut().zip(&self.ids) {
                column.codes.push(code);
            }
            happened = true;
        }
        if happened { Ok(()) } else { Err("no time".to_owned()) }
    }
}

/// A time, with the clock that the first time sets.
fn read(clock: &mut Option<Clock>, plan: &Plan, text: &[u8]) -> Result<i64, String> {
    let told = || {
        let text: String = String::from_utf8_lossy(text).chars().take(40).collect();
        if text.is_empty() { "no time".to_owned() } else { format!("the time `{text}` cannot be read") }
    };
    match clock {
        Some(clock) => clock.read(text).ok_or_else(told),
        None => {
            let unit = plan.unit.unwrap_or_else(|| Unit::guess(text));
            let mut new = Clock::new(unit, plan.zone.as_deref()).map_err(|error| error.to_string())?;
            let time = new.read(text).ok_or_else(told)?;
            *clock = Some(new);
            Ok(time)
        }
    }
}

fn code(names: &mut Names, text: &[u8], role: &str) -> Result<u32, String> {
    names.code(text).map_err(|error| match error {
        Nameless::NotUtf8 => format!("the {role} is not UTF-8"),
        Nameless::TooMany => format!("more than {NONE} different ones in column {role}"),
    })
}

fn optional(names: &mut Names, text: &[u8], role: &str) -> Result<u32, String> {
    if text.is_empty() { Ok(NONE) } else { code(names, text, role) }
}
