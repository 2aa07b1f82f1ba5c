//! `version`: what is running.

use serde::{Deserialize, Serialize};

use super::{Operation, Reply, Request};
use crate::{Error, FORMAT, VERSION};

pub(super) const OPERATION: Operation = Operation { name: "version", takes: "no input", inputs: 0..=0, run };

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Options {}

#[derive(Serialize)]
struct Body {
    version: &'static str,
    format: &'static str,
}

fn run(request: Request<'_>) -> Result<Reply, Error> {
    let Options {} = request.options()?;
    Reply::json(&Body { version: VERSION, format: FORMAT })
}
