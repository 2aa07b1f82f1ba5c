//! What the derived JSON Schema of an entity lacks.

use schemars::Schema;
use serde_json::{Map, Value, json};

/// Makes the schema of an object say what the macro knows: the house order of members, which a JSON
/// object forgets; which members are required; that absent is the only way to say unknown.
pub(crate) fn object(schema: &mut Schema, members: &[&str], required: &[&str]) {
    take_in(schema);
    schema.insert("type".to_owned(), json!("object"));
    schema.insert("x-order".to_owned(), json!(members));
    schema.remove("required");
    if !required.is_empty() {
        schema.insert("required".to_owned(), json!(required));
    }
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        properties.values_mut().filter_map(Value::as_object_mut).for_each(tidy);
    }
}

/// Admits the short form beside the object.
pub(crate) fn short(schema: &mut Schema, kind: &str) {
    let short = match kind {
        "str" => json!({ "type": "string" }),
        "duration" => json!({ "type": "string", "pattern": super::scalar::ISO_DURATION }),
        _ => json!({ "type": "number" }),
    };
    let mut object = std::mem::take(schema.ensure_object());
    let mut outer = Map::new();
    for keyword in ["title", "description", "examples", "$schema", "$id", "$defs"] {
        if let Some(value) = object.remove(keyword) {
            outer.insert(keyword.to_owned(), value);
        }
    }
    outer.insert("anyOf".to_owned(), Value::Array(vec![short, Value::Object(object)]));
    *schema = Schema::from(outer);
}

/// An inner entity with a short form arrives as `anyOf` [short, object]: only its members are meant.
fn take_in(schema: &mut Schema) {
    let Some(Value::Array(forms)) = schema.remove("anyOf") else {
        return;
    };
    for form in forms {
        let Value::Object(mut form) = form else { continue };
        let Some(Value::Object(inner)) = form.remove("properties") else { continue };
        let properties = schema.ensure_object().entry("properties").or_insert_with(|| json!({}));
        if let Value::Object(properties) = properties {
            properties.extend(inner);
        }
    }
}

/// An optional member may be left out, never `null`; and nobody asks for the width of numbers.
fn tidy(property: &mut Map<String, Value>) {
    if let Some(Value::Array(types)) = property.get_mut("type") {
        types.retain(|kind| kind != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            property.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(forms)) = property.get_mut("anyOf") {
        forms.retain(|form| form.get("type").is_none_or(|kind| kind != "null"));
        if let [Value::Object(only)] = forms.as_slice() {
            let only = only.clone();
            property.remove("anyOf");
            property.extend(only);
        }
    }
    property.remove("format");
    for inner in ["items", "additionalProperties"] {
        if let Some(Value::Object(inner)) = property.get_mut(inner) {
            tidy(inner);
        }
    }
}
