//! `roadmap`: what becomes of the problems of a map, and by what.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Operation, Reply, Request};
use crate::Error;
use crate::compare::{Options as Compare, maps_of, roadmap};
use crate::input::Input;
use crate::read::Syntax;

pub(super) const OPERATION: Operation =
    Operation { name: "roadmap", takes: "one document", inputs: 1..=1, run };

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Options {
    #[serde(default)]
    syntax: Syntax,
    /// The current map.
    from: Option<String>,
    /// The future map; absent = the one whose `futureOf` names the current one.
    to: Option<String>,
    /// Ids of the current map to ids of the future one.
    #[serde(default)]
    mapping: BTreeMap<String, String>,
    /// A form for people or other programs, as output.
    format: Option<Format>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum Format {
    Text,
    Markdown,
    Csv,
}

fn run(request: Request<'_>) -> Result<Reply, Error> {
    let options: Options = request.options()?;
    let input = Input::read(request.input(0), options.syntax)?;
    let (now, then) = maps_of(&input, options.from.as_deref(), options.to.as_deref())?;
    let compare = Compare { mapping: options.mapping, ..Compare::default() };
    let roadmap = roadmap((&input.document, now), (&input.document, then), &compare)?;
    let reply = Reply::json(&roadmap)?;
    Ok(match options.format {
        None => reply,
        Some(Format::Text) => reply.output(roadmap.text()),
        Some(Format::Markdown) => reply.output(roadmap.markdown()),
        Some(Format::Csv) => reply.output(roadmap.csv()),
    })
}
