//! A table of customers: which segment each belongs to.

use super::events::Events;
use super::options::Options;
use super::plan::Headings;
use super::preset::PLAIN;
use super::read::Rows;
use super::report::SourceFigures;
use super::writer::{bad, row_of_ids};
use crate::Error;
use crate::model::{Columns, Source};
use crate::write::json::number;

/// Reads the segment of each customer: the column `segment`, else the first column that is cut into bands.
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
    let named = of_source.and_then(|columns| columns.segment.as_deref());
    // The option may name a column of the events.
    let option = options.segment.as_deref().filter(|name| headings.named(name).is_ok());
    let banded = source.bands.keys().next().map(String::as_str);
    let Some(name) = option.or(named).or(banded) else {
        return Err(Error::Unusable {
            message: format!("the source `{}` names no column of segments", source.id),
            hint: Some("say `columns: { segment: … }` or `bands`".to_owned()),
        });
    };
    let segment = headings.named(name)?;
    let edges = source.bands.get(name);
    report.columns = Columns {
        case: case.and_then(|at| rows.headings().get(at)).cloned(),
        segment: Some(name.to_owned()),
        ..Columns::default()
    };
    let mut wanted: Vec<usize> = ids.iter().copied().flatten().chain(case).collect();
    wanted.push(segment);
    rows.each(&wanted, &mut |row, cells| {
        report.rows = row;
        let told = cells.and_then(|cells| {
            let whose = match (&mut events.links, case.map_or(&b""[..], |case| cells.get(case))) {
                (Some(links), _) => row_of_ids(links, &ids, &cells, false)?,
                (None, b"") => return Err("no case".to_owned()),
                (None, case) => events.cases.code(case).map_err(|_| "the case is not UTF-8")?,
            };
            let text = cells.get(segment);
            if text.is_empty() {
                return Ok(());
            }
            let name = match edges {
                Some(edges) => {
                    let value = std::str::from_utf8(text).ok().and_then(|text| text.trim().parse().ok());
                    band(value.ok_or("the number to cut into bands cannot be read")?, edges).into_bytes()
                }
                None => text.to_vec(),
            };
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

/// The band of a number: `below 18`, `18-30`, `30+`; an edge begins the band above it.
fn band(value: f64, edges: &[f64]) -> String {
    let above = edges
        .iter()
        .copied()
        .filter(|&edge| edge <= value)
        .fold(None, |most: Option<f64>, edge| Some(most.map_or(edge, |most| most.max(edge))));
    let below = edges
        .iter()
        .copied()
        .filter(|&edge| edge > value)
        .fold(None, |least: Option<f64>, edge| Some(least.map_or(edge, |least| least.min(edge))));
    match (above, below) {
        (Some(above), Some(below)) => format!("{}-{}", number(above), number(below)),
        (Some(above), None) => format!("{}+", number(above)),
        (None, Some(below)) => format!("below {}", number(below)),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::band;

    #[test]
    fn an_edge_begins_the_band_above_it() {
        let edges = [18.0, 30.0, 50.0];
        let bands: Vec<String> = [3.0, 18.0, 29.9, 50.0].iter().map(|&age| band(age, &edges)).collect();
        assert_eq!(bands, ["below 18", "18-30", "18-30", "50+"]);
    }
}
