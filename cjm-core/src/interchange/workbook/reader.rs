//! From the bytes of a workbook to its tables.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, ExcelDateTime, Reader as _, SheetType, Xlsx, XlsxError};

use super::cell::{Cell, Place};
use super::guard::{self, refused};
use super::layout::{GUIDE, MORE, SHEETS, Sheet, fold, named};
use super::table::{Book, Row, Slot, empty_book};
use crate::Error;
use crate::interchange::receipt::{Place as Lost, Receipt, Remark};
use crate::read::{Limits, shorten};

/// Cells of one workbook.
const MOST_CELLS: usize = 5_000_000;
/// The last row and column that spreadsheets have.
const LAST: (u32, u32) = (1_048_575, 16_383);

/// A cell as it stands in the file.
struct Raw {
    row: u32,
    column: u32,
    cell: Cell,
}

/// The tables of a workbook; what cannot be read in it is told by its cell.
///
/// # Errors
/// [`Error::ForeignFile`]: it is no workbook, is broken, or has none of the sheets.
pub(super) fn read(bytes: &[u8], receipt: &mut Receipt) -> Result<Book, Error> {
    guard::check(bytes)?;
    // The library counts on files that spreadsheet programs have written.
    let book = catch_unwind(AssertUnwindSafe(|| tables(bytes, receipt)));
    book.unwrap_or_else(|_| Err(refused("it is broken", "save it once more from a spreadsheet program")))
}

fn broken(error: XlsxError) -> Error {
    let hint = "save it once more as .xlsx from a spreadsheet program, without a password";
    refused(error.to_string(), hint)
}

fn tables(bytes: &[u8], receipt: &mut Receipt) -> Result<Book, Error> {
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let mut book = empty_book();
    let mut seen = vec![false; book.len()];
    let mut cells = 0;
    for tab in workbook.sheets_metadata().to_vec() {
        let at = named(&tab.name).filter(|_| tab.typ == SheetType::WorkSheet);
        let Some((at, sheet)) = at.and_then(|at| Some((at, SHEETS.get(at)?))) else {
            if fold(&tab.name) != fold(GUIDE) {
                let message = format!("nothing is made of sheet `{}`", shorten(&tab.name));
                receipt.remark(Remark::about(message, "the sheets are those of `cjm new -o board.xlsx`"));
            }
            continue;
        };
        if std::mem::replace(seen.get_mut(at).unwrap_or(&mut false), true) {
            let message = format!("there are two sheets `{}`: the first one counts", sheet.title);
            receipt.remark(Remark::about(message, "keep one of them"));
            continue;
        }
        let mut raw = raw(&mut workbook, &tab.name, at, &mut cells, receipt)?;
        if sheet.is_turned() {
            raw.iter_mut().for_each(|cell| std::mem::swap(&mut cell.row, &mut cell.column));
        }
        // In a broken file cells may stand in any order, or twice: the first counts.
        raw.sort_by_key(|cell| (cell.row, cell.column));
        raw.dedup_by_key(|cell| (cell.row, cell.column));
        if let Some(table) = book.get_mut(at) {
            table.rows = rows(at, sheet, raw, receipt);
        }
    }
    if !seen.contains(&true) {
        let titles: Vec<&str> = SHEETS.iter().filter(|sheet| sheet.open).map(|sheet| sheet.title).collect();
        let message = format!("it has none of the sheets {}", titles.join(", "));
        return Err(refused(message, "begin with `cjm new -o board.xlsx`; notes of a whiteboard go as CSV"));
    }
    Ok(book)
}

/// The cells of a sheet that hold something.
fn raw(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    tab: &str,
    sheet: usize,
    cells: &mut usize,
    receipt: &mut Receipt,
) -> Result<Vec<Raw>, Error> {
    let mut reader = workbook.worksheet_cells_reader(tab).map_err(broken)?;
    let mut raw = Vec::new();
    while let Some(record) = reader.next_cell_with_formula_metadata().map_err(broken)? {
        let (row, column) = record.pos;
        let place = Place { sheet, row, column };
        let mut told = |message: &str, help: &'static str| {
            receipt.remark(Remark::in_cell(place.name(), message, help));
        };
        if row > LAST.0 || column > LAST.1 {
            return Err(refused(format!("cell {} lies beyond the sheet", place.name()), "save it once more"));
        }
        *cells += 1;
        if *cells > MOST_CELLS {
            return Err(refused(format!("more than {MOST_CELLS} cells"), "split the workbook"));
        }
        if let DataRef::Error(error) = &record.value {
            told(&format!("the cell holds the error {error}"), "write the value");
            receipt.lose("cell with an error", Lost::Cell(place.name()));
            continue;
        }
        let cell = cell(record.value);
        let most = Limits::default().string;
        if matches!(&cell, Some(Cell::Text(text)) if text.len() > most) {
            let message = format!("cell {} holds more than {most} bytes", place.name());
            return Err(refused(message, "shorten the text"));
        }
        if record.formula.is_some() {
            match &cell {
                Some(_) => told("a formula: the value that it last had is taken", "write the value"),
                None => {
                    told("a formula that was never computed", "write the value");
                    receipt.lose("formula without a value", Lost::Cell(place.name()));
                }
            }
        }
        raw.extend(cell.map(|cell| Raw { row, column, cell }));
    }
    Ok(raw)
}

fn cell(value: DataRef<'_>) -> Option<Cell> {
    let text = |text: &str| (!text.trim().is_empty()).then(|| Cell::Text(text.to_owned()));
    match value {
        DataRef::Int(value) => Some(Cell::Number(value as f64)),
        DataRef::Float(value) => Some(Cell::Number(value)),
        DataRef::String(value) | DataRef::DateTimeIso(value) | DataRef::DurationIso(value) => text(&value),
        DataRef::SharedString(value) => text(value),
        DataRef::Bool(value) => Some(Cell::Truth(value)),
        DataRef::DateTime(value) => Some(Cell::Text(date(&value))),
        DataRef::Error(_) | DataRef::Empty => None,
    }
}

/// A date as documents have it: `2026-07-01`, with the time where there is one; a duration as `PT90M`.
fn date(value: &ExcelDateTime) -> String {
    if value.is_duration() {
        let minutes = (value.as_f64() * 1440.0).round().abs();
        return format!("PT{minutes}M");
    }
    let (year, month, day, hour, minute, second, _) = value.to_ymd_hms_milli();
    let day = format!("{year:04}-{month:02}-{day:02}");
    match (hour, minute, second) {
        (0, 0, 0) => day,
        _ => format!("{day}T{hour:02}:{minute:02}:{second:02}Z"),
    }
}

/// What a column of the file is.
#[derive(Clone, Copy)]
enum Heading {
    Of(usize),
    /// It and all after it.
    More,
    Unknown,
}

fn rows(at: usize, sheet: &Sheet, raw: Vec<Raw>, receipt: &mut Receipt) -> Vec<Row> {
    let place = |row: u32, column: u32| match sheet.is_turned() {
        true => Place { sheet: at, row: column, column: row },
        false => Place { sheet: at, row, column },
    };
    let Some(first) = raw.first().map(|cell| cell.row) else { return Vec::new() };
    let mut headings: Vec<(u32, Heading)> = Vec::new();
    for cell in raw.iter().take_while(|cell| cell.row == first) {
        let words = cell.cell.words();
        let heading = heading(sheet, &words);
        let same =
            |(_, it): &(u32, Heading)| matches!((it, heading), (Heading::Of(a), Heading::Of(b)) if *a == b);
        let twice = headings.iter().any(same);
        let after_more = headings.iter().any(|(_, it)| matches!(it, Heading::More));
        if after_more {
            continue;
        }
        if twice || matches!(heading, Heading::Unknown) {
            let message = format!("nothing is made of column `{}`", shorten(&words));
            let name = place(cell.row, cell.column).name();
            receipt.remark(Remark::in_cell(
                name.clone(),
                message,
                "the columns are those of `cjm new -o board.xlsx`",
            ));
            receipt.lose("column that is not known", Lost::Cell(name));
        }
        headings.push((cell.column, if twice { Heading::Unknown } else { heading }));
    }
    let more = headings.iter().find(|(_, it)| matches!(it, Heading::More)).map(|(column, _)| *column);
    let mut rows: Vec<Row> = Vec::new();
    let mut line = first;
    for Raw { row, column, cell } in raw.into_iter().skip_while(|cell| cell.row == first) {
        if row != line || rows.is_empty() {
            rows.push(Row { place: place(row, column), ..Row::default() });
            line = row;
        }
        let Some(own) = rows.last_mut() else { continue };
        if more.is_some_and(|more| column >= more) {
            let Cell::Text(piece) = &cell else { continue };
            match &mut own.more {
                Some((text, _)) => text.push_str(piece),
                None => own.more = Some((piece.clone(), place(row, column))),
            }
            continue;
        }
        let heading = headings.iter().find(|(own, _)| *own == column).map(|(_, heading)| *heading);
        match heading {
            Some(Heading::Of(index)) => {
                own.slots.push(Slot { column: index, cell, place: place(row, column) })
            }
            Some(_) => {}
            None => {
                let name = place(row, column).name();
                let message = format!("`{}` stands below no heading", shorten(&cell.words()));
                receipt.remark(Remark::in_cell(
                    name.clone(),
                    message,
                    "write it below the heading that it belongs to",
                ));
                receipt.lose("cell without a heading", Lost::Cell(name));
            }
        }
    }
    let says = |slot: &Slot| sheet.columns.get(slot.column).is_some_and(|column| !column.is_key);
    rows.retain(|row| row.more.is_some() || row.slots.iter().any(says));
    rows.iter_mut().for_each(|row| row.slots.sort_by_key(|slot| slot.column));
    rows
}

fn heading(sheet: &Sheet, words: &str) -> Heading {
    if fold(words) == fold(MORE) {
        return Heading::More;
    }
    let called = sheet.columns.iter().position(|column| fold(column.title) == fold(words));
    let found = called.or_else(|| sheet.columns.iter().position(|column| fold(column.member) == fold(words)));
    found.map_or(Heading::Unknown, Heading::Of)
}
