//! `import`: a document from another format. The output is its text.

use serde::Deserialize;

use super::{Operation, Reply, Request};
use crate::Error;
use crate::interchange::{self, Format, import};
use crate::read::Syntax;
use crate::write;

pub(super) const OPERATION: Operation =
    Operation { name: "import", takes: "one text or table", inputs: 1..=1, run };

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Options {
    from: Format,
    title: Option<String>,
    /// Of the output; absent = YAML.
    syntax: Option<Syntax>,
}

fn run(request: Request<'_>) -> Result<Reply, Error> {
    let Options { from, title, syntax } = request.options()?;
    let options = interchange::Options { title };
    let (document, receipt) = import(request.input(0), from, &options)?;
    Ok(Reply::json(&receipt)?.output(write::text(&document, syntax.unwrap_or(Syntax::Yaml))?))
}
