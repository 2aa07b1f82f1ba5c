//! `schema`: the JSON Schema of a document, for editors and other programs.

use serde::Deserialize;

use super::{Operation, Reply, Request};
use crate::Error;
use crate::schema::DOCUMENT;

pub(super) const OPERATION: Operation = Operation { name: "schema", takes: "no input", inputs: 0..=0, run };

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Options {}

fn run(request: Request<'_>) -> Result<Reply, Error> {
    let Options {} = request.options()?;
    Ok(Reply::json(&serde_json::json!({ "schema": "document" }))?.output(DOCUMENT))
}
