//! [`Sheet`]: the table of an export: headings, then rows.

use csv::{ByteRecord, ReaderBuilder};

use super::preset::Preset;
use super::report::Fault;
use crate::Error;
use crate::read::Limits;

/// More than any export has.
const MOST_COLUMNS: usize = 10_000;
const MOST_BYTES: usize = 512 << 20;

pub(crate) struct Sheet<'a> {
    data: &'a [u8],
    delimiter: u8,
    heading_rows: usize,
    /// The names of each column: its own first.
    headings: Vec<Vec<String>>,
}

/// A row of answers.
pub(crate) struct Row {
    /// The line of the file on which it begins.
    pub(crate) line: u64,
    cells: Vec<String>,
}

impl Row {
    pub(crate) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.trim())
    }
}

fn unusable(message: String, hint: &str) -> Error {
    Error::Unusable { message, hint: Some(hint.to_owned()) }
}

impl<'a> Sheet<'a> {
    pub(crate) fn new(data: &'a [u8], preset: Preset) -> Result<Self, Error> {
        if data.len() > MOST_BYTES {
            return Err(unusable(
                "the table is larger than 512 MiB".to_owned(),
                "split it, and read part by part",
            ));
        }
        if data.starts_with(&[0xff, 0xfe]) || data.starts_with(&[0xfe, 0xff]) {
            return Err(unusable("the table is UTF-16".to_owned(), "save it as CSV in UTF-8"));
        }
        let data = data.strip_prefix(b"\xef\xbb\xbf").unwrap_or(data);
        let heading_rows = preset.heading_rows();
        let mut sheet = Self { data, delimiter: delimiter(data), heading_rows, headings: Vec::new() };
        let mut rows: Vec<Vec<String>> = Vec::new();
        for (index, record) in sheet.records().take(heading_rows).enumerate() {
            let record = record
                .map_err(|error| unusable(format!("the headings cannot be read: {error}"), "give CSV"))?;
            let cells = text(&record).ok_or_else(|| {
                unusable(format!("heading row {} is not UTF-8", index + 1), "save the table as CSV in UTF-8")
            })?;
            rows.push(cells);
        }
        if rows.len() < heading_rows {
            let message = format!(
                "the table has {} rows, its layout wants {heading_rows} rows of headings",
                rows.len()
            );
            return Err(unusable(
                message,
                "name the layout with `source`: qualtrics, surveymonkey, google-forms, plain-wide, plain-long",
            ));
        }
        let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
        if columns > MOST_COLUMNS {
            return Err(unusable(format!("more than {MOST_COLUMNS} columns"), "keep those that are asked"));
        }
        sheet.headings = headings(&rows, columns, preset);
        Ok(sheet)
    }

    fn records(&self) -> csv::ByteRecordsIntoIter<&'a [u8]> {
        let mut builder = ReaderBuilder::new();
        builder.has_headers(false).flexible(true).delimiter(self.delimiter);
        builder.from_reader(self.data).into_byte_records()
    }

    /// The rows below the headings.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Result<Row, Fault>> + '_ {
        let width = self.headings.len();
        self.records().skip(self.heading_rows).map(move |record| {
            let fault = |row: u64, message: String| Fault { row, column: None, message };
            let record = record.map_err(|error| {
                let line = error.position().map_or(0, csv::Position::line);
                fault(line, "the row cannot be read as CSV: not counted".to_owned())
            })?;
            let line = record.position().map_or(0, csv::Position::line);
            if record.len() != width {
                let message =
                    format!("{} cells, the headings have {width}: the row is not counted", record.len());
                return Err(fault(line, message));
            }
            let most = Limits::default().string;
            if let Some(at) = record.iter().position(|cell| cell.len() > most) {
                let message = format!("more than {most} bytes in a cell: the row is not counted");
                return Err(Fault { row: line, column: Some(self.title(at)), message });
            }
            let cells =
                text(&record).ok_or_else(|| fault(line, "the row is not UTF-8: not counted".to_owned()))?;
            Ok(Row { line, cells })
        })
    }

    /// The column of this name: one that is called so in its first heading, else in any.
    pub(crate) fn column(&self, name: &str) -> Result<Option<usize>, Error> {
        let name = name.trim();
        let called = |by: &dyn Fn(&[String]) -> bool| -> Vec<usize> {
            self.headings.iter().enumerate().filter(|(_, names)| by(names)).map(|(at, _)| at).collect()
        };
        let mut found = called(&|names| names.first().is_some_and(|own| own == name));
        if found.is_empty() {
            found = called(&|names| names.iter().any(|own| own == name));
        }
        match found.as_slice() {
            [] => Ok(None),
            [only] => Ok(Some(*only)),
            several => Err(unusable(
                format!("{} columns are called `{name}`", several.len()),
                "name the column by a heading that stands once",
            )),
        }
    }

    /// All names of a column, its own first.
    pub(crate) fn names(&self, column: usize) -> &[String] {
        self.headings.get(column).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn width(&self) -> usize {
        self.headings.len()
    }

    /// What to call a column in a message.
    pub(crate) fn title(&self, column: usize) -> String {
        let names = self.names(column);
        names
            .iter()
            .find(|name| !name.is_empty())
            .cloned()
            .unwrap_or_else(|| format!("column {}", column + 1))
    }
}

fn text(record: &ByteRecord) -> Option<Vec<String>> {
    record.iter().map(|cell| std::str::from_utf8(cell).ok().map(str::to_owned)).collect()
}

/// Of comma, semicolon and tab what stands most often in the first line, outside quotes.
fn delimiter(data: &[u8]) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0_usize), (b';', 0), (b'\t', 0)];
    for &byte in data.iter().take_while(|&&byte| byte != b'\n').take(1 << 20) {
        quoted ^= byte == b'"';
        for (delimiter, count) in &mut counts {
            *count += usize::from(!quoted && byte == *delimiter);
        }
    }
    // The comma wins a draw.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(delimiter, _)| *delimiter)
}

fn headings(rows: &[Vec<String>], columns: usize, preset: Preset) -> Vec<Vec<String>> {
    let mut question = String::new();
    let cell = |row: usize, column: usize| {
        rows.get(row).and_then(|cells| cells.get(column)).map_or("", |cell| cell.trim()).to_owned()
    };
    (0..columns)
        .map(|column| match preset {
            Preset::SurveyMonkey => {
                let (own, part) = (cell(0, column), cell(1, column));
                if !own.is_empty() {
                    question = own;
                }
                let whole = if part.is_empty() || matches!(part.as_str(), "Response" | "Open-Ended Response")
                {
                    question.clone()
                } else {
                    format!("{question} / {part}")
                };
                vec![whole, part]
            }
            _ => (0..rows.len()).map(|row| cell(row, column)).collect(),
        })
        .collect()
}
