//! [`Objects`]: a table as JSON: one object a line (NDJSON), or a list of objects.

use serde_json::value::RawValue;
use serde_json::{Deserializer, Value};

use super::cells::{Cells, Each};
use super::members::{Members, begins, write};
use crate::Error;

/// From how many rows the columns are gathered.
const FIRST: usize = 1_000;
/// More columns are not offered by name.
const MOST_COLUMNS: usize = 10_000;

pub(crate) struct Objects<'a> {
    data: &'a [u8],
    /// The members of the first objects, those of nested ones as `outer.inner`, and of lists of
    /// `{key, value}` as `list.key`.
    pub(crate) headings: Vec<String>,
}

impl<'a> Objects<'a> {
    pub(crate) fn new(data: &'a [u8]) -> Result<Self, Error> {
        let objects = Self { data, headings: Vec::new() };
        let mut headings = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        let mut left = FIRST;
        objects.items(&mut |item| {
            let value: Option<Value> = serde_json::from_slice(item).ok();
            for (name, value) in value.as_ref().and_then(Value::as_object).into_iter().flatten() {
                gather(name.clone(), value, &mut |path| {
                    if seen.len() < MOST_COLUMNS && seen.insert(path.clone()) {
                        headings.push(path);
                    }
                });
            }
            left -= 1;
            Ok(left > 0)
        })?;
        if headings.is_empty() {
            return Err(Error::Unusable {
                message: "the table holds no object".to_owned(),
                hint: Some("give one JSON object a line, or a list of objects".to_owned()),
            });
        }
        Ok(Self { data, headings })
    }

    /// All rows; the cells are the members that `headings` name, in its order.
    pub(crate) fn rows(&self, wanted: &[usize], each: &mut Each<'_>) -> Result<(), Error> {
        let paths: Vec<(usize, &str)> = wanted
            .iter()
            .filter_map(|&column| self.headings.get(column).map(|path| (column, path.as_str())))
            .collect();
        let mut spans = vec![(0, 0); self.headings.len()];
        let mut text = String::new();
        let mut members = Members::default();
        let mut row = 0;
        self.items(&mut |item| {
            row += 1;
            text.clear();
            let mut cells = || {
                members.read(item, |name| paths.iter().any(|(_, path)| begins(path, name)))?;
                for &(column, path) in &paths {
                    let from = text.len();
                    if let Some(value) = members.find(path)? {
                        write(value, &mut text)?;
                    }
                    if let Some(span) = spans.get_mut(column) {
                        *span = (from, text.len());
                    }
                }
                Ok(())
            };
            match cells() {
                Ok(()) => each(row, Ok(Cells::new(text.as_bytes(), &spans)))?,
                Err(error) => each(row, Err(told(error)))?,
            }
            Ok(true)
        })
    }

    /// The text of each object, until there is no more or `each` has enough.
    fn items(&self, each: &mut dyn FnMut(&'a [u8]) -> Result<bool, Error>) -> Result<(), Error> {
        if self.data.trim_ascii_start().starts_with(b"[") {
            let all: Vec<&RawValue> = Deserializer::from_slice(self.data)
                .into_iter()
                .next()
                .unwrap_or(Ok(Vec::new()))
                .map_err(|error| Error::Unusable {
                    message: format!("the list of objects cannot be read: {error}"),
                    hint: Some(
                        "give one JSON object a line: a broken one then takes no other with it".to_owned(),
                    ),
                })?;
            for item in all {
                if !each(item.get().as_bytes())? {
                    break;
                }
            }
            return Ok(());
        }
        for line in self.data.split(|&byte| byte == b'\n') {
            let line = line.trim_ascii();
            if !line.is_empty() && !each(line)? {
                break;
            }
        }
        Ok(())
    }
}

/// Why a row is no object.
fn told(error: serde_json::Error) -> String {
    if error.is_data() {
        return "no JSON object".to_owned();
    }
    let told = error.to_string();
    let end = told.rfind(" at line ").unwrap_or(told.len());
    format!("no JSON object: {}", told.get(..end).unwrap_or_default())
}

/// The paths of all plain values below a member.
fn gather(path: String, value: &Value, found: &mut dyn FnMut(String)) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                gather(format!("{path}.{name}"), value, found);
            }
        }
        Value::Array(items) => {
            for key in items.iter().filter_map(|item| item.get("key")?.as_str()) {
                found(format!("{path}.{key}"));
            }
        }
        _ => found(path),
    }
}

#[cfg(test)]
mod tests {
    use super::Objects;

    const LOG: &str = r#"{"who": "a", "n": 7, "page": {"path": "/x"}, "params": [{"key": "id", "value": {"string_value": null, "int_value": "3"}}]}
nonsense

{"who": null, "page.path": "/y"}"#;

    #[test]
    fn nested_members_are_columns() {
        let objects = Objects::new(LOG.as_bytes()).unwrap();
        assert_eq!(objects.headings, ["n", "page.path", "params.id", "who"]);
        let mut out = Vec::new();
        objects
            .rows(&[0, 1, 2, 3], &mut |row, cells| {
                out.push(match cells {
                    Ok(cells) => format!(
                        "{row}: {}",
                        (0..4).map(|at| String::from_utf8_lossy(cells.get(at))).collect::<Vec<_>>().join("|")
                    ),
                    Err(told) => format!("{row}! {told}"),
                });
                Ok(())
            })
            .unwrap();
        assert_eq!(out, ["1: 7|/x|3|a", "2! no JSON object: expected ident", "3: |/y||"]);
    }

    #[test]
    fn a_list_of_objects_is_a_table_too() {
        let objects = Objects::new(br#" [{"a": 1}, 5, {"a": true}]"#).unwrap();
        let mut out = Vec::new();
        objects
            .rows(&[0], &mut |row, cells| {
                out.push((row, cells.map(|cells| cells.get(0).to_vec()).is_ok()));
                Ok(())
            })
            .unwrap();
        assert_eq!(out, [(1, true), (2, false), (3, true)]);
    }
}
