//! From a document to the tables of a workbook. A cell shows a value only where reading it gives the same;
//! everything else stays in the JSON of its row.

use std::collections::{BTreeMap, BTreeSet};

use super::cell::{Cell, MOST_UNITS, Place, is_plain};
use super::form::Form;
use super::layout::{CELLS, Column, NOTES, Rows, SHEETS, Sheet, sheet_of};
use super::names::Names;
use super::table::{Book, Row, Slot, empty_book};
use crate::Error;
use crate::model::{Any, Document};
use crate::read::{Broken, Form as TextForm, decode, parse_json};
use crate::write::json;

/// The tables of a document.
pub(super) fn spread(document: &Document) -> Result<Book, Error> {
    let text = json::compact(document)?;
    let tape = parse_json(&text).map_err(|fault| Error::Internal(fault.message))?;
    let broken = Broken::new();
    let mut rest: Any = decode(&tape, 0, &broken).map_err(|error| Error::Internal(error.to_string()))?;
    let mut spread = Spread {
        names: Names::of(document),
        language: document.language.clone().unwrap_or_default(),
        map: None,
        book: empty_book(),
    };
    spread.maps(&mut rest);
    for (at, sheet) in SHEETS.iter().enumerate() {
        if let Rows::Library(list) = sheet.rows {
            spread.library(at, list, &mut rest);
        }
    }
    if let Some(at) = sheet_of(Rows::Document) {
        spread.row(at, &[], rest);
    }
    Ok(spread.book)
}

struct Spread {
    names: Names,
    language: String,
    /// The index of the map whose things are spread.
    map: Option<usize>,
    book: Book,
}

/// The cell of a value, and what it leaves of the value.
type Shown = (Cell, Option<Any>);

/// What a row says of its place: members of keys, and their words.
type Keys<'a> = &'a [(&'static str, &'a str)];

impl Spread {
    fn library(&mut self, sheet: usize, list: &str, rest: &mut Any) {
        let things = take(rest, list);
        let holders = Unique::of(things.iter());
        for mut thing in things {
            let id = id_of(&thing);
            for (at, inner) in SHEETS.iter().enumerate().filter(|_| holders.has(&id)) {
                match inner.rows {
                    Rows::InLibrary { list: holder, member }
                        if holder == list
                            && !SHEETS.get(sheet).is_some_and(|own| is_shown(own, &thing, member)) =>
                    {
                        let key = key_of(inner);
                        for item in take(&mut thing, member) {
                            self.row(at, &[(key, &id)], as_object(item));
                        }
                    }
                    // A rating that names a need itself cannot be told from one of a map.
                    Rows::Ratings
                        if list == "needs"
                            && items(&thing, "ratings").iter().all(|it| it.get("need").is_none()) =>
                    {
                        for mut rating in take(&mut thing, "ratings") {
                            put(&mut rating, "need", Any::String(id.clone()));
                            self.row(at, &[], rating);
                        }
                    }
                    _ => {}
                }
            }
            self.row(sheet, &[], thing);
        }
    }

    fn maps(&mut self, rest: &mut Any) {
        let Some(sheet) = sheet_of(Rows::Maps) else { return };
        let maps = take(rest, "maps");
        let holders = Unique::of(maps.iter());
        for (index, mut map) in maps.into_iter().enumerate() {
            let id = id_of(&map);
            self.map = Some(index);
            if holders.has(&id) {
                self.inside(&id, &mut map);
            }
            self.row(sheet, &[], map);
        }
        self.map = None;
    }

    fn inside(&mut self, map: &str, node: &mut Any) {
        let key = ("map", map);
        let stages = take(node, "stages");
        let opportunities = take(node, "opportunities");
        let steps = stages.iter().flat_map(|stage| items(stage, "steps"));
        let cells = steps.clone().flat_map(|step| CELLS.iter().flat_map(|lane| items(step, lane)));
        // A name that two things have leads to neither.
        let holders = Unique::of(stages.iter().chain(steps).chain(cells));
        for mut stage in stages {
            let id = id_of(&stage);
            let steps = if holders.has(&id) { take(&mut stage, "steps") } else { Vec::new() };
            if holders.has(&id) {
                self.list(Rows::Readings, &[key, ("at", &id)], &mut stage, "metrics");
            }
            self.add(Rows::Stages, &[key], stage);
            for step in steps {
                self.step(map, &id, step, &holders);
            }
        }
        let holders = Unique::of(opportunities.iter());
        for mut opportunity in opportunities {
            let id = id_of(&opportunity);
            if holders.has(&id) {
                let rows = Rows::InOpportunity("improves");
                self.list(rows, &[key, ("opportunity", &id)], &mut opportunity, "improves");
            }
            self.add(Rows::InMap("opportunities"), &[key], opportunity);
        }
        self.list(Rows::InMap("flow"), &[key], node, "flow");
        self.list(Rows::Ratings, &[key], node, "ratings");
        self.list(Rows::Readings, &[key], node, "metrics");
    }

    fn step(&mut self, map: &str, stage: &str, mut step: Any, holders: &Unique) {
        let Some(sheet) = sheet_of(Rows::Steps) else { return };
        let id = id_of(&step);
        let mut lanes: Vec<(&'static str, String)> = Vec::new();
        if holders.has(&id) {
            let at = [("map", map), ("step", id.as_str())];
            for rows in [Rows::Lanes(&["pains"]), Rows::Lanes(&["gains"]), Rows::Lanes(NOTES)] {
                let Rows::Lanes(lists) = rows else { continue };
                for &lane in lists {
                    if let Some(lines) = self.lines(&step, lane) {
                        self.lane(rows, &at, lane, take(&mut step, lane), holders);
                        lanes.push((lane, lines));
                    }
                }
            }
            self.list(Rows::Readings, &[("map", map), ("at", &id)], &mut step, "metrics");
            if !SHEETS.get(sheet).is_some_and(|own| is_shown(own, &step, "emotions")) {
                self.list(Rows::InStep("emotions"), &at, &mut step, "emotions");
            }
        }
        let mut keys = vec![("map", map), ("stage", stage)];
        keys.extend(lanes.iter().map(|(lane, lines)| (*lane, lines.as_str())));
        self.row(sheet, &keys, step);
    }

    /// What a list of notes says, one a line; nothing where lines would not lead back to the notes.
    fn lines(&self, step: &Any, lane: &str) -> Option<String> {
        let mut seen = BTreeSet::new();
        let mut lines = Vec::new();
        for item in items(step, lane) {
            let text = match item {
                Any::Object(_) => self.shown(item.get("text")?)?.1,
                text => text.as_str()?,
            };
            Cell::text(text).filter(|_| !text.contains('\n') && seen.insert(folded(text)))?;
            lines.push(text);
        }
        match Cell::text(&lines.join("\n"))? {
            Cell::Text(lines) => Some(lines),
            _ => None,
        }
    }

    /// The rows of those notes of a lane that say more than their text.
    fn lane(&mut self, rows: Rows, at: Keys<'_>, lane: &'static str, notes: Vec<Any>, holders: &Unique) {
        for mut note in notes {
            let id = id_of(&note);
            if holders.has(&id) && CELLS.contains(&lane) {
                let keys: Vec<_> = at.iter().filter(|(key, _)| *key == "map").copied().collect();
                self.list(
                    Rows::Failures,
                    &[keys.as_slice(), &[("cell", &id)]].concat(),
                    &mut note,
                    "failures",
                );
            }
            let is_text_only = match &note {
                Any::Object(members) => {
                    members.iter().all(|(name, value)| name == "text" && value.as_str().is_some())
                }
                _ => true,
            };
            if !is_text_only {
                let keys = [at, &[("lane", lane)]].concat();
                self.add(rows, &keys, note);
            }
        }
    }

    /// The text of several languages that a cell shows, and its language.
    fn shown<'a>(&self, text: &'a Any) -> Option<(Option<&'a str>, &'a str)> {
        match text {
            Any::String(text) => Some((None, text)),
            Any::Object(languages) => {
                let own = languages.iter().find(|(tag, _)| *tag == self.language);
                let (tag, text) = own.or_else(|| languages.first())?;
                Some((Some(tag), text.as_str()?))
            }
            _ => None,
        }
    }

    fn list(&mut self, rows: Rows, keys: Keys<'_>, holder: &mut Any, member: &str) {
        for item in take(holder, member) {
            self.add(rows, keys, as_object(item));
        }
    }

    fn add(&mut self, rows: Rows, keys: Keys<'_>, thing: Any) {
        if let Some(sheet) = sheet_of(rows) {
            self.row(sheet, keys, thing);
        }
    }

    fn row(&mut self, at: usize, keys: Keys<'_>, mut thing: Any) {
        let Some(sheet) = SHEETS.get(at) else { return };
        let mut row = Row::default();
        let mut aside = Vec::new();
        for list in lists_of_one(sheet) {
            if is_shown(sheet, &thing, list) {
                open_value(&mut thing, list);
            } else if thing.get(list).is_some() {
                aside.push((list, Any::List(take(&mut thing, list))));
            }
        }
        for (place, column) in sheet.columns.iter().enumerate() {
            let given = keys.iter().find(|(member, _)| *member == column.member);
            let cell = match given {
                Some((_, words)) => Some(Cell::Text((*words).to_owned())),
                None if column.is_key => None,
                None => {
                    let form = sheet.form(column);
                    lift(&mut thing, column.member, &mut |value| self.show(form, column, value))
                }
            };
            row.slots.extend(cell.map(|cell| Slot { column: place, cell, place: Place::default() }));
        }
        for (list, items) in aside {
            put(&mut thing, list, items);
        }
        let is_empty = matches!(&thing, Any::Object(members) if members.is_empty());
        let says = |slot: &Slot| sheet.columns.get(slot.column).is_some_and(|column| !column.is_key);
        // A row of keys alone is one that nobody has filled in yet.
        if !is_empty || !row.slots.iter().any(says) {
            row.more = json::compact(&thing).ok().map(|text| (escaped(&text), Place::default()));
        }
        if let Some(table) = self.book.get_mut(at) {
            table.rows.push(row);
        }
    }

    /// The cell of a value, and what is left of the value beside it.
    fn show(&self, form: Form, column: &Column, value: &Any) -> Option<Shown> {
        if let (Form::Text, Any::Object(languages)) = (form, value) {
            let (tag, text) = self.shown(value)?;
            let mut rest = languages.clone();
            rest.iter_mut()
                .filter(|(own, _)| Some(own.as_str()) == tag)
                .for_each(|(_, text)| *text = Any::Null);
            return Some((Cell::text(text)?, Some(Any::Object(rest))));
        }
        let cell = form.shown(value)?;
        let mut known = |id: &str| {
            let names = column.words.contains(&id) || self.names.has(column.to, self.map, id);
            if names { vec![id.to_owned()] } else { Vec::new() }
        };
        let back = form.meant(&cell, &mut known).ok()?;
        (back == *value).then_some((cell, None))
    }
}

/// Ids that lead to one thing only.
struct Unique(BTreeMap<String, usize>);

impl Unique {
    fn of<'a>(things: impl Iterator<Item = &'a Any>) -> Self {
        let mut counts = BTreeMap::new();
        for thing in things {
            *counts.entry(id_of(thing)).or_default() += 1;
        }
        Self(counts)
    }

    fn has(&self, id: &str) -> bool {
        self.0.get(id) == Some(&1) && TextForm::Id.matches(id)
    }
}

/// The one key of a sheet that is no map.
fn key_of(sheet: &Sheet) -> &'static str {
    sheet.columns.iter().find(|column| column.is_key).map_or("", |column| column.member)
}

fn id_of(thing: &Any) -> String {
    thing.get("id").and_then(Any::as_str).unwrap_or_default().to_owned()
}

fn items<'a>(thing: &'a Any, list: &str) -> &'a [Any] {
    match thing.get(list) {
        Some(Any::List(items)) => items,
        _ => &[],
    }
}

/// Takes a list out of an object.
fn take(thing: &mut Any, list: &str) -> Vec<Any> {
    let Any::Object(members) = thing else { return Vec::new() };
    match members.iter().position(|(name, value)| name == list && matches!(value, Any::List(_))) {
        Some(at) => match members.remove(at) {
            (_, Any::List(items)) => items,
            _ => Vec::new(),
        },
        None => Vec::new(),
    }
}

fn put(thing: &mut Any, name: &str, value: Any) {
    if let Any::Object(members) = thing {
        members.push((name.to_owned(), value));
    }
}

/// A number that stands for a measure, as the object that it is short for.
fn as_object(item: Any) -> Any {
    match item {
        Any::Number(_) => Any::Object(vec![("value".to_owned(), item)]),
        other => other,
    }
}

fn open_value(thing: &mut Any, list: &str) {
    if let Any::Object(members) = thing
        && let Some((_, Any::List(items))) = members.iter_mut().find(|(name, _)| name == list)
        && let [only] = items.as_mut_slice()
    {
        *only = as_object(std::mem::take(only));
    }
}

/// Whether the cells of the sheet show all of a list: it has one item, and each of its members a column.
fn is_shown(sheet: &Sheet, thing: &Any, list: &str) -> bool {
    let column = |name: &str| {
        let path = format!("{list}/0/{name}");
        sheet.columns.iter().any(|column| column.member == path)
    };
    match items(thing, list) {
        [Any::Number(_)] => column("value"),
        [Any::Object(members)] => {
            let shows = |value: &Any| match value {
                Any::Number(_) => true,
                value => value.as_str().and_then(Cell::text).is_some(),
            };
            !members.is_empty() && members.iter().all(|(name, value)| column(name) && shows(value))
        }
        _ => false,
    }
}

/// The lists of which a sheet shows the only item.
fn lists_of_one(sheet: &Sheet) -> BTreeSet<&'static str> {
    sheet.columns.iter().filter_map(|column| Some(column.member.split_once("/0/")?.0)).collect()
}

/// What `accept` can show at a path is taken out of `thing`, but for what it leaves.
fn lift(thing: &mut Any, path: &str, accept: &mut dyn FnMut(&Any) -> Option<Shown>) -> Option<Cell> {
    let (first, rest) = path.split_once('/').map_or((path, None), |(first, rest)| (first, Some(rest)));
    let at = match thing {
        Any::Object(members) => members.iter().position(|(name, _)| name == first)?,
        Any::List(items) if first == "0" && items.len() == 1 => 0,
        _ => return None,
    };
    let inner = match thing {
        Any::Object(members) => members.get_mut(at).map(|(_, value)| value)?,
        Any::List(items) => items.get_mut(at)?,
        _ => return None,
    };
    let cell = match rest {
        Some(rest) => {
            let cell = lift(inner, rest, accept)?;
            let is_empty = match inner {
                Any::Object(members) => members.is_empty(),
                Any::List(items) => items.is_empty(),
                _ => false,
            };
            if !is_empty {
                return Some(cell);
            }
            cell
        }
        None => {
            let (cell, left) = accept(inner)?;
            if let Some(left) = left {
                *inner = left;
                return Some(cell);
            }
            cell
        }
    };
    match thing {
        Any::Object(members) => drop(members.remove(at)),
        Any::List(items) => drop(items.remove(at)),
        _ => {}
    }
    Some(cell)
}

/// What two lines have in common that say the same: neither case nor blanks count.
pub(super) fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// JSON text without anything that a sheet would change: no signs for machines, no blanks in a row.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut units = [0; 2];
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    while let Some(character) = rest.next() {
        let is_code = character == '_' && rest.peek() == Some(&'x');
        let is_row = character.is_whitespace() && before.is_whitespace();
        if is_code || is_row || !is_plain(character) {
            for unit in character.encode_utf16(&mut units) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            out.push(character);
        }
        before = character;
    }
    out
}

/// JSON of a row in pieces, each of which fits into a cell and neither begins nor ends with a blank.
pub(super) fn pieces(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut piece = String::new();
    let mut units = 0;
    for character in text.chars() {
        units += character.len_utf16();
        if units > MOST_UNITS && !character.is_whitespace() && !piece.ends_with(char::is_whitespace) {
            out.push(std::mem::take(&mut piece));
            units = character.len_utf16();
        }
        piece.push(character);
    }
    out.push(piece);
    out
}
