//! The JSON Schema of a document, from the Rust types.

use std::collections::BTreeMap;

use cjm_core::SAMPLE;
use cjm_core::internals::{Syntax, document};
use cjm_core::model::Document;
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

use super::json_schema;

/// The schema as a value; objects carry `x-order`, the house order of their members.
pub fn value() -> Value {
    let derived = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Document>();
    let mut schema = json_schema::publish(derived, "urn:cjm:document:1", "Customer journey map");
    let sample = document(SAMPLE.as_bytes(), Syntax::Yaml).expect("the sample is a document");
    let sample = serde_json::to_value(&sample).expect("a document is JSON");
    let mut examples = BTreeMap::new();
    collect(&schema, &schema, &sample, &mut examples);
    for (name, example) in examples {
        let definition = &mut schema["$defs"][&name];
        if definition.get("examples").is_none() {
            definition["examples"] = json!([example]);
        }
    }
    schema
}

/// An example is one glance long.
const LONGEST: usize = 240;

/// For each definition the fullest value of the sample company that is not too long.
fn collect(root: &Value, schema: &Value, value: &Value, examples: &mut BTreeMap<String, Value>) {
    if let Some(name) = schema["$ref"].as_str().and_then(|target| target.strip_prefix("#/$defs/")) {
        let size = |value: &Value| value.to_string().len();
        let is_word = root["$defs"][name].get("enum").is_some();
        if !is_word
            && size(value) <= LONGEST
            && examples.get(name).is_none_or(|known| size(known) < size(value))
        {
            examples.insert(name.to_owned(), value.clone());
        }
        collect(root, &root["$defs"][name], value, examples);
    }
    for form in schema["anyOf"].as_array().into_iter().flatten() {
        collect(root, form, value, examples);
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(root, &schema["items"], item, examples)),
        Value::Object(members) => {
            for (name, member) in members {
                let of = schema["properties"].get(name).unwrap_or(&schema["additionalProperties"]);
                collect(root, of, member, examples);
            }
        }
        _ => {}
    }
}

/// The schema as text.
pub fn text() -> String {
    json_schema::text(&value())
}
