//! The JSON Schemas of what is asked of `mine`, what it answers, and what `contrast` makes of that, from the
//! Rust types.

use cjm_core::evidence::{Contrast, Evidence, Options};
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;

use super::json_schema;

/// The schema of evidence as text. Later versions may add members.
pub fn text() -> String {
    answer::<Evidence>("urn:cjm:evidence:1", "Evidence")
}

/// The schema of two segments side by side.
pub fn contrast() -> String {
    answer::<Contrast>("urn:cjm:contrast:1", "Contrast of two segments")
}

/// The schema of the options. Later versions may add members.
pub fn options() -> String {
    let settings = SchemaSettings::draft2020_12();
    let derived = settings.into_generator().into_root_schema_for::<Options>();
    json_schema::text(&json_schema::publish(derived, "urn:cjm:mine:1", "Options of mine"))
}

fn answer<T: JsonSchema>(id: &str, title: &str) -> String {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let derived = settings.into_generator().into_root_schema_for::<T>();
    json_schema::text(&json_schema::publish(derived, id, title))
}
