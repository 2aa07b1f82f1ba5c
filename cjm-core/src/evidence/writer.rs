//! [`Writer`]: rows into [`Events`].

use super::events::{Events, Kind};
use super::identity::Links;
#[cfg(feature = "arrow")]
use super::log::{Extent, Row};
use super::moment::{Clock, Unit};
use super::names::{NONE, Nameless, Names};
#[cfg(feature = "arrow")]
use super::plan::Happening;
use super::plan::{Called, Plan};
#[cfg(feature = "arrow")]
use super::read::{Batch, Column};
use super::read::{Cells, Moment};
use super::report::{BadRow, SourceFigures};
#[cfg(feature = "arrow")]
use super::segments::is_several;
use crate::Error;

/// More bad rows are counted, but not listed.
const MOST_BAD: usize = 100;

/// Told after every so many rows.
const ROWS: u64 = 1 << 16;

/// Writes the events of one table.
pub(crate) struct Writer<'a> {
    pub(crate) events: &'a mut Events,
    pub(crate) plan: &'a Plan,
    /// The code of what this table is called.
    pub(crate) source: u32,
    /// Once the first time has been read.
    pub(crate) clock: Option<Clock>,
    pub(crate) report: &'a mut SourceFigures,
    /// Hears of every so many rows, and may end the reading.
    pub(crate) tell: &'a mut dyn FnMut(u64) -> Result<(), Error>,
}

impl Writer<'_> {
    /// A row by its number, or what is wrong with it.
    pub(crate) fn take(&mut self, row: u64, cells: Result<Cells<'_>, String>) -> Result<(), Error> {
        self.one(row, cells)?;
        if row.is_multiple_of(ROWS) { (self.tell)(ROWS) } else { Ok(()) }
    }

    fn one(&mut self, row: u64, cells: Result<Cells<'_>, String>) -> Result<(), Error> {
        self.report.rows = row;
        match cells.and_then(|cells| self.row(&cells)) {
            Ok(()) if self.events.len() > Events::MOST => return Err(too_many("events")),
            Ok(()) => {}
            Err(message) => bad(self.report, row, message),
        }
        Ok(())
    }

    /// Some rows at once, as they would be taken one by one.
    #[cfg(feature = "arrow")]
    pub(crate) fn batch(&mut self, batch: &Batch) -> Result<(), Error> {
        let coded = self.coded(batch);
        let column = self.plan.happenings.first().and_then(|first| batch.column(first.time));
        let whole = coded.as_ref().filter(|(cases, kinds)| !cases.contains(&NONE) && !kinds.contains(&NONE));
        if let (Some((cases, kinds)), Some((utc, [first, last], times))) =
            (whole, column.and_then(Column::moments))
            && (utc || self.clock()?.is_utc())
        {
            let most = cases.iter().copied().fold(0, u32::max) + 1;
            let extent = Extent { first, last, cases: most };
            let rows = cases.iter().zip(kinds).zip(times);
            self.events.log.extend(extent, rows.map(|((&case, &kind), &time)| Row { time, case, kind }));
        } else {
            self.rows(batch, coded.as_ref(), column)?;
        }
        if self.events.len() > Events::MOST {
            return Err(too_many("events"));
        }
        self.report.rows = batch.before + batch.rows as u64;
        (self.tell)(batch.rows as u64)
    }

    /// The rows of a batch one by one.
    #[cfg(feature = "arrow")]
    fn rows(
        &mut self,
        batch: &Batch,
        coded: Option<&(Vec<u32>, Vec<u32>)>,
        times: Option<&Column>,
    ) -> Result<(), Error> {
        for row in 0..batch.rows {
            if let (Some((cases, kinds)), Some(times)) = (coded, times)
                && let (Some(&case), Some(&kind)) = (cases.get(row), kinds.get(row))
                && case != NONE
                && kind != NONE
                && let Ok(time) = read(&mut self.clock, self.plan, times.moment(row))
            {
                self.events.log.push(Row { time, case, kind });
            } else {
                self.one(batch.before + row as u64 + 1, Ok(Cells::Row { batch, row }))?;
            }
        }
        Ok(())
    }

    /// The clock of times that are no texts.
    #[cfg(feature = "arrow")]
    fn clock(&mut self) -> Result<&mut Clock, Error> {
        let new = || Clock::new(Unit::Iso, self.plan.zone.as_deref());
        Ok(match &mut self.clock {
            Some(clock) => clock,
            none => none.insert(new()?),
        })
    }

    /// The cases and the kinds of some rows, column by column. `NONE` where there is none. Nothing where rows
    /// are more than an event of a case.
    #[cfg(feature = "arrow")]
    fn coded(&mut self, batch: &Batch) -> Option<(Vec<u32>, Vec<u32>)> {
        let Events { cases, activities, channels, segments, links: None, kinds, .. } = &mut *self.events
        else {
            return None;
        };
        let [Happening { event: Called::Column(event), needed: true, .. }] = self.plan.happenings.as_slice()
        else {
            return None;
        };
        let rows = batch.rows;
        let codes = |names: &mut Names, column: Option<usize>| match column {
            Some(column) => batch.column(column)?.codes(rows, names),
            None => Some(vec![NONE; rows]),
        };
        let case = codes(cases, self.plan.case)?;
        let activity = codes(activities, Some(*event))?;
        let channel = codes(channels, self.plan.channel)?;
        let segment = codes(segments, self.plan.segments.plain()?)?;
        if (0..segments.len()).any(|code| is_several(segments.name(code as u32))) {
            return None;
        }
        let kinds = kinds.codes(
            (activity, activities.len()),
            (&channel, channels.len()),
            (&segment, segments.len()),
            self.source,
        );
        Some((case, kinds))
    }

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
            let time = cells.moment(happening.time);
            if time == Moment::Text(b"") && !happening.needed {
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
fn read(clock: &mut Option<Clock>, plan: &Plan, moment: Moment<'_>) -> Result<i64, String> {
    let text = match moment {
        Moment::Text(text) => text,
        #[cfg(feature = "arrow")]
        Moment::Utc(time) => return Ok(time),
        #[cfg(feature = "arrow")]
        Moment::Wall(wall) => {
            let new = || Clock::new(Unit::Iso, plan.zone.as_deref()).map_err(|error| error.to_string());
            let clock = match clock {
                Some(clock) => clock,
                None => clock.insert(new()?),
            };
            return clock.local(wall).ok_or_else(|| "the time cannot be read".to_owned());
        }
    };
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

/// Counts a row that cannot be used.
pub(crate) fn bad(report: &mut SourceFigures, row: u64, message: String) {
    report.bad += 1;
    if report.bad_rows.len() < MOST_BAD {
        report.bad_rows.push(BadRow { row, message });
    }
}

pub(crate) fn too_many(what: &str) -> Error {
    Error::Unusable {
        message: format!("more {what} than can be counted at once"),
        hint: Some("split the data by customers, and merge the parts".to_owned()),
    }
}
