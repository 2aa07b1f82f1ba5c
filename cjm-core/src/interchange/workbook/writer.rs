//! From tables to the bytes of a workbook.

use std::collections::BTreeMap;

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Formula, Note, Workbook, Worksheet, XlsxError,
};

use super::cell::{Cell, address, is_plain};
use super::form::Form;
use super::hints::Hint;
use super::layout::{Column, GUIDE, MORE, SHEETS, Sheet};
use super::names::Names;
use super::spread::pieces;
use super::table::{Book, Slot};
use crate::Error;
use crate::model::{Document, Kind, preset_channels, preset_scales};

/// Rows that drop-downs reach at least: a board grows.
const ROWS: u32 = 500;
/// Columns of maps that drop-downs reach at least.
const MAPS: u32 = 12;
/// The most characters of a drop-down's list.
const MOST_LIST: usize = 255;
/// Points that a line takes, and that a row may be high.
const LINE: f64 = 15.0;
const MOST_HEIGHT: f64 = 400.0;
/// Characters that a column of a turned sheet is wide.
const WIDE: u16 = 44;
/// Characters that a printed page is wide.
const PAGE: u16 = 220;
/// Characters of the place of a comment.
const MOST_ABOUT: usize = 120;
const HEADING: u32 = 0x1F_3A_5F;
const PALE: u32 = 0xEE_F2_F7;

/// The bytes of a workbook with these tables; the same tables give the same bytes.
pub(super) fn write(book: &Book, document: &Document, hints: &[Hint]) -> Result<Vec<u8>, Error> {
    bytes(book, document, hints).map_err(|error| Error::Internal(error.to_string()))
}

fn bytes(book: &Book, document: &Document, hints: &[Hint]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // A date of its own, so that the clock is not in the file.
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(
        &DocProperties::new().set_title("Customer journey map").set_creation_datetime(&created),
    );
    let looks = Looks::new();
    guide(workbook.add_worksheet(), &looks, hints)?;
    let names = Names::of(document);
    for (sheet, table) in SHEETS.iter().zip(book) {
        let tab = workbook.add_worksheet();
        tab.set_name(sheet.title)?;
        let page = Page { sheet, looks: &looks, names: &names };
        let (mut most, mut pieces) = (0, 1);
        let mut lines = BTreeMap::new();
        for (index, row) in table.rows.iter().enumerate() {
            for slot in &row.slots {
                let (row, needed) = page.slot(tab, index, slot)?;
                let lines = lines.entry(row).or_insert(1);
                *lines = needed.max(*lines);
            }
            if let Some((text, _)) = &row.more {
                pieces = pieces.max(page.more(tab, index, text)?);
            }
            most = index as u32 + 1;
        }
        page.headings(tab, most)?;
        for (row, lines) in lines {
            make_room(tab, row, lines)?;
        }
        page.hide(tab, pieces)?;
        if most == 0 && !sheet.open {
            tab.set_hidden(true);
        }
    }
    workbook.save_to_buffer()
}

/// How cells look.
struct Looks {
    title: Format,
    heading: Format,
    text: Format,
    key: Format,
    number: Format,
}

impl Looks {
    fn new() -> Self {
        let cell = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        // As text, `=1+1` stays what it is also when somebody edits the cell.
        let text = cell.clone().set_num_format("@");
        Self {
            title: Format::new().set_bold().set_font_size(16),
            heading: text
                .clone()
                .set_bold()
                .set_font_color(0xFF_FF_FF_u32)
                .set_background_color(HEADING)
                .set_border_bottom(FormatBorder::Thin),
            key: text.clone().set_background_color(PALE),
            number: cell,
            text,
        }
    }
}

fn guide(tab: &mut Worksheet, looks: &Looks, hints: &[Hint]) -> Result<(), XlsxError> {
    tab.set_name(GUIDE)?;
    let widths = [22, 90];
    for (column, width) in (0..).zip(widths) {
        tab.set_column_width(column, width)?;
    }
    tab.write_string_with_format(0, 0, "A customer journey map", &looks.title)?;
    let lines = [
        (
            "How to fill it in",
            "Begin with sheet Map, then write a row a step in sheet Steps. Everything else may stay empty.",
        ),
        ("Several in one cell", "One a line: Alt+Enter (on a Mac Option+Enter) begins a new line."),
        ("What is not known", "Leave it empty. Empty is unknown, never zero."),
        (
            "Ids",
            "You need none: they are made of the names. Once a thing has an id, keep it; it is how changes are followed.",
        ),
        (
            "Naming things",
            "Where a cell names a persona, a need or the like, write its id or its name. What is new is made.",
        ),
        ("Comments", "Every heading says what to write below it: point at it. Many cells have drop-downs."),
        (
            "Hidden",
            "Empty sheets and machine columns are hidden. Right-click a tab, and Unhide, for the other sheets below.",
        ),
        (
            "Back to cjm",
            "cjm import board.xlsx -o board.cjm.yaml tells by sheet and cell what it cannot use.",
        ),
    ];
    let mut row = 2;
    for (title, line) in lines {
        tab.write_string_with_format(row, 0, title, &looks.key)?;
        tab.write_string_with_format(row, 1, line, &looks.text)?;
        row += 1;
    }
    row += 1;
    for Hint { about, text } in hints {
        let about = if about.is_empty() { "About this map" } else { about };
        let about: String = about.chars().take(MOST_ABOUT).collect();
        for piece in pieces(&text.replace(|character| character != '\n' && !is_plain(character), " ")) {
            tab.write_string_with_format(row, 0, about.as_str(), &looks.key)?;
            tab.write_string_with_format(row, 1, piece.as_str(), &looks.text)?;
            let [narrow, wide] = widths;
            make_room(tab, row, lines_of(&about, narrow).max(lines_of(&piece, wide)))?;
            row += 1;
        }
    }
    row += u32::from(!hints.is_empty());
    for sheet in SHEETS {
        tab.write_string_with_format(row, 0, sheet.title, &looks.key)?;
        tab.write_string_with_format(row, 1, sheet.about, &looks.text)?;
        row += 1;
    }
    tab.set_landscape().set_print_fit_to_pages(1, 0);
    Ok(())
}

/// How many lines words take in a column so many characters wide.
fn lines_of(words: &str, width: u16) -> u32 {
    words.lines().map(|line| (line.chars().count() as u32).div_ceil(u32::from(width.max(1))).max(1)).sum()
}

/// Not every program makes room by itself.
fn make_room(tab: &mut Worksheet, row: u32, lines: u32) -> Result<(), XlsxError> {
    if lines > 1 {
        tab.set_row_height(row, (LINE * f64::from(lines)).min(MOST_HEIGHT))?;
    }
    Ok(())
}

/// One tab in the making.
struct Page<'a> {
    sheet: &'a Sheet,
    looks: &'a Looks,
    names: &'a Names,
}

impl Page<'_> {
    /// Row and column of a thing's member.
    fn place(&self, thing: u32, column: u32) -> (u32, u16) {
        let (row, column) = if self.sheet.is_turned() { (column, thing) } else { (thing, column) };
        (row, u16::try_from(column).unwrap_or(u16::MAX))
    }

    /// Writes a cell, and tells its row and how many lines it takes.
    fn slot(&self, tab: &mut Worksheet, index: usize, slot: &Slot) -> Result<(u32, u32), XlsxError> {
        let (row, column) = self.place(index as u32 + 1, slot.column as u32);
        match &slot.cell {
            Cell::Number(value) => tab.write_number_with_format(row, column, *value, &self.looks.number)?,
            cell => {
                let is_key = self.sheet.columns.get(slot.column).is_some_and(|column| column.is_key);
                let look = if is_key { &self.looks.key } else { &self.looks.text };
                tab.write_string_with_format(row, column, cell.words(), look)?
            }
        };
        let width = match self.sheet.columns.get(slot.column) {
            Some(column) if !self.sheet.is_turned() => column.width,
            _ => WIDE,
        };
        Ok((row, lines_of(&slot.cell.words(), width)))
    }

    /// Writes the hidden cells of a row and tells how many they are.
    fn more(&self, tab: &mut Worksheet, index: usize, text: &str) -> Result<u32, XlsxError> {
        let mut count = 0;
        for piece in pieces(text) {
            let (row, column) = self.place(index as u32 + 1, self.sheet.columns.len() as u32 + count);
            tab.write_string(row, column, piece)?;
            count += 1;
        }
        Ok(count)
    }

    /// The headings with their comments, and what may be written below them.
    fn headings(&self, tab: &mut Worksheet, things: u32) -> Result<(), XlsxError> {
        let turned = self.sheet.is_turned();
        for (at, column) in self.sheet.columns.iter().enumerate() {
            let (row, place) = self.place(0, at as u32);
            tab.write_string_with_format(row, place, column.title, &self.looks.heading)?;
            tab.insert_note(row, place, &Note::new(column.help).add_author_prefix(false).set_width(260))?;
            let form = self.sheet.form(column);
            if !turned {
                tab.set_column_width(place, f64::from(column.width))?;
                let look = if form == Form::Number { &self.looks.number } else { &self.looks.text };
                tab.set_column_format(place, look)?;
            }
            if let Some(list) = self.list(column, form) {
                let last = if turned { things.max(MAPS) } else { things.saturating_add(ROWS).min(1_048_575) };
                let (to_row, to_place) = self.place(last, at as u32);
                let (from_row, from_place) = self.place(1, at as u32);
                tab.add_data_validation(from_row, from_place, to_row, to_place, &list)?;
            }
        }
        if turned {
            tab.set_column_width(0, 22)?;
            tab.set_column_range_width(1, MAPS as u16, WIDE)?;
            tab.set_column_range_format(1, MAPS as u16, &self.looks.text)?;
            tab.set_freeze_panes(0, 1)?;
        } else {
            let keys = self.sheet.columns.iter().take_while(|column| column.is_key).count();
            tab.set_freeze_panes(1, keys as u16 + 1)?;
            tab.set_repeat_rows(0, 0)?;
            tab.set_repeat_columns(0, keys as u16)?;
            tab.set_row_height(0, 2.0 * LINE)?;
        }
        let (row, place) = self.place(0, self.sheet.columns.len() as u32);
        tab.write_string_with_format(row, place, MORE, &self.looks.heading)?;
        let width: u16 = self.sheet.columns.iter().map(|column| column.width).sum();
        tab.set_landscape().set_print_fit_to_pages(if turned { 1 } else { width.div_ceil(PAGE) }, 0);
        Ok(())
    }

    /// Hides what is for machines, and the column of the map where there is one only.
    fn hide(&self, tab: &mut Worksheet, pieces: u32) -> Result<(), XlsxError> {
        let first = self.sheet.columns.len() as u32;
        if self.sheet.is_turned() {
            for row in first..first + pieces {
                tab.set_row_hidden(row)?;
            }
            return Ok(());
        }
        tab.set_column_range_hidden(first as u16, (first + pieces - 1) as u16)?;
        if self.names.ids(Kind::Map).count() < 2
            && let Some(map) =
                self.sheet.columns.iter().position(|column| column.is_key && column.member == "map")
        {
            tab.set_column_hidden(map as u16)?;
        }
        Ok(())
    }

    /// The drop-down of a column: the words that it takes, or the ids of another sheet.
    fn list(&self, column: &Column, form: Form) -> Option<DataValidation> {
        let words: Vec<String> = match form {
            Form::Choice(words) | Form::Choices(words) => {
                words.iter().map(|word| (*word).to_owned()).collect()
            }
            Form::Truth | Form::Because => vec!["yes".to_owned(), "no".to_owned()],
            Form::Reference | Form::References => self.ids(column),
            _ => return None,
        };
        let list = DataValidation::new();
        let fits = !words.is_empty() && words.iter().map(|word| word.len() + 1).sum::<usize>() <= MOST_LIST;
        let list = match self.range(column) {
            Some(range) => list.allow_list_formula(Formula::new(range)),
            None if fits => list.allow_list_strings(&words).ok()?,
            None => return None,
        };
        // Of what may be named, several stand in a cell, and names stand for ids.
        let is_strict = matches!(form, Form::Choice(_) | Form::Truth);
        if is_strict {
            let list =
                list.set_error_style(DataValidationErrorStyle::Stop).set_error_title("Not one of the list");
            list.and_then(|list| list.set_error_message("Choose from the list, or leave the cell empty."))
                .ok()
        } else {
            Some(list.show_error_message(false))
        }
    }

    /// Ids that a drop-down lists itself, because they stand on no sheet of their own.
    fn ids(&self, column: &Column) -> Vec<String> {
        let mut ids: Vec<String> = column.words.iter().map(|word| (*word).to_owned()).collect();
        match column.to {
            [Kind::Channel] => ids.extend(preset_channels().iter().map(|it| it.id.0.clone())),
            [Kind::Scale] => ids.extend(preset_scales().iter().map(|it| it.id.0.clone())),
            _ => {}
        }
        for &kind in column.to {
            ids.extend(
                self.names
                    .ids(kind)
                    .filter(|id| !ids.iter().any(|own| own == id))
                    .map(str::to_owned)
                    .collect::<Vec<_>>(),
            );
        }
        ids
    }

    /// The cells of another sheet in which the ids stand.
    fn range(&self, column: &Column) -> Option<String> {
        let [kind] = column.to else { return None };
        if !column.words.is_empty() || matches!(kind, Kind::Channel | Kind::Scale) {
            return None;
        }
        let sheet = SHEETS.iter().find(|sheet| sheet.kind == Some(*kind))?;
        let ids = sheet.columns.iter().position(|own| own.member == "id")? as u32;
        let (from, to) = if sheet.is_turned() {
            (address(ids, 1), address(ids, MAPS))
        } else {
            (address(1, ids), address(ROWS, ids))
        };
        Some(format!("='{}'!{}:{}", sheet.title, fixed(&from), fixed(&to)))
    }
}

/// `A2` as `$A$2`.
fn fixed(address: &str) -> String {
    let digits = address.find(|c: char| c.is_ascii_digit()).unwrap_or(address.len());
    let (letters, digits) = address.split_at_checked(digits).unwrap_or((address, ""));
    format!("${letters}${digits}")
}
