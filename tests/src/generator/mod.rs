//! Random documents of the whole model, and the texts they can be written as.
//!
//! Everything is drawn from [`Choices`]; a list of numbers that property tests shrink towards the
//! empty list, which gives the smallest document.

mod breakage;
mod choices;
mod document;
mod edited;
mod journey;
mod json;
mod large;
mod normal;
mod planted;
mod words;
mod yaml;

pub use breakage::mutate;
pub use choices::Choices;
pub use document::{Style, document};
pub use edited::{edited, staged};
pub use journey::{journey, long};
pub use json::{parse, print_json};
pub use large::large;
pub use normal::normal;
pub use planted::{Found, Planted, plant};
pub use words::{NUMBERS, WORDS};
pub use yaml::{Printed, print_yaml};

use std::sync::LazyLock;

use serde_json::Value;

/// The JSON Schema of a document.
pub static SCHEMA: LazyLock<Value> = LazyLock::new(crate::generate::document_schema::value);

/// The schema itself, references followed.
pub fn resolve(schema: &'static Value) -> &'static Value {
    match schema.get("$ref").and_then(Value::as_str) {
        Some(path) => resolve(&SCHEMA["$defs"][path.rsplit('/').next().expect("a name")]),
        None => schema,
    }
}
