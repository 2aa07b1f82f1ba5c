//! `resolve`: choices for the conflicts of a merge. The output is the document's text, in its syntax.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Operation, Reply, Request};
use crate::Error;
use crate::compare::{Side, choose_all, read_conflicts, resolve};
use crate::input::Input;
use crate::read::Syntax;
use crate::write;

pub(super) const OPERATION: Operation =
    Operation { name: "resolve", takes: "a document and the conflicts of a merge", inputs: 2..=2, run };

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Options {
    #[serde(default)]
    syntax: Syntax,
    /// The side to take, by the id of the conflict.
    #[serde(default)]
    choose: BTreeMap<String, Side>,
    /// The side to take in all other conflicts.
    all: Option<Side>,
}

fn run(request: Request<'_>) -> Result<Reply, Error> {
    let options: Options = request.options()?;
    let input = Input::read(request.input(0), options.syntax)?;
    let conflicts = read_conflicts(request.input(1))?;
    let mut choices: BTreeMap<String, Side> =
        options.all.map(|side| choose_all(&conflicts, side)).unwrap_or_default();
    choices.extend(options.choose);
    let resolved = resolve(&input.document, &conflicts, &choices)?;
    Ok(Reply::json(&resolved)?.output(write::text(&resolved.document, input.reading.syntax)?))
}
