//! [`Sheet`]: a table as delimited text: CSV, with comma, semicolon or tab.
//!
//! A row without a quote is split by hand, any other by `csv-core`.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use memchr::{memchr, memchr_iter};

use super::cells::{Cells, Each};
use crate::Error;

/// More than any log has.
const MOST_COLUMNS: usize = 10_000;
/// A cell that is longer is a row with a quote too many.
const LONGEST_CELL: usize = 10 << 20;
/// How much is read once more after rows with a quote too many, before they are given up as they are.
const MOST_AGAIN: usize = 256 << 20;

pub(crate) struct Sheet<'a> {
    body: &'a [u8],
    delimiter: u8,
    pub(crate) headings: Vec<String>,
}

/// A row as it stands in the text.
struct Record {
    /// How long it is, with its line feed.
    length: usize,
    /// How much of it is its first line.
    line: usize,
    /// Whether a quote is not closed, or a cell is too long.
    broken: bool,
}

impl<'a> Sheet<'a> {
    pub(crate) fn new(data: &'a [u8]) -> Result<Self, Error> {
        let unusable = |message: &str, hint: &str| Error::Unusable {
            message: message.to_owned(),
            hint: Some(hint.to_owned()),
        };
        let delimiter = delimiter(data);
        let mut splitter = Splitter::new(delimiter);
        let mut at = 0;
        loop {
            let rest = data.get(at..).unwrap_or_default();
            if rest.is_empty() {
                return Err(unusable("the table is empty", "the first line names the columns"));
            }
            let record = splitter.split(rest);
            at += record.length;
            let cells = splitter.cells(rest, &record);
            if splitter.is_blank() {
                continue;
            }
            if record.broken || splitter.spans.len() > MOST_COLUMNS {
                return Err(unusable(
                    "the headings cannot be read",
                    "the first line names the columns, as CSV",
                ));
            }
            let headings = (0..splitter.spans.len()).map(|column| {
                std::str::from_utf8(cells.get(column)).map(|heading| heading.trim().to_owned())
            });
            let headings: Result<Vec<String>, _> = headings.collect();
            let headings = headings
                .map_err(|_| unusable("the headings are not UTF-8", "save the table as CSV in UTF-8"))?;
            return Ok(Self { body: data.get(at..).unwrap_or_default(), delimiter, headings });
        }
    }

    /// All rows below the headings; blank lines are no rows.
    pub(crate) fn rows(&self, each: &mut Each<'_>) -> Result<(), Error> {
        let mut splitter = Splitter::new(self.delimiter);
        let mut again = 0;
        let mut rest = self.body;
        let mut row = 0;
        while !rest.is_empty() {
            let record = splitter.split(rest);
            let mut length = record.length;
            if splitter.is_blank() {
                rest = rest.get(length..).unwrap_or_default();
                continue;
            }
            row += 1;
            let width = splitter.spans.len();
            if record.broken || width != self.headings.len() {
                // A quote too many must not take the lines that follow with it.
                if record.length > record.line && again <= MOST_AGAIN {
                    again += record.length;
                    length = record.line;
                }
                let told = if record.broken {
                    "a quote is not closed, or a cell is longer than 10 MiB".to_owned()
                } else {
                    format!("{width} cells, the headings have {}", self.headings.len())
                };
                each(row, Err(told))?;
            } else {
                each(row, Ok(splitter.cells(rest, &record)))?;
            }
            rest = rest.get(length..).unwrap_or_default();
        }
        Ok(())
    }
}

/// Splits one row after the other, with the same memory.
struct Splitter {
    delimiter: u8,
    /// Where the cells are: in the row itself, or unquoted in `text`.
    spans: Vec<(usize, usize)>,
    quoted: bool,
    text: Vec<u8>,
    ends: Vec<usize>,
    reader: Reader,
}

impl Splitter {
    fn new(delimiter: u8) -> Self {
        let reader = ReaderBuilder::new().delimiter(delimiter).build();
        Self { delimiter, spans: Vec::new(), quoted: false, text: vec![0; 4096], ends: vec![0; 256], reader }
    }

    fn cells<'b>(&'b self, rest: &'b [u8], record: &Record) -> Cells<'b> {
        let text = if self.quoted { &self.text } else { rest.get(..record.length).unwrap_or_default() };
        Cells::new(text, &self.spans)
    }

    fn is_blank(&self) -> bool {
        matches!(self.spans.as_slice(), [] | [(0, 0)]) && !self.quoted
    }

    fn split(&mut self, rest: &[u8]) -> Record {
        let line = memchr(b'\n', rest).map_or(rest.len(), |at| at + 1);
        let text = rest.get(..line).unwrap_or_default();
        self.spans.clear();
        self.quoted = memchr(b'"', text).is_some();
        if self.quoted {
            return self.unquote(rest, line);
        }
        let text = text.strip_suffix(b"\n").unwrap_or(text);
        let text = text.strip_suffix(b"\r").unwrap_or(text);
        let mut from = 0;
        for at in memchr_iter(self.delimiter, text) {
            self.spans.push((from, at));
            from = at + 1;
        }
        self.spans.push((from, text.len()));
        Record { length: line, line, broken: text.len() > LONGEST_CELL }
    }

    fn unquote(&mut self, rest: &[u8], line: usize) -> Record {
        self.reader.reset();
        let (mut length, mut written, mut cells) = (0, 0, 0);
        let ended = loop {
            let input = rest.get(length..).unwrap_or_default();
            // An input that is at its end is closed by an empty one.
            let input = input.get(..LONGEST_CELL.min(input.len())).unwrap_or_default();
            let text = self.text.get_mut(written..).unwrap_or_default();
            let ends = self.ends.get_mut(cells..).unwrap_or_default();
            let (result, read, wrote, ended) = self.reader.read_record(input, text, ends);
            length += read;
            written += wrote;
            cells += ended;
            match result {
                ReadRecordResult::Record => break true,
                ReadRecordResult::End => break true,
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if self.text.len() > LONGEST_CELL => break false,
                ReadRecordResult::OutputFull => self.text.resize(self.text.len() * 2, 0),
                ReadRecordResult::OutputEndsFull if self.ends.len() > MOST_COLUMNS => break false,
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
            }
        };
        let mut from = 0;
        for &end in self.ends.iter().take(cells) {
            self.spans.push((from, end));
            from = end;
        }
        let raw = rest.get(..length).unwrap_or_default();
        // A quote that is still open at the end of the data has taken the last line feed with it.
        let last = self.spans.last().and_then(|&(from, to)| self.text.get(from..to)).unwrap_or_default();
        let odd = memchr_iter(b'"', raw).count() % 2 == 1 && (!raw.ends_with(b"\n") || last.ends_with(b"\n"));
        let open = odd || (last.contains(&b'\n') && !raw.trim_ascii_end().ends_with(b"\""));
        let long = self.spans.iter().any(|(from, to)| to - from > LONGEST_CELL);
        let broken = !ended || long || (open && length == rest.len());
        // csv-core takes the line feed of `\r\n` for the beginning of the next row.
        if raw.ends_with(b"\r") && rest.get(length) == Some(&b'\n') {
            length += 1;
        }
        Record { length: length.max(1), line: line.min(length.max(1)), broken }
    }
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

#[cfg(test)]
mod tests {
    use super::Sheet;

    fn rows(text: &str) -> Vec<String> {
        let mut out = Vec::new();
        let sheet = Sheet::new(text.as_bytes()).unwrap();
        sheet
            .rows(&mut |row, cells| {
                out.push(match cells {
                    Ok(cells) => {
                        let cell = |at| String::from_utf8(cells.get(at).to_vec()).unwrap();
                        let all: Vec<String> = (0..sheet.headings.len()).map(cell).collect();
                        format!("{row}: {}", all.join("|"))
                    }
                    Err(told) => format!("{row}! {told}"),
                });
                Ok(())
            })
            .unwrap();
        out
    }

    #[test]
    fn plain_and_quoted_rows_are_split_alike() {
        assert_eq!(
            rows("a;b\n1;2\r\n\n\"x;y\";\"say \"\"no\"\"\"\r\n3;\n"),
            ["1: 1|2", "2: x;y|say \"no\"", "3: 3|"]
        );
        assert_eq!(rows("a,b\n\"one\ntwo\",2\n3,4"), ["1: one\ntwo|2", "2: 3|4"]);
        assert_eq!(rows("a\n\"\"\nx"), ["1: ", "2: x"]);
    }

    #[test]
    fn an_open_quote_at_the_end_is_found_whatever_stands_before_it() {
        let broken = "a quote is not closed, or a cell is longer than 10 MiB";
        assert_eq!(rows("a,b\n5\" pipe,\"x\n1,2\n"), [format!("1! {broken}"), "2: 1|2".to_owned()]);
        assert_eq!(rows("a,b\n1,\"x"), [format!("1! {broken}")]);
        assert_eq!(rows("a,b\n5\" pipe,x\n"), ["1: 5\" pipe|x"]);
        assert_eq!(rows("a,b\n1,\"x\ny\"\n"), ["1: 1|x\ny"]);
    }

    #[test]
    fn one_broken_row_takes_no_other_with_it() {
        assert_eq!(
            rows("a,b\n1,2\n\"3,4\n5,6\n7\n"),
            [
                "1: 1|2",
                "2! a quote is not closed, or a cell is longer than 10 MiB",
                "3: 5|6",
                "4! 1 cells, the headings have 2"
            ]
        );
        assert_eq!(
            rows("a,b\n\"1,2\n3,4\n5\",6,\n7,8"),
            ["1! 3 cells, the headings have 2", "2: 3|4", "3! 3 cells, the headings have 2", "4: 7|8"]
        );
    }
}
