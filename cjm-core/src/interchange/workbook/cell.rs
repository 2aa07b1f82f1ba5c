//! [`Cell`]: what stands in a cell, and [`Place`]: where.

use super::layout::SHEETS;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    Text(String),
    Number(f64),
    Truth(bool),
}

/// Where a cell stands: the index of its sheet, row and column from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Place {
    pub(super) sheet: usize,
    pub(super) row: u32,
    pub(super) column: u32,
}

/// The most UTF-16 units of one cell: a little less than what spreadsheets hold.
pub(super) const MOST_UNITS: usize = 32_000;

impl Cell {
    /// The text as it comes back from a sheet; nothing where it would not.
    pub(super) fn text(text: &str) -> Option<Self> {
        let whole = !text.is_empty()
            && text.trim() == text
            && !text.contains("_x")
            && text.chars().all(|character| character == '\n' || is_plain(character))
            && text.encode_utf16().count() <= MOST_UNITS;
        whole.then(|| Self::Text(text.to_owned()))
    }

    /// The words, without blanks around them; of numbers as JSON has them.
    pub(super) fn words(&self) -> String {
        match self {
            Self::Text(text) => text.trim().to_owned(),
            Self::Number(value) => crate::write::json::number(*value),
            Self::Truth(true) => "yes".to_owned(),
            Self::Truth(false) => "no".to_owned(),
        }
    }
}

/// Whether a character survives the way through a sheet's XML.
pub(super) fn is_plain(character: char) -> bool {
    !character.is_control() && !matches!(character, '\u{fffe}' | '\u{ffff}')
}

impl Place {
    /// As spreadsheets say it: `Steps!F7`.
    pub(super) fn name(self) -> String {
        let title = SHEETS.get(self.sheet).map_or("", |sheet| sheet.title);
        let quote = if title.contains(' ') { "'" } else { "" };
        format!("{quote}{title}{quote}!{}", address(self.row, self.column))
    }
}

/// `F7`
pub(super) fn address(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    let letters: String = letters.iter().rev().collect();
    format!("{letters}{}", u64::from(row) + 1)
}

#[cfg(test)]
mod tests {
    use super::{Cell, address};

    #[test]
    fn cells_are_called_as_spreadsheets_call_them() {
        assert_eq!(address(0, 0), "A1");
        assert_eq!(address(6, 5), "F7");
        assert_eq!(address(0, 25), "Z1");
        assert_eq!(address(9, 26), "AA10");
        assert_eq!(address(1_048_575, 16_383), "XFD1048576");
    }

    #[test]
    fn only_text_that_comes_back_the_same_stands_in_a_cell() {
        assert!(Cell::text("=HYPERLINK(\"x\")").is_some());
        assert!(Cell::text("two\nlines").is_some());
        for text in ["", " a", "a\r", "\u{1}", "_x0041_", "\u{fffe}", "a".repeat(40_000).as_str()] {
            assert!(Cell::text(text).is_none(), "{text:?}");
        }
    }
}
