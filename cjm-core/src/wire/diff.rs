//! `diff`: what leads from one map to another.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Operation, Reply, Request};
use crate::Error;
use crate::compare::{Matching, Options as Compare, diff, maps_of};
use crate::input::Input;
use crate::model::{Document, Map};
use crate::read::Syntax;
#[cfg(feature = "render")]
use crate::render::{self, Theme};
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
    /// Neither hashes nor checks.
    #[serde(default)]
    bare: bool,
    /// A form for people or other programs, as output.
    format: Option<Format>,
    /// Of pictures.
    #[cfg(feature = "render")]
    #[serde(default)]
    theme: Theme,
    /// Of pictures: the language of texts that come in several.
    #[cfg(feature = "render")]
    lang: Option<String>,
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
    #[cfg(feature = "render")]
    Svg,
    #[cfg(feature = "render")]
    Html,
}

fn run(request: Request<'_>) -> Result<Reply, Error> {
    let options: Options = request.options()?;
    let matching = match options.matching {
        How::Ids => Matching::Ids,
        How::Auto => Matching::Auto,
    };
    let compare = Compare { matching, mapping: options.mapping.clone(), bare: options.bare };
    let (from, to) = (options.from.as_deref(), options.to.as_deref());
    let first = Input::read(request.input(0), options.syntax)?;
    if request.inputs.len() == 1 {
        let (now, then) = maps_of(&first, from, to)?;
        return answer(&options, (&first.document, now), (&first.document, then), &compare);
    }
    let second = Input::read(request.input(1), options.syntax)?;
    answer(&options, (&first.document, first.map(from)?), (&second.document, second.map(to)?), &compare)
}

fn answer(
    options: &Options,
    from: (&Document, &Map),
    to: (&Document, &Map),
    compare: &Compare,
) -> Result<Reply, Error> {
    let changes = diff(from, to, compare)?;
    let reply = Reply::json(&changes)?;
    #[cfg(feature = "render")]
    let look = render::Options {
        theme: options.theme,
        language: options.lang.clone(),
        ..render::Options::default()
    };
    Ok(match options.format {
        None => reply,
        Some(Format::Text) => reply.output(changes.text()),
        Some(Format::Markdown) => reply.output(changes.markdown()),
        Some(Format::Csv) => reply.output(changes.csv()),
        Some(Format::JsonPatch) => reply.output(json::compact(&changes.json_patch(from.0)?)?),
        #[cfg(feature = "render")]
        Some(Format::Svg) => reply.output(render::diff_svg(from, to, &changes, &look)),
        #[cfg(feature = "render")]
        Some(Format::Html) => reply.output(render::diff_html(from, to, &changes, &look)),
    })
}
