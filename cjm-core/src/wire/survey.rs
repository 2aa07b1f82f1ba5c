//! `survey`: the answers of a table onto a map. The output is the document's text.

use serde::Deserialize;

use super::{Operation, Reply, Request};
use crate::Error;
use crate::input::Input;
use crate::model::Id;
use crate::read::Syntax;
use crate::survey::{self, survey};
use crate::write;

pub(super) const OPERATION: Operation =
    Operation { name: "survey", takes: "a document and a CSV table", inputs: 2..=2, run };

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Options {
    #[serde(default)]
    syntax: Syntax,
    map: Option<String>,
    source: Option<String>,
    weight: Option<String>,
    evidence: Option<Id>,
    file: Option<String>,
}

fn run(request: Request<'_>) -> Result<Reply, Error> {
    let Options { syntax, map, source, weight, evidence, file } = request.options()?;
    let input = Input::read(request.input(0), syntax)?;
    let map = input.map(map.as_deref())?;
    let options = survey::Options { source, weight, evidence, file };
    let (document, report) = survey(&input.document, map, request.input(1), &options)?;
    Ok(Reply::json(&report)?.output(write::text(&document, input.reading.syntax)?))
}
