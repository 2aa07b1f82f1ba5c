//! `render`: a map as a picture.

use serde::{Deserialize, Serialize};

use super::{Operation, Reply, Request};
use crate::Error;
use crate::input::Input;
use crate::read::Syntax;
use crate::render::{self, Lane, Level, Theme};

pub(super) const OPERATION: Operation =
    Operation { name: "render", takes: "one document", inputs: 1..=1, run };

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Options {
    #[serde(default)]
    syntax: Syntax,
    map: Option<String>,
    to: Output,
    #[serde(default)]
    theme: Theme,
    #[serde(default)]
    level: Level,
    #[serde(default)]
    lanes: Vec<Lane>,
    lang: Option<String>,
    /// Of HTML, only what goes into somebody else's page.
    #[serde(default)]
    fragment: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum Output {
    Svg,
    Html,
    Md,
    Text,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Body {
    media_type: &'static str,
}

fn run(request: Request<'_>) -> Result<Reply, Error> {
    let options: Options = request.options()?;
    let input = Input::read(request.input(0), options.syntax)?;
    let map = input.map(options.map.as_deref())?;
    let look = render::Options {
        theme: options.theme,
        level: options.level,
        lanes: options.lanes,
        language: options.lang,
    };
    let (media_type, draw): (_, fn(&_, &_, &_) -> String) = match options.to {
        Output::Svg => ("image/svg+xml", render::svg),
        Output::Html if options.fragment => ("text/html; charset=utf-8", render::html_fragment),
        Output::Html => ("text/html; charset=utf-8", render::html),
        Output::Md => ("text/markdown; charset=utf-8", render::markdown),
        Output::Text => ("text/plain; charset=utf-8", render::text),
    };
    Ok(Reply::json(&Body { media_type })?.output(draw(&input.document, map, &look)))
}
