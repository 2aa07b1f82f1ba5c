//! What the derived JSON Schema of an entity lacks.

use schemars::Schema;
use serde_json::{Value, json};

/// Remembers the house order of members, which a JSON object forgets.
pub(crate) fn order(schema: &mut Schema, members: &[&str]) {
    schema.insert("x-order".to_owned(), json!(members));
}

/// Admits the short form beside the object.
pub(crate) fn short(schema: &mut Schema, kind: &str) {
    let short = match kind {
        "str" => json!({ "type": "string" }),
        "bool" => json!({ "const": true }),
        _ => json!({ "type": "number" }),
    };
    let mut object = std::mem::take(schema.ensure_object());
    let mut outer = serde_json::Map::new();
    for keyword in ["title", "description", "examples", "$schema", "$id", "$defs"] {
        if let Some(value) = object.remove(keyword) {
            outer.insert(keyword.to_owned(), value);
        }
    }
    outer.insert("anyOf".to_owned(), Value::Array(vec![short, Value::Object(object)]));
    *schema = Schema::from(outer);
}
