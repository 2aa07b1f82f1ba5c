//! The JSON Schema of what `check` answers, from the Rust types.

use cjm_core::check::Report;
use schemars::generate::SchemaSettings;

use super::json_schema;

/// The schema as text. Later versions may add members.
pub fn text() -> String {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let derived = settings.into_generator().into_root_schema_for::<Report>();
    json_schema::text(&json_schema::publish(derived, "urn:cjm:report:1", "Report of a check"))
}
