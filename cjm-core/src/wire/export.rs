//! `export`: a map, or a whole document, in another format. The output is its text or its bytes.

use serde::Deserialize;

use super::{Operation, Reply, Request};
use crate::Error;
use crate::input::Input;
use crate::interchange::{Target, exported};
use crate::read::Syntax;

pub(super) const OPERATION: Operation =
    Operation { name: "export", takes: "one document", inputs: 1..=1, run };

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Options {
    #[serde(default)]
    syntax: Syntax,
    map: Option<String>,
    to: Target,
    lang: Option<String>,
}

fn run(request: Request<'_>) -> Result<Reply, Error> {
    let Options { syntax, map, to, lang } = request.options()?;
    let input = Input::read(request.input(0), syntax)?;
    let (bytes, receipt) = exported(&input, map.as_deref(), to, lang.as_deref())?;
    Ok(Reply::json(&receipt)?.output(bytes))
}
