//! `schema`: a published JSON Schema, for editors and other programs.

use serde::Deserialize;

use super::{Operation, Reply, Request};
use crate::Error;
use crate::error::nearest;
use crate::schema::{ALL, named};

pub(super) const OPERATION: Operation = Operation { name: "schema", takes: "no input", inputs: 0..=0, run };

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Options {
    schema: Option<String>,
}

fn run(request: Request<'_>) -> Result<Reply, Error> {
    let Options { schema } = request.options()?;
    let name = schema.as_deref().unwrap_or("document");
    let text = named(name).ok_or_else(|| Error::UnknownId {
        kind: "schema",
        id: name.to_owned(),
        suggestion: nearest(name, ALL.iter().map(|(name, _)| *name)),
    })?;
    Ok(Reply::json(&serde_json::json!({ "schema": name }))?.output(text))
}
