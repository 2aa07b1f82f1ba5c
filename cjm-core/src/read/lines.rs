//! [`Lines`]: from byte offsets to lines and columns.

use std::ops::Range;

use crate::check::Span;

/// Where each line of a text begins. Made only when there is something to show.
#[derive(Debug, Clone)]
pub(crate) struct Lines<'a> {
    text: &'a [u8],
    starts: Vec<usize>,
    /// How many characters begin before every `STRIDE`th byte: some documents are one long line.
    marks: Vec<usize>,
}

const STRIDE: usize = 1 << 10;

impl<'a> Lines<'a> {
    /// The lines of `text`, which need not be valid UTF-8.
    pub(crate) fn new(text: &'a [u8]) -> Self {
        let mut starts = vec![0];
        let mut bytes = text.iter().enumerate().peekable();
        while let Some((at, &byte)) = bytes.next() {
            let ends = match byte {
                b'\n' => true,
                b'\r' => bytes.peek().is_none_or(|&(_, &next)| next != b'\n'),
                _ => false,
            };
            if ends {
                starts.push(at + 1);
            }
        }
        let mut characters = 0;
        let marks = text.chunks(STRIDE).map(|chunk| {
            let before = characters;
            characters += count(chunk);
            before
        });
        let marks = marks.collect();
        Self { text, starts, marks }
    }

    /// Line and column of a byte, both from 1; columns count Unicode scalar values. A byte order
    /// mark takes no column.
    pub(crate) fn position(&self, byte: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|&start| start <= byte);
        let start = self.starts.get(line.wrapping_sub(1)).copied().unwrap_or(0);
        let mark = usize::from(start == 0 && self.text.starts_with(b"\xEF\xBB\xBF") && byte > 0);
        let column = self.characters(byte.min(self.text.len())) - self.characters(start) - mark;
        (line, column + 1)
    }

    /// How many characters begin before a byte.
    fn characters(&self, byte: usize) -> usize {
        let chunk = byte / STRIDE;
        match self.marks.get(chunk) {
            Some(before) => before + count(self.text.get(chunk * STRIDE..byte).unwrap_or_default()),
            None => self.marks.last().map_or(0, |before| {
                before + count(self.text.get((self.marks.len() - 1) * STRIDE..byte).unwrap_or_default())
            }),
        }
    }

    /// A stretch of bytes with its lines and columns.
    pub(crate) fn span(&self, bytes: Range<usize>) -> Span {
        let (line, column) = self.position(bytes.start);
        let (end_line, end_column) = self.position(bytes.end);
        Span { start: bytes.start, end: bytes.end, line, column, end_line, end_column }
    }

    /// The text of a line, counted from 1, without its line break.
    pub(crate) fn line(&self, line: usize) -> &'a [u8] {
        let start = self.starts.get(line.wrapping_sub(1)).copied().unwrap_or(self.text.len());
        let end = self.starts.get(line).copied().unwrap_or(self.text.len());
        let text = self.text.get(start..end).unwrap_or_default();
        let text = text.strip_suffix(b"\n").unwrap_or(text);
        text.strip_suffix(b"\r").unwrap_or(text)
    }
}

/// Every byte that does not continue a character begins one.
fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}
