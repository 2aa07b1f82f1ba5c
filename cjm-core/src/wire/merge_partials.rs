//! `mergePartials`: parts of a log as one. The output is the part.

use serde::Deserialize;
use serde_json::json;

use super::{Operation, Reply, Request};
use crate::Error;
use crate::evidence::merge;

pub(super) const OPERATION: Operation =
    Operation { name: "mergePartials", takes: "two or more parts of a log", inputs: 2..=100_000, run };

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Options {}

fn run(request: Request<'_>) -> Result<Reply, Error> {
    let Options {} = request.options()?;
    let mut all = request.input(0).to_vec();
    for part in request.inputs.iter().skip(1) {
        all = merge(&all, part)?;
    }
    Ok(Reply::json(&json!({ "bytes": all.len() }))?.output(all))
}
