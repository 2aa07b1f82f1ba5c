//! Tables into [`Events`].

use std::collections::BTreeSet;

use super::events::Events;
use super::identity::{self, IdentityFigures, KindOptions, Links, resolve};
use super::moment::Unit;
use super::names::NONE;
use super::options::{Options, Table};
use super::plan::Plan;
use super::preset::Preset;
use super::read::{Rows, unpack};
use super::report::SourceFigures;
use super::writer::{Writer, too_many};
use crate::Error;
use crate::error::nearest;
use crate::model::{Document, Source, SourceKind};
use crate::write::digest;

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
    events.log.recase(|row| customers.of(row));
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
        let rows = Rows::of_table(self.table, &data)?;
        let hash = if self.table.is_lent() { String::new() } else { digest(self.table.data) };
        let mut report = SourceFigures {
            id: self.id(),
            file: self.table.file.map(str::to_owned),
            hash,
            format: rows.format().to_owned(),
            ..SourceFigures::default()
        };
        if let Some(source) = self.source.filter(|source| source.kind == SourceKind::Customers) {
            super::customers::read(&rows, source, options, events, &mut report)?;
            return Ok(report);
        }
        let plan = Plan::new(rows.headings(), options, self.source, self.preset, self.alone)?;
        let source = events.sources.code(report.id.as_bytes()).map_err(|_| too_many("sources"))?;
        let mut writer = Writer { events, plan: &plan, source, clock: None, report: &mut report, tell };
        let wanted = plan.wanted();
        #[cfg(feature = "arrow")]
        match rows.columns() {
            Some(columns) => columns.batches(&wanted, &mut |batch| writer.batch(batch))?,
            None => rows.each(&wanted, &mut |row, cells| writer.take(row, cells))?,
        }
        #[cfg(not(feature = "arrow"))]
        rows.each(&wanted, &mut |row, cells| writer.take(row, cells))?;
        let unit = writer.clock.map_or(Unit::Iso, |clock| clock.unit);
        report.time_unit = unit.name().to_owned();
        report.timezone = plan.zone.clone().unwrap_or_else(|| "UTC".to_owned());
        report.columns = plan.columns;
        report.guessed = plan.guessed;
        Ok(report)
    }
}
