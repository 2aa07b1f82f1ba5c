//! `attach`: what was mined onto the map's steps. The output is the document's text.

use serde::Deserialize;

use super::{Operation, Reply, Request};
use crate::Error;
use crate::evidence::{Attach, Evidence, attach};
use crate::input::Input;
use crate::model::Id;
use crate::read::Syntax;
use crate::write;

pub(super) const OPERATION: Operation =
    Operation { name: "attach", takes: "a document and the evidence", inputs: 2..=2, run };

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Options {
    #[serde(default)]
    syntax: Syntax,
    map: Option<String>,
    segment: Option<String>,
    evidence: Option<Id>,
}

fn run(request: Request<'_>) -> Result<Reply, Error> {
    let Options { syntax, map, segment, evidence } = request.options()?;
    let input = Input::read(request.input(0), syntax)?;
    let map = input.map(map.as_deref())?;
    let mined = Evidence::parse(request.input(1))?;
    let (document, report) = attach(&input.document, map, &mined, &Attach { segment, evidence })?;
    Ok(Reply::json(&report)?.output(write::text(&document, input.reading.syntax)?))
}
