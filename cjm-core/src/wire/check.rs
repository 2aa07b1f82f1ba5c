//! `check`: everything that is wrong with a document.

use super::{Operation, Reply, Request};
use crate::Error;
use crate::check::check;

pub(super) const OPERATION: Operation =
    Operation { name: "check", takes: "one document", inputs: 1..=1, run };

fn run(request: Request<'_>) -> Result<Reply, Error> {
    let options = request.options()?;
    Reply::json(&check(request.input(0), &options)?)
}
