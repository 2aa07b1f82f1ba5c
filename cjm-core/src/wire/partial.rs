//! `partial`: a part of a log, counted apart. The output is the part.

use serde_json::json;

use super::mine::{Options, TAKES};
use super::{Operation, Reply, Request};
use crate::Error;
use crate::evidence::partial;

pub(super) const OPERATION: Operation = Operation { name: "partial", takes: TAKES, inputs: 1..=1_000, run };

fn run(request: Request<'_>) -> Result<Reply, Error> {
    let options: Options = request.options()?;
    let split = options.split.unwrap_or_default();
    let part = options.on(request, |tables, map, _| partial(tables, map, &options.mine, split))?;
    Ok(Reply::json(&json!({ "bytes": part.len() }))?.output(part))
}
