//! The JSON Schema of a change set, from the Rust types.

use cjm_core::compare::ChangeSet;
use schemars::generate::SchemaSettings;

use super::json_schema;

/// The schema as text. Later versions may add members.
pub fn text() -> String {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let derived = settings.into_generator().into_root_schema_for::<ChangeSet>();
    json_schema::text(&json_schema::publish(derived, "urn:cjm:diff:1", "Change set"))
}
