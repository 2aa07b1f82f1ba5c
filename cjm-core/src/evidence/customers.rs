//! A table of customers: which segments each belongs to.

use super::events::Events;
use super::options::Options;
use super::plan::Headings;
use super::preset::PLAIN;
use super::read::Rows;
use super::report::SourceFigures;
use super::segments::Segments;
use super::writer::{bad, row_of_ids};
use crate::Error;
use crate::model::{Columns, Source};

/// Reads the segments of each customer: the columns that the options name; else that of the source, and those
/// that it cuts into bands.
pub(crate) fn read(
    rows: &Rows<'_>,
    source: &Source,
    options: &Options,
    events: &mut Events,
    report: &mut SourceFigures,
) -> Result<(), Error> {
    let headings = Headings(rows.headings());
    let of_source = source.columns.as_ref();
    let ids = headings.ids(options, Some(source), false)?;
    let case = match of_source.and_then(|columns| columns.case.as_deref()) {
        _ if events.links.is_some() => None,
        Some(name) => Some(headings.named(name)?),
        None => Some(headings.usual(PLAIN.case).map_or_else(|| headings.named("case"), Ok)?),
    };
    // The option may name columns of the events.
    let asked: Vec<&str> =
        options.segment.iter().map(String::as_str).filter(|name| headings.named(name).is_ok()).collect();
    let said = of_source.and_then(|columns| columns.segment.as_deref());
    let banded = source.bands.keys().map(String::as_str).filter(|&name| said != Some(name));
    let names = if asked.is_empty() { said.into_iter().chain(banded).collect() } else { asked };
    if names.is_empty() {
        return Err(Error::Unusable {
            message: format!("the source `{}` names no column of segments", source.id),
            hint: Some("say `columns: { segment: … }` or `bands`".to_owned()),
        });
    }
    let segments = Segments::new(&headings, Some(source), names)?;
    report.columns = Columns {
        case: case.and_then(|at| rows.headings().get(at)).cloned(),
        segment: segments.told(),
        ..Columns::default()
    };
    let mut wanted: Vec<usize> = ids.iter().copied().flatten().chain(case).collect();
    wanted.extend(segments.wanted());
    rows.each(&wanted, &mut |row, cells| {
        report.rows = row;
        let told = cells.and_then(|cells| {
            let whose = match (&mut events.links, case.map_or(&b""[..], |case| cells.get(case))) {
                (Some(links), _) => row_of_ids(links, &ids, &cells, false)?,
                (None, b"") => return Err("no case".to_owned()),
                (None, case) => events.cases.code(case).map_err(|_| "the case is not UTF-8")?,
            };
            let name = segments.of(&cells)?;
            if name.is_empty() {
                return Ok(());
            }
            let segment = events.segments.code(&name).map_err(|_| "the segment is not UTF-8")?;
            events.belongs(whose, segment);
            Ok(())
        });
        if let Err(message) = told {
            bad(report, row, message);
        }
        Ok(())
    })
}
