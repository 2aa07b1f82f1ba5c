//! `finish`: the evidence of a part of a log, or of all parts merged.

use serde::Deserialize;

use super::{Operation, Reply, Request};
use crate::Error;
use crate::evidence::finish;

pub(super) const OPERATION: Operation =
    Operation { name: "finish", takes: "a part of a log", inputs: 1..=1, run };

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Options {}

fn run(request: Request<'_>) -> Result<Reply, Error> {
    let Options {} = request.options()?;
    Reply::json(&finish(request.input(0))?)
}
