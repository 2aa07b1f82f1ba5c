//! `fmt`: a document's text in house form.

use serde::Serialize;

use super::options::Reading;
use super::{Operation, Reply, Request};
use crate::Error;
use crate::input::Input;
use crate::write::house;

pub(super) const OPERATION: Operation = Operation { name: "fmt", takes: "one document", inputs: 1..=1, run };

#[derive(Serialize)]
struct Body {
    changed: bool,
}

fn run(request: Request<'_>) -> Result<Reply, Error> {
    let Reading { syntax } = request.options()?;
    let bytes = request.input(0);
    let input = Input::read(bytes, syntax)?;
    let text = house(&input.reading, &input.document)?;
    let changed = text.as_bytes() != bytes;
    Ok(Reply::json(&Body { changed })?.output(text))
}
