//! `invert`: the change set that undoes another.

use serde::Deserialize;

use super::{Operation, Reply, Request};
use crate::Error;
use crate::compare::ChangeSet;

pub(super) const OPERATION: Operation =
    Operation { name: "invert", takes: "one change set", inputs: 1..=1, run };

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Options {}

fn run(request: Request<'_>) -> Result<Reply, Error> {
    let Options {} = request.options()?;
    Reply::json(&ChangeSet::from_json(request.input(0))?.inverse())
}
