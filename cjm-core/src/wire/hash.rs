//! `hash`: the content hash of a document.

use serde::Serialize;

use super::options::Reading;
use super::{Operation, Reply, Request};
use crate::Error;
use crate::input::Input;
use crate::write::hash;

pub(super) const OPERATION: Operation = Operation { name: "hash", takes: "one document", inputs: 1..=1, run };

#[derive(Serialize)]
struct Body {
    hash: String,
}

fn run(request: Request<'_>) -> Result<Reply, Error> {
    let Reading { syntax } = request.options()?;
    let input = Input::read(request.input(0), syntax)?;
    Reply::json(&Body { hash: hash(&input.document)? })
}
