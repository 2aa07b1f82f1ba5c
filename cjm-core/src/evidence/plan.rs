//! [`Plan`]: which column of a table plays which role.

use super::moment::{Clock, Unit};
use super::options::Options;
use super::preset::{PLAIN, Preset};
use super::segments::Segments;
use crate::Error;
use crate::error::nearest;
use crate::model::{Columns, Source};

pub(crate) struct Plan {
    /// Nothing where only ids say whose row it is.
    pub(crate) case: Option<usize>,
    pub(crate) happenings: Vec<Happening>,
    pub(crate) channel: Option<usize>,
    pub(crate) segments: Segments,
    /// The column of each kind of id, in the order of the options; nothing = not in this table.
    pub(crate) ids: Vec<Option<usize>>,
    /// Where said; else as the first time looks.
    pub(crate) unit: Option<Unit>,
    pub(crate) zone: Option<String>,
    /// The columns by name, for the report.
    pub(crate) columns: Columns,
    /// The roles that nobody named.
    pub(crate) guessed: Vec<String>,
}

/// An event that a row tells of.
pub(crate) struct Happening {
    pub(crate) time: usize,
    pub(crate) event: Called,
    /// Whether every row must tell of it.
    pub(crate) needed: bool,
}

/// What an event is called.
pub(crate) enum Called {
    Column(usize),
    Always(&'static str),
}

pub(crate) struct Headings<'a>(pub(crate) &'a [String]);

impl Headings<'_> {
    /// The column that somebody named.
    pub(crate) fn named(&self, name: &str) -> Result<usize, Error> {
        let mut found = self.0.iter().enumerate().filter(|(_, heading)| heading.as_str() == name);
        match (found.next(), found.next()) {
            (Some((at, _)), None) => Ok(at),
            (Some(_), Some(_)) => Err(Error::Unusable {
                message: format!("several columns are called `{name}`"),
                hint: Some("rename all but one of them".to_owned()),
            }),
            (None, _) => Err(Error::Unusable {
                message: format!("the table has no column `{name}`"),
                hint: Some(match nearest(name, self.0.iter().map(String::as_str)) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("its columns are {}", listed(self.0)),
                }),
            }),
        }
    }

    /// The columns of the kinds of ids: as the source says, else called like the kind.
    pub(crate) fn ids(
        &self,
        options: &Options,
        source: Option<&Source>,
        alone: bool,
    ) -> Result<Vec<Option<usize>>, Error> {
        let column = |kind: &String| {
            let said = source.and_then(|source| source.id_kinds.get(kind)).map(|kind| kind.column.as_str());
            match self.named(said.unwrap_or(kind)) {
                Ok(at) => Ok(Some(at)),
                Err(error) if alone || said.is_some() => Err(error),
                Err(_) => Ok(None),
            }
        };
        options.identity.iter().map(column).collect()
    }

    /// The column with one of the usual names.
    pub(crate) fn usual(&self, names: &[&str]) -> Option<usize> {
        let plain = |text: &str| -> String {
            text.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
        };
        let headings: Vec<String> = self.0.iter().map(|heading| plain(heading)).collect();
        names.iter().find_map(|name| {
            let name = plain(name);
            headings.iter().position(|heading| *heading == name)
        })
    }
}

fn listed(headings: &[String]) -> String {
    const FEW: usize = 12;
    let mut text: Vec<String> = headings.iter().take(FEW).map(|heading| format!("`{heading}`")).collect();
    if headings.len() > FEW {
        text.push(format!("and {} more", headings.len() - FEW));
    }
    text.join(", ")
}

impl Plan {
    /// The plan for a table with these headings: the caller's options first, then the source of the
    /// document, then the preset's names, then a guess. `alone` = it is the only table.
    pub(crate) fn new(
        headings: &[String],
        options: &Options,
        source: Option<&Source>,
        preset: Option<&'static Preset>,
        alone: bool,
    ) -> Result<Self, Error> {
        let table = Headings(headings);
        let name = |at: usize| headings.get(at).cloned();
        let of_source = source.and_then(|source| source.columns.as_ref());
        let mut guessed: Vec<String> = Vec::new();
        let mut role = |role: &str,
                        option: Option<&String>,
                        source: Option<&String>,
                        usual: fn(&Preset) -> &'static [&'static str],
                        needed: bool|
         -> Result<Option<usize>, Error> {
            match (option, source) {
                // A column that one of several tables has.
                (Some(name), _) if !needed && !alone => Ok(table.named(name).ok()),
                (Some(name), _) | (None, Some(name)) => table.named(name).map(Some),
                (None, None) => {
                    let found = match preset {
                        Some(preset) if !usual(preset).is_empty() => table.usual(usual(preset)),
                        Some(preset) if preset.name != PLAIN.name => None,
                        _ => {
                            let found = table.usual(usual(&PLAIN));
                            guessed.extend(found.map(|_| role.to_owned()));
                            found
                        }
                    };
                    Ok(found)
                }
            }
        };
        let case = role(
            "case",
            options.case.as_ref(),
            of_source.and_then(|it| it.case.as_ref()),
            |it| it.case,
            true,
        )?;
        let event = role(
            "event",
            options.event.as_ref(),
            of_source.and_then(|it| it.event.as_ref()),
            |it| it.event,
            true,
        )?;
        let time = role(
            "time",
            options.time.as_ref(),
            of_source.and_then(|it| it.time.as_ref()),
            |it| it.time,
            true,
        )?;
        let channel = role(
            "channel",
            options.channel.as_ref(),
            of_source.and_then(|it| it.channel.as_ref()),
            |it| it.channel,
            false,
        )?;
        let said = of_source.and_then(|it| it.segment.as_ref());
        let names: Vec<&str> = match options.segment.as_slice() {
            [] => {
                let found = role("segment", None, said, |it| it.segment, false)?;
                found.and_then(|at| headings.get(at)).map(String::as_str).into_iter().collect()
            }
            // Columns that one of several tables has.
            asked => {
                asked.iter().map(String::as_str).filter(|&it| alone || table.named(it).is_ok()).collect()
            }
        };
        let segments = Segments::new(&table, source, names)?;
        let ids = table.ids(options, source, alone)?;
        let lacks = |role: &str| Error::Unusable {
            message: format!("which column holds the {role} is not said, and no heading tells"),
            hint: Some(format!("name it with `{role}`: the columns are {}", listed(headings))),
        };
        // The case is the customer, whom ids tell.
        let case = case.filter(|_| options.identity.is_empty());
        guessed.retain(|role| role != "case" || case.is_some());
        if case.is_none() && ids.iter().all(Option::is_none) {
            return Err(lacks(if options.identity.is_empty() { "case" } else { "identity" }));
        }
        let milestones = preset.map_or(&[][..], |preset| preset.milestones);
        let mut happenings: Vec<Happening> = Vec::new();
        if milestones.is_empty() || event.is_some() {
            happenings.push(Happening {
                time: time.ok_or_else(|| lacks("time"))?,
                event: Called::Column(event.ok_or_else(|| lacks("event"))?),
                needed: true,
            });
        }
        if event.is_none() {
            happenings.extend(milestones.iter().filter_map(|&(column, event)| {
                let event = Called::Always(event);
                Some(Happening { time: table.usual(&[column])?, event, needed: false })
            }));
        }
        if happenings.is_empty() {
            return Err(lacks("time"));
        }
        let columns = Columns {
            case: case.and_then(name),
            event: event.and_then(name),
            time: happenings.first().and_then(|first| name(first.time)),
            channel: channel.and_then(name),
            segment: segments.told(),
            ..Columns::default()
        };
        let unit = options.time_unit.as_deref().map(Unit::named).transpose()?;
        let zone = options.timezone.clone().or_else(|| source.and_then(|source| source.timezone.clone()));
        // A zone that does not exist is told before anything is read.
        Clock::new(Unit::Iso, zone.as_deref())?;
        let unit = unit.or(preset.and_then(|preset| preset.unit));
        Ok(Self { case, happenings, channel, segments, ids, unit, zone, columns, guessed })
    }

    /// All columns that are read.
    pub(crate) fn wanted(&self) -> Vec<usize> {
        let mut wanted: Vec<usize> = self.ids.iter().flatten().copied().collect();
        wanted.extend([self.case, self.channel].into_iter().flatten());
        wanted.extend(self.segments.wanted());
        for happening in &self.happenings {
            wanted.push(happening.time);
            if let Called::Column(event) = happening.event {
                wanted.push(event);
            }
        }
        wanted.sort_unstable();
        wanted.dedup();
        wanted
    }
}
