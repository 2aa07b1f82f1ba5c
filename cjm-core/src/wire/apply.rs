//! `apply`: a change set onto a document. The output is its text, in the syntax of the input.

use serde::{Deserialize, Serialize};

use super::{Operation, Reply, Request};
use crate::Error;
use crate::compare::{ChangeSet, apply};
use crate::input::Input;
use crate::model::Document;
use crate::read::Syntax;
use crate::write;

pub(super) const OPERATION: Operation =
    Operation { name: "apply", takes: "a document and a change set", inputs: 2..=2, run };

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Options {
    #[serde(default)]
    syntax: Syntax,
    /// The id of the result; absent = the target's.
    #[serde(rename = "as")]
    id: Option<String>,
}

#[derive(Serialize)]
struct Body<'a> {
    document: &'a Document,
    /// The id of the map that was changed.
    map: &'a str,
}

fn run(request: Request<'_>) -> Result<Reply, Error> {
    let options: Options = request.options()?;
    let input = Input::read(request.input(0), options.syntax)?;
    let changes = ChangeSet::from_json(request.input(1))?;
    let document = apply(&input.document, &changes, options.id.as_deref())?;
    let body = Body { document: &document, map: options.id.as_deref().unwrap_or(&changes.to.map) };
    Ok(Reply::json(&body)?.output(write::text(&document, input.reading.syntax)?))
}
