//! [`Objects`]: a table as JSON: one object a line (NDJSON), or a list of objects.

use std::fmt::Write as _;

use serde_json::{Deserializer, Value};

use super::cells::{Cells, Each};
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
        objects.values(&mut |value| {
            if let Ok(value) = value {
                for (name, value) in value.as_object().into_iter().flatten() {
                    gather(name.clone(), value, &mut |path| {
                        if seen.len() < MOST_COLUMNS && seen.insert(path.clone()) {
                            headings.push(path);
                        }
                    });
                }
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
        let mut row = 0;
        self.values(&mut |value| {
            row += 1;
            match value {
                Ok(value) => {
                    text.clear();
                    for &(column, path) in &paths {
                        let from = text.len();
                        if let Some(value) = find(&value, path) {
                            write(value, &mut text);
                        }
                        if let Some(span) = spans.get_mut(column) {
                            *span = (from, text.len());
                        }
                    }
                    each(row, Ok(Cells::new(text.as_bytes(), &spans)))?;
                }
                Err(told) => each(row, Err(told))?,
            }
            Ok(true)
        })
    }

    /// Each object, or why there is none; until there is no more or `each` has enough.
    fn values(
        &self,
        each: &mut dyn FnMut(Result<Value, String>) -> Result<bool, Error>,
    ) -> Result<(), Error> {
        let broken = |error: serde_json::Error| {
            let told = error.to_string();
            let end = told.rfind(" at line ").unwrap_or(told.len());
            format!("no JSON object: {}", told.get(..end).unwrap_or_default())
        };
        let object = |value: Value| {
            if value.is_object() { Ok(value) } else { Err("no JSON object".to_owned()) }
        };
        if self.data.trim_ascii_start().starts_with(b"[") {
            let all: Vec<Value> = Deserializer::from_slice(self.data)
                .into_iter()
                .next()
                .unwrap_or(Ok(Vec::new()))
                .map_err(|error| Error::Unusable {
                    message: format!("the list of objects cannot be read: {error}"),
                    hint: Some(
                        "give one JSON object a line: a broken one then takes no other with it".to_owned(),
                    ),
                })?;
            for value in all {
                if !each(object(value))? {
                    break;
                }
            }
            return Ok(());
        }
        for line in self.data.split(|&byte| byte == b'\n') {
            let line = line.trim_ascii();
            if line.is_empty() {
                continue;
            }
            let value = serde_json::from_slice(line).map_err(broken).and_then(object);
            if !each(value)? {
                break;
            }
        }
        Ok(())
    }
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

/// The value at a path; a name may itself hold points.
fn find<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    match value {
        Value::Object(members) => members.get(path).or_else(|| {
            path.match_indices('.').find_map(|(at, _)| {
                let (name, rest) = (path.get(..at)?, path.get(at + 1..)?);
                find(members.get(name)?, rest)
            })
        }),
        // `event_params` of Google Analytics: `{key, value: {string_value | int_value | …}}`.
        Value::Array(items) => {
            let item = items.iter().find(|item| item.get("key").and_then(Value::as_str) == Some(path))?;
            match item.get("value")? {
                Value::Object(kinds) => kinds.values().find(|value| !value.is_null()),
                plain => Some(plain),
            }
        }
        _ => None,
    }
}

fn write(value: &Value, text: &mut String) {
    match value {
        Value::String(value) => text.push_str(value),
        // Writing to a String cannot fail.
        Value::Number(_) | Value::Bool(_) => drop(write!(text, "{value}")),
        Value::Null | Value::Array(_) | Value::Object(_) => {}
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
