//! `mergePartials`: parts of a log as one. The output is the part.

use serde::Deserialize;
use serde_json::json;

use super::{Operation, Reply, Request};
use crate::Error;
use crate::evidence::merge;

pub(super) const OPERATION: Operation =
    Operation { name: "mergePartials", takes: "parts of a log", inputs: 1..=100_000, run };

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Options {}

fn run(request: Request<'_>) -> Result<Reply, Error> {
    let Options {} = request.options()?;
    let all = merge(request.inputs)?;
    Ok(Reply::json(&json!({ "bytes": all.len() }))?.output(all))
}
