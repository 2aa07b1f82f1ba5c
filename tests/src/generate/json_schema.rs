//! What every published JSON Schema goes through: from derived to readable, and onto paper.

use schemars::Schema;
use schemars::transform::{RecursiveTransform, Transform};
use serde_json::{Map, Value, json};

/// A derived schema in the form that is published, under an identity and a title.
pub(super) fn publish(mut schema: Schema, id: &str, title: &str) -> Value {
    RecursiveTransform(|schema: &mut Schema| {
        if let Some(object) = schema.as_object_mut() {
            tidy(object);
        }
    })
    .transform(&mut schema);
    let mut value = schema.to_value();
    if let Some(Value::Object(definitions)) = value.get_mut("$defs") {
        for (name, definition) in definitions {
            definition["title"] = json!(words(name));
        }
    }
    value["$id"] = json!(id);
    value["title"] = json!(title);
    value["$comment"] = json!(super::COMMAND);
    value
}

/// `KnowledgeGap` as people write it: `Knowledge gap`.
fn words(name: &str) -> String {
    let mut words = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !words.is_empty() {
            words.push(' ');
            words.extend(letter.to_lowercase());
        } else {
            words.push(letter);
        }
    }
    words
}

fn tidy(schema: &mut Map<String, Value>) {
    without_null(schema);
    merge_words(schema);
    unwrap_lines(schema);
    // An empty list of an entity is left out.
    if schema.contains_key("x-order")
        && let Some(required) = schema.remove("required")
    {
        let optional = |name: &Value| {
            let property =
                schema.get("properties").and_then(|all| all.get(name.as_str().unwrap_or_default()));
            let kind = property.and_then(|property| property.get("type"));
            kind == Some(&json!("array"))
                || property.is_some_and(|property| property.get("additionalProperties").is_some())
        };
        let names: Vec<Value> =
            required.as_array().into_iter().flatten().filter(|name| !optional(name)).cloned().collect();
        if !names.is_empty() {
            schema.insert("required".into(), Value::Array(names));
        }
    }
    if schema.contains_key("x-order") {
        schema.insert("patternProperties".into(), json!({ "^x-": true }));
        schema.insert("additionalProperties".into(), json!(false));
    }
    for keyword in ["format", "default"] {
        schema.remove(keyword);
    }
}

/// An optional member is absent, never `null`.
fn without_null(schema: &mut Map<String, Value>) {
    if let Some(Value::Array(kinds)) = schema.get_mut("type") {
        kinds.retain(|kind| kind != "null");
        if let [only] = kinds.as_slice() {
            let only = only.clone();
            schema.insert("type".into(), only);
        }
    }
    if let Some(Value::Array(choices)) = schema.get_mut("anyOf") {
        choices.retain(|choice| choice != &json!({ "type": "null" }));
        if let [Value::Object(only)] = choices.as_slice() {
            let only = only.clone();
            schema.remove("anyOf");
            for (keyword, value) in only {
                schema.entry(keyword).or_insert(value);
            }
        }
    }
}

/// A paragraph is one line, however the comment was wrapped.
fn unwrap_lines(schema: &mut Map<String, Value>) {
    if let Some(Value::String(text)) = schema.get_mut("description") {
        let paragraphs: Vec<String> =
            text.split("\n\n").map(|paragraph| paragraph.replace('\n', " ")).collect();
        *text = paragraphs.join("\n\n");
    }
}

/// Documented words come as `oneOf` of constants: one `enum`, with the texts beside it.
fn merge_words(schema: &mut Map<String, Value>) {
    let Some(Value::Array(choices)) = schema.get("oneOf") else { return };
    let words: Option<Vec<(Value, Value)>> = choices
        .iter()
        .map(|choice| {
            let word = choice.get("const")?;
            Some((word.clone(), choice.get("description").cloned().unwrap_or_else(|| json!(""))))
        })
        .collect();
    let Some(words) = words else { return };
    let (words, texts): (Vec<Value>, Vec<Value>) = words.into_iter().unzip();
    schema.remove("oneOf");
    schema.insert("type".into(), json!("string"));
    schema.insert("enum".into(), Value::Array(words));
    schema.insert("enumDescriptions".into(), Value::Array(texts));
}

/// A schema as text: keywords in the order in which one reads them, members in house order
/// (`x-order`).
pub(super) fn text(schema: &Value) -> String {
    let mut out = String::new();
    print(schema, 0, None, &mut out);
    out.push('\n');
    out
}

const KEYWORDS: &[&str] = &[
    "$schema",
    "$id",
    "$comment",
    "title",
    "description",
    "type",
    "enum",
    "enumDescriptions",
    "const",
    "pattern",
    "minimum",
    "maximum",
    "anyOf",
    "$ref",
    "required",
    "properties",
    "patternProperties",
    "additionalProperties",
    "items",
    "examples",
    "$defs",
];

fn print(value: &Value, indent: usize, order: Option<&[Value]>, out: &mut String) {
    let flat = serde_json::to_string(value).expect("plain JSON");
    let members = match value {
        Value::Object(members) if !members.is_empty() => members,
        Value::Array(items) if flat.len() > 100 => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                out.push_str(if at > 0 { ",\n" } else { "\n" });
                out.extend(std::iter::repeat_n(' ', indent + 2));
                print(item, indent + 2, None, out);
            }
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', indent));
            out.push(']');
            return;
        }
        _ => return out.push_str(&flat),
    };
    let own_order = members.get("x-order").and_then(Value::as_array).map(Vec::as_slice);
    let rank = |name: &str| match order {
        Some(order) => order.iter().position(|known| known == name),
        None => KEYWORDS.iter().position(|keyword| *keyword == name),
    };
    let mut names: Vec<&String> = members.keys().filter(|name| *name != "x-order").collect();
    names.sort_by_key(|name| (rank(name).unwrap_or(usize::MAX), name.as_str()));
    out.push('{');
    for (at, name) in names.iter().enumerate() {
        out.push_str(if at > 0 { ",\n" } else { "\n" });
        out.extend(std::iter::repeat_n(' ', indent + 2));
        out.push_str(&serde_json::to_string(name).expect("a text"));
        out.push_str(": ");
        let order = if *name == "properties" { own_order } else { None };
        print(&members[*name], indent + 2, order, out);
    }
    out.push('\n');
    out.extend(std::iter::repeat_n(' ', indent));
    out.push('}');
}
