//! `diff`: what leads from one map to another.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Operation, Reply, Request};
use crate::Error;
use crate::compare::{Matching, Options as Compare, diff, maps_of};
use crate::input::Input;
use crate::read::Syntax;
use crate::write::json;

pub(super) const OPERATION: Operation =
    Operation { name: "diff", takes: "one or two documents", inputs: 1..=2, run };

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Options {
    #[serde(default)]
    syntax: Syntax,
    /// The map of the first document; with one document, the current map of a pair.
    from: Option<String>,
    /// The map of the second document; with one document, the map to compare with.
    to: Option<String>,
    #[serde(default, rename = "match")]
    matching: How,
    /// Ids of the first map to ids of the second.
    #[serde(default)]
    mapping: BTreeMap<String, String>,
    /// A form for people or other programs, as output.
    format: Option<Format>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase")]
enum How {
    #[default]
    Ids,
    Auto,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Format {
    Text,
    Markdown,
    Csv,
    JsonPatch,
}

fn run(request: Request<'_>) -> Result<Reply, Error> {
    let options: Options = request.options()?;
    let matching = match options.matching {
        How::Ids => Matching::Ids,
        How::Auto => Matching::Auto,
    };
    let compare = Compare { matching, mapping: options.mapping };
    let (from, to) = (options.from.as_deref(), options.to.as_deref());
    let first = Input::read(request.input(0), options.syntax)?;
    let changes = if request.inputs.len() == 1 {
        let (now, then) = maps_of(&first, from, to)?;
        diff((&first.document, now), (&first.document, then), &compare)?
    } else {
        let second = Input::read(request.input(1), options.syntax)?;
        diff((&first.document, first.map(from)?), (&second.document, second.map(to)?), &compare)?
    };
    let reply = Reply::json(&changes)?;
    Ok(match options.format {
        None => reply,
        Some(Format::Text) => reply.output(changes.text()),
        Some(Format::Markdown) => reply.output(changes.markdown()),
        Some(Format::Csv) => reply.output(changes.csv()),
        Some(Format::JsonPatch) => reply.output(json::compact(&changes.json_patch(&first.document)?)?),
    })
}
