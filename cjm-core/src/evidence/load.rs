//! Tables into [`Events`].

use std::collections::BTreeSet;

use super::events::{Events, Kind};
use super::identity::{self, IdentityFigures, KindOptions, Links, resolve};
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

/// What was read.
pub(crate) struct Loaded {
    /// One after the other as they come.
    pub(crate) events: Events,
    /// One a table.
    pub(crate) sources: Vec<SourceFigures>,
    pub(crate) identity: Option<IdentityFigures>,
}

/// Reads all tables.
pub(crate) fn load(
    tables: &[Table<'_>],
    document: Option<&Document>,
    options: &Options,
    tell: &mut dyn FnMut(u64) -> Result<(), Error>,
) -> Result<Loaded, Error> {
    let options = &Options { identity: kinds_of(tables, document, options)?, ..options.clone() };
    let kinds = options.identity.len();
    let links = (kinds > 0).then(|| Links::new(kinds, options.linking.salt.as_deref()));
    let mut events = Events { links, ..Events::default() };
    let mut sources = Vec::new();
    for table in tables {
        let named = |error: Error| match (table.file, error) {
            (Some(file), Error::Unusable { message, hint }) if tables.len() > 1 => {
                Error::Unusable { message: format!("`{file}`: {message}"), hint }
            }
            (_, error) => error,
        };
        let (source, preset) = meant(table.source, document, tables.len() == 1)?;
        let reading = Reading { table, source, preset, alone: tables.len() == 1 };
        sources.push(reading.run(&mut events, options, tell).map_err(named)?);
    }
    let identity = match events.links.take() {
        Some(links) => Some(link(&mut events, links, &linking(document, options)?)?),
        None => None,
    };
    Ok(Loaded { events, sources, identity })
}

/// The kinds of ids that say whose events they are: those that the call names; else, where it names no case,
/// those of the document's sources, if each table has a source with ids.
pub(crate) fn kinds_of(
    tables: &[Table<'_>],
    document: Option<&Document>,
    options: &Options,
) -> Result<Vec<String>, Error> {
    if !options.identity.is_empty() || options.case.is_some() {
        return Ok(options.identity.clone());
    }
    let mut kinds = BTreeSet::new();
    for table in tables {
        match meant(table.source, document, tables.len() == 1)? {
            (Some(source), _) if !source.id_kinds.is_empty() => kinds.extend(source.id_kinds.keys().cloned()),
            (Some(source), _) if source.kind == SourceKind::Customers => {}
            _ => return Ok(Vec::new()),
        }
    }
    Ok(kinds.into_iter().collect())
}

/// How ids are linked: as the options say, else as the document's sources do.
fn linking(document: Option<&Document>, options: &Options) -> Result<identity::Options, Error> {
    let sources = || document.into_iter().flat_map(|document| &document.sources);
    let kinds = options.identity.iter().map(|name| {
        let said = options.linking.kinds.iter().find(|kind| kind.kind == *name);
        said.cloned().unwrap_or_else(|| {
            let of_source = || sources().filter_map(|source| source.id_kinds.get(name));
            KindOptions {
                kind: name.clone(),
                link: of_source().find_map(|kind| kind.link),
                per_person: of_source().find_map(|kind| kind.per_person).map(|count| count.0),
            }
        })
    });
    let unit = options.linking.unit.or_else(|| sources().find_map(|source| source.unit));
    let linking = identity::Options { kinds: kinds.collect(), unit, ..options.linking.clone() };
    linking.verify(&options.linking.kinds)?;
    Ok(linking)
}

/// Makes customers of the ids: they are the cases.
fn link(
    events: &mut Events,
    mut links: Links,
    options: &identity::Options,
) -> Result<IdentityFigures, Error> {
    let customers = resolve(&mut links, options)?;
    customers.apply(&mut events.case);
    let mut rows: Vec<u32> = (0..events.segment_of_case.len() as u32).collect();
    customers.apply(&mut rows);
    let segments = std::mem::take(&mut events.segment_of_case);
    // Of one customer in several rows the first that names a segment counts.
    for (&case, &segment) in rows.iter().zip(&segments).rev() {
        if case != NONE && segment != NONE {
            events.belongs(case, segment);
        }
    }
    Ok(customers.report)
}

/// The source and the preset that a name means; without a name the document's only source of events.
pub(crate) fn meant<'a>(
    name: Option<&str>,
    document: Option<&'a Document>,
    alone: bool,
) -> Result<(Option<&'a Source>, Option<&'static Preset>), Error> {
    let sources = document.map_or(&[][..], |document| document.sources.as_slice());
    let readable =
        || sources.iter().filter(|source| matches!(source.kind, SourceKind::Events | SourceKind::Customers));
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
        let mut writer = Writer { events, plan: &plan, source, clock: None };
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
}

impl Writer<'_> {
    fn row(&mut self, cells: &Cells<'_>) -> Result<(), String> {
        let Events { channels, segments, links, .. } = &mut *self.events;
        if links.is_none() && self.plan.case.is_none_or(|column| cells.get(column).is_empty()) {
            return Err("no case".to_owned());
        }
        let channel =
            optional(channels, self.plan.channel.map_or(&b""[..], |column| cells.get(column)), "channel")?;
        let segment = optional(segments, &self.plan.segments.of(cells)?, "segment")?;
        let mut case = None;
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
            let own = match case {
                Some(case) => case,
                None => self.case(cells)?,
            };
            case = Some(own);
            self.events.push(own, Kind { activity, channel, segment, source: self.source }, time);
        }
        if case.is_some() { Ok(()) } else { Err("no time".to_owned()) }
    }

    /// Whose row it is; asked only of rows that can be used, so that no other links ids.
    fn case(&mut self, cells: &Cells<'_>) -> Result<u32, String> {
        let Events { cases, links, .. } = &mut *self.events;
        match links {
            Some(links) => row_of_ids(links, &self.plan.ids, cells, true),
            None => code(cases, self.plan.case.map_or(&b""[..], |column| cells.get(column)), "case"),
        }
    }
}

/// The number of a row's ids.
pub(crate) fn row_of_ids(
    links: &mut Links,
    columns: &[Option<usize>],
    cells: &Cells<'_>,
    event: bool,
) -> Result<u32, String> {
    let mut ids = Vec::with_capacity(columns.len());
    for (kind, column) in columns.iter().enumerate() {
        if let Some(column) = column {
            ids.push((kind, std::str::from_utf8(cells.get(*column)).map_err(|_| "an id is not UTF-8")?));
        }
    }
    let row = if event { links.event(ids) } else { links.customer(ids) };
    if row == NONE { Err("no id that can be used".to_owned()) } else { Ok(row) }
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
