//! `draft`: a first map from events. With `document` the first input is a document whose sources say how
//! the tables are read. The output is the draft's text.

use serde::Deserialize;

use super::mine::{named, told};
use super::{Operation, Reply, Request};
use crate::Error;
use crate::evidence::{self, Draft, TableName, draft_with};
use crate::input::Input;
use crate::read::Syntax;
use crate::write;

pub(super) const OPERATION: Operation = Operation {
    name: "draft",
    takes: "a document with sources, if one is meant, and tables of events",
    inputs: 1..=1_000,
    run,
};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Options {
    #[serde(default)]
    syntax: Syntax,
    /// The syntax of the draft; absent = YAML.
    output: Option<Syntax>,
    /// Whether the first input is a document.
    #[serde(default)]
    document: bool,
    /// What the tables are, one a table.
    #[serde(default)]
    tables: Vec<TableName>,
    #[serde(default)]
    mine: evidence::Options,
    #[serde(default)]
    draft: Draft,
}

fn run(request: Request<'_>) -> Result<Reply, Error> {
    let Options { syntax, output, document, tables: names, mine: options, draft } = request.options()?;
    let tables = named(&request, document, &names);
    let document = document.then(|| Input::read(request.input(0), syntax)).transpose()?;
    let document = document.map(|input| input.document);
    let (drafted, report) =
        draft_with(&tables, document.as_ref(), &options, &draft, &mut told(request.hook))?;
    Ok(Reply::json(&report)?.output(write::text(&drafted, output.unwrap_or(Syntax::Yaml))?))
}
