//! `sample`: the sample company's document.

use serde::{Deserialize, Serialize};

use super::{Operation, Reply, Request};
use crate::Error;
use crate::template::SAMPLE;

pub(super) const OPERATION: Operation = Operation { name: "sample", takes: "no input", inputs: 0..=0, run };

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Options {}

#[derive(Serialize)]
struct Body {
    synthetic: bool,
}

fn run(request: Request<'_>) -> Result<Reply, Error> {
    let Options {} = request.options()?;
    Ok(Reply::json(&Body { synthetic: true })?.output(SAMPLE))
}
