//! `render`: a map as a picture.

use serde::{Deserialize, Serialize};

use super::{Operation, Reply, Request};
use crate::Error;
use crate::input::Input;
use crate::read::Syntax;
use crate::render::{self, Theme};

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
    lang: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum Output {
    Html,
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
    let look = render::Options { theme: options.theme, language: options.lang };
    match options.to {
        Output::Html => {
            let page = render::html(&input.document, map, &look);
            Ok(Reply::json(&Body { media_type: "text/html; charset=utf-8" })?.output(page))
        }
    }
}
