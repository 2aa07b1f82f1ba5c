//! `read`: the document as JSON, once it has been found healthy.

use serde::Serialize;

use super::options::Reading;
use super::{Operation, Reply, Request};
use crate::Error;
use crate::input::Input;
use crate::model::Document;

pub(super) const OPERATION: Operation = Operation { name: "read", takes: "one document", inputs: 1..=1, run };

#[derive(Serialize)]
struct Body<'a> {
    document: &'a Document,
}

fn run(request: Request<'_>) -> Result<Reply, Error> {
    let Reading { syntax } = request.options()?;
    let input = Input::read(request.input(0), syntax)?;
    Reply::json(&Body { document: &input.document })
}
