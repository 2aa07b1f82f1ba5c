//! The table that the reader checks documents with, from the JSON Schema.

use std::fmt::Write as _;

use serde_json::{Map, Value};

/// Rust source of `cjm-core/src/read/shape/table.rs`.
pub fn text() -> String {
    let schema = super::document_schema::value();
    let definitions = schema["$defs"].as_object().expect("definitions");
    let mut out = format!(
        "//! The shape of a document.\n//!\n//! {}\n\n#![cfg_attr(rustfmt, rustfmt_skip)]\n\n\
         use super::{{Form, Member, Object, Shape}};\n\n",
        super::COMMAND
    );
    let table = Table;
    out.push_str("pub(super) static DOCUMENT: Shape = ");
    table.object("Document", schema.as_object().expect("an object"), &mut out);
    out.push_str(";\n");
    for (name, definition) in definitions {
        let _ = write!(out, "\nstatic {}: Shape = ", constant(name));
        table.shape(name, definition.as_object().expect("an object"), &mut out);
        out.push_str(";\n");
    }
    out
}

struct Table;

impl Table {
    fn object(&self, name: &str, schema: &Map<String, Value>, out: &mut String) {
        let required = schema.get("required").and_then(Value::as_array);
        let properties = schema["properties"].as_object().expect("properties");
        let order = schema["x-order"].as_array().expect("an order");
        assert_eq!(order.len(), properties.len(), "{name}: x-order and properties differ");
        let _ = writeln!(out, "Shape::Object(&Object {{ name: \"{}\", members: &[", words(name));
        for member in order {
            let member = member.as_str().expect("a name");
            let needed = required.is_some_and(|required| required.iter().any(|name| name == member));
            let _ = write!(out, "    Member {{ name: \"{member}\", required: {needed}, shape: ");
            match properties[member].as_object() {
                Some(schema) => self.reference(name, schema, out),
                None => out.push_str("&Shape::Any"),
            }
            out.push_str(" },\n");
        }
        out.push_str("] })");
    }

    /// A reference to the shape of a schema.
    fn reference(&self, owner: &str, schema: &Map<String, Value>, out: &mut String) {
        out.push('&');
        match schema.get("$ref").and_then(Value::as_str).and_then(|path| path.rsplit('/').next()) {
            Some(name) => out.push_str(&constant(name)),
            None => self.shape(owner, schema, out),
        }
    }

    fn shape(&self, owner: &str, schema: &Map<String, Value>, out: &mut String) {
        if schema.contains_key("x-order") {
            return self.object(owner, schema, out);
        }
        if let Some(choices) = schema.get("anyOf").and_then(Value::as_array) {
            out.push_str("Shape::Either(&[");
            for choice in choices {
                self.reference(owner, choice.as_object().expect("an object"), out);
                out.push_str(", ");
            }
            out.push_str("])");
            return;
        }
        if schema.get("const") == Some(&Value::Bool(true)) {
            return out.push_str("Shape::True");
        }
        if let Some(words) = schema.get("enum") {
            let _ = write!(out, "Shape::Choice(&{words})");
            return;
        }
        let number = |keyword: &str| match schema.get(keyword).and_then(Value::as_f64) {
            Some(value) => format!("Some({value:?})"),
            None => "None".to_owned(),
        };
        match schema.get("type").and_then(Value::as_str) {
            Some("boolean") => out.push_str("Shape::Bool"),
            Some("number") => {
                let _ =
                    write!(out, "Shape::Number {{ min: {}, max: {} }}", number("minimum"), number("maximum"));
            }
            Some("integer") => {
                let max = schema["maximum"].as_f64().expect("a maximum");
                let _ = write!(out, "Shape::Whole {{ max: {max:?} }}");
            }
            Some("array") => {
                out.push_str("Shape::List(");
                self.reference(owner, schema["items"].as_object().expect("items"), out);
                out.push(')');
            }
            Some("object") => {
                out.push_str("Shape::Map(");
                self.reference(owner, schema["additionalProperties"].as_object().expect("values"), out);
                out.push(')');
            }
            Some("string") => match schema.get("pattern").and_then(Value::as_str) {
                None => out.push_str("Shape::Text"),
                Some(pattern) => {
                    let form = match pattern {
                        id if id.starts_with("^[A-Za-z0-9]") => "Id",
                        date if date.starts_with("^[0-9]{4}-") => "Date",
                        duration if duration.starts_with("^P") => "Duration",
                        other => panic!("{owner}: no form matches the pattern {other}"),
                    };
                    let _ = write!(out, "Shape::Form(Form::{form})");
                }
            },
            other => panic!("{owner}: the table has no shape for {other:?} in {schema:?}"),
        }
    }
}

/// `KnowledgeGap` → `KNOWLEDGE_GAP`.
fn constant(name: &str) -> String {
    split(name).join("_").to_uppercase()
}

/// `KnowledgeGap` → `knowledge gap`.
fn words(name: &str) -> String {
    split(name).join(" ").to_lowercase()
}

fn split(name: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for character in name.chars() {
        if character.is_uppercase() || parts.is_empty() {
            parts.push(String::new());
        }
        parts.last_mut().expect("never empty").push(character);
    }
    parts
}
