//! What a standard method answers, as text, JSON or a table.

use serde_json::{Map as Members, Value};

use crate::Error;
use crate::cli::score::Format;
use crate::cli::text::line;
use crate::model::{Document, Map};
use crate::score::methods::{answer_of_map, methods};
use crate::write::json;

pub(super) fn run(name: &str, document: &Document, map: &Map, format: Format) -> Result<String, Error> {
    let answer = answer_of_map(name, document, map, &Members::new())?;
    let value: Value = serde_json::from_str(&answer).map_err(|error| Error::Internal(error.to_string()))?;
    match format {
        Format::Json => json::pretty(&value),
        Format::Csv => Ok(csv(&value)),
        Format::Text => {
            let about = methods().find(|method| method.name == name).map_or("", |method| method.about);
            Ok(format!("{name}: {about}\n\n{}", text("", &value)))
        }
    }
}

/// Single values a line each, then the lists as tables.
fn text(name: &str, value: &Value) -> String {
    match value {
        Value::Object(members) => {
            let (lists, single): (Vec<_>, Vec<_>) = members.iter().partition(
                |(_, value)| matches!(value, Value::Array(items) if items.iter().any(Value::is_object)),
            );
            let join =
                |inner: &str| if name.is_empty() { inner.to_owned() } else { format!("{name}.{inner}") };
            single.into_iter().chain(lists).map(|(inner, value)| text(&join(inner), value)).collect()
        }
        Value::Array(items) if items.iter().any(Value::is_object) => format!("\n{}", table(items)),
        single => format!("{name}  {}\n", cell(single)),
    }
}

/// The names of the columns in the order in which they first occur, `id` first.
fn columns(items: &[Value]) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for name in items.iter().filter_map(Value::as_object).flat_map(Members::keys) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    names.sort_by_key(|name| *name != "id");
    names
}

fn table(items: &[Value]) -> String {
    let names = columns(items);
    let rows: Vec<Vec<String>> = items
        .iter()
        .map(|item| names.iter().map(|name| item.get(name).map_or_else(|| "–".to_owned(), cell)).collect())
        .collect();
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count());
        cells.chain(names.get(column).map(|name| name.chars().count())).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..names.len()).map(width).collect();
    let print = |cells: &mut dyn Iterator<Item = &str>| {
        let padded: Vec<String> =
            cells.zip(&widths).map(|(cell, &width)| format!("{cell:<width$}")).collect();
        format!("{}\n", padded.join("  ").trim_end())
    };
    let head = print(&mut names.iter().copied());
    let body: String = rows.iter().map(|row| print(&mut row.iter().map(String::as_str))).collect();
    head + &body
}

/// A value in a line; numbers to four digits after the point.
fn cell(value: &Value) -> String {
    match value {
        Value::Number(number) => {
            let value = number.as_f64().unwrap_or_default();
            json::number((value * 1e4).round() / 1e4)
        }
        Value::String(text) => line(text),
        Value::Array(items) => items.iter().map(cell).collect::<Vec<_>>().join(" to "),
        Value::Object(members) => members.values().map(cell).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}

/// The list `items` of an answer, or its single values, as RFC 4180; numbers in full.
fn csv(value: &Value) -> String {
    let whole = std::slice::from_ref(value);
    let items = value.get("items").and_then(Value::as_array).map_or(whole, Vec::as_slice);
    let names = columns(items);
    let quoted = |text: String| {
        let risky = text.starts_with(['=', '+', '@', '\t', '\r']) || text.contains([',', '"', '\n', '\r']);
        if risky { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
    };
    let field = |value: &Value| match value {
        Value::Number(number) => json::number(number.as_f64().unwrap_or_default()),
        Value::String(text) if text.starts_with(['=', '+', '-', '@']) => format!("'{text}"),
        other => cell(other),
    };
    let mut out = names.join(",") + "\r\n";
    for item in items {
        let row: Vec<String> =
            names.iter().map(|name| quoted(item.get(name).map_or_else(String::new, field))).collect();
        out.push_str(&row.join(","));
        out.push_str("\r\n");
    }
    out
}
