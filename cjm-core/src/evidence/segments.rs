//! [`Segments`]: the segments that a row names.

use std::borrow::Cow;

use super::plan::Headings;
use super::read::Cells;
use crate::Error;
use crate::model::Source;
use crate::write::json::number;

/// Between the segments of a customer who is in several at once.
const BETWEEN: char = '\u{1f}';

/// The columns that name segments.
pub(crate) struct Segments {
    columns: Vec<Column>,
}

struct Column {
    at: usize,
    name: String,
    /// A number is cut here.
    edges: Option<Vec<f64>>,
}

impl Segments {
    /// The columns of these names; the source says which of them are cut into bands.
    ///
    /// # Errors
    /// A column that the table does not have.
    pub(crate) fn new<'a>(
        headings: &Headings<'_>,
        source: Option<&Source>,
        names: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, Error> {
        let column = |name: &str| {
            let edges = source.and_then(|source| source.bands.get(name)).cloned();
            Ok(Column { at: headings.named(name)?, name: name.to_owned(), edges })
        };
        Ok(Self { columns: names.into_iter().map(column).collect::<Result<_, Error>>()? })
    }

    /// Which columns of the table are read.
    pub(crate) fn wanted(&self) -> impl Iterator<Item = usize> {
        self.columns.iter().map(|column| column.at)
    }

    /// The columns by name, for the report; nothing where there is none.
    pub(crate) fn told(&self) -> Option<String> {
        let names: Vec<&str> = self.columns.iter().map(|column| column.name.as_str()).collect();
        (!names.is_empty()).then(|| names.join(", "))
    }

    /// The column, if any, whose cells are the segments as they stand. Nothing where there are several columns,
    /// or bands.
    #[cfg(feature = "arrow")]
    pub(crate) fn plain(&self) -> Option<Option<usize>> {
        match self.columns.as_slice() {
            [] => Some(None),
            [Column { at, edges: None, .. }] => Some(Some(*at)),
            _ => None,
        }
    }

    /// The segment of a row, empty where it names none: the cell, or its band; of several columns
    /// `COLUMN: CELL` each, in one name that [`each`] takes apart.
    pub(crate) fn of<'a>(&self, cells: &Cells<'a>) -> Result<Cow<'a, [u8]>, String> {
        match self.columns.as_slice() {
            [] => Ok(Cow::Borrowed(b"")),
            [only] => only.of(cells),
            several => {
                let mut names: Vec<u8> = Vec::new();
                for column in several {
                    let own = column.of(cells)?;
                    if own.is_empty() {
                        continue;
                    }
                    if !names.is_empty() {
                        names.push(BETWEEN as u8);
                    }
                    names.extend_from_slice(column.name.as_bytes());
                    names.extend_from_slice(b": ");
                    names.extend_from_slice(&own);
                }
                Ok(Cow::Owned(names))
            }
        }
    }
}

impl Column {
    fn of<'a>(&self, cells: &Cells<'a>) -> Result<Cow<'a, [u8]>, String> {
        let cell = cells.get(self.at);
        match &self.edges {
            Some(edges) if !cell.is_empty() => {
                let value = std::str::from_utf8(cell).ok().and_then(|text| text.trim().parse().ok());
                let value = value.ok_or("the number to cut into bands cannot be read")?;
                Ok(Cow::Owned(band(value, edges).into_bytes()))
            }
            _ if cell.contains(&(BETWEEN as u8)) => Err("a segment holds a control character".to_owned()),
            _ => Ok(Cow::Borrowed(cell)),
        }
    }
}

/// The segments that a name of [`Segments::of`] stands for.
pub(crate) fn each(name: &str) -> impl Iterator<Item = &str> {
    name.split(BETWEEN)
}

/// Whether a name stands for several segments.
pub(crate) fn is_several(name: &str) -> bool {
    name.contains(BETWEEN)
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
