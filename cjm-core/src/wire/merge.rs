//! `merge`: three documents into one. The output is its text, in the syntax of ours.

use serde::Deserialize;

use super::{Operation, Reply, Request};
use crate::Error;
use crate::compare::{Side, merge};
use crate::input::Input;
use crate::read::Syntax;
use crate::write;

pub(super) const OPERATION: Operation =
    Operation { name: "merge", takes: "three documents: base, ours, theirs", inputs: 3..=3, run };

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Options {
    #[serde(default)]
    syntax: Syntax,
    /// What stands in the document where both sides changed the same.
    #[serde(default)]
    policy: Side,
}

fn run(request: Request<'_>) -> Result<Reply, Error> {
    let options: Options = request.options()?;
    let base = Input::read(request.input(0), options.syntax)?;
    let ours = Input::read(request.input(1), options.syntax)?;
    let theirs = Input::read(request.input(2), options.syntax)?;
    let merged = merge(&base.document, &ours.document, &theirs.document, options.policy)?;
    Ok(Reply::json(&merged)?.output(write::text(&merged.document, ours.reading.syntax)?))
}
