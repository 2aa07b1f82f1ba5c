//! `render`: a map as a picture.

use serde::{Deserialize, Serialize};

use super::{Operation, Reply, Request};
use crate::Error;
use crate::compare::{Options as Compare, diff, maps_of};
use crate::input::Input;
use crate::model::{Document, Map, MapKind};
use crate::read::Syntax;
use crate::render::{self, Lane, Level, Theme, View};
use crate::score;

pub(super) const OPERATION: Operation =
    Operation { name: "render", takes: "one document, then fonts for png and pdf", inputs: 1..=17, run };

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Options {
    #[serde(default)]
    syntax: Syntax,
    map: Option<String>,
    /// Of the view `diff`, the map to compare with; absent = the one whose `futureOf` names the map.
    against: Option<String>,
    to: Output,
    #[serde(default)]
    view: View,
    #[serde(default)]
    theme: Theme,
    #[serde(default)]
    level: Level,
    preset: Option<MapKind>,
    #[serde(default)]
    lanes: Vec<Lane>,
    lang: Option<String>,
    /// Of HTML, only what goes into somebody else's page.
    #[serde(default)]
    fragment: bool,
    /// Of PNG, the pixels a unit of the picture; absent = 2.
    #[cfg(feature = "office")]
    scale: Option<f64>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum Output {
    Svg,
    Html,
    Md,
    Text,
    #[cfg(feature = "office")]
    Png,
    #[cfg(feature = "office")]
    Pdf,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Body {
    media_type: &'static str,
    /// Characters that no font has.
    #[serde(skip_serializing_if = "String::is_empty")]
    missing: String,
}

fn run(request: Request<'_>) -> Result<Reply, Error> {
    let options: Options = request.options()?;
    let input = Input::read(request.input(0), options.syntax)?;
    let look = render::Options {
        theme: options.theme,
        level: options.level,
        preset: options.preset,
        lanes: options.lanes,
        language: options.lang,
    };
    if options.view == View::Diff {
        let (now, then) = maps_of(&input, options.map.as_deref(), options.against.as_deref())?;
        return both(&input.document, [now, then], &options.to, &look);
    }
    let map = input.map(options.map.as_deref())?;
    let fonts = request.inputs.get(1..).unwrap_or_default();
    if options.view == View::Gap {
        return gaps(&input.document, map, &options.to, &look);
    }
    let (media_type, draw): (_, fn(&_, &_, &_) -> String) = match options.to {
        #[cfg(feature = "office")]
        Output::Png => {
            let scale = options.scale.unwrap_or(render::SCALE);
            return printed("image/png", render::png(&input.document, map, &look, fonts, scale)?);
        }
        #[cfg(feature = "office")]
        Output::Pdf => {
            return printed("application/pdf", render::pdf(&input.document, map, &look, fonts)?);
        }
        Output::Svg => ("image/svg+xml", render::svg),
        Output::Html if options.fragment => ("text/html; charset=utf-8", render::html_fragment),
        Output::Html => ("text/html; charset=utf-8", render::html),
        Output::Md => ("text/markdown; charset=utf-8", render::markdown),
        Output::Text => ("text/plain; charset=utf-8", render::text),
    };
    if !fonts.is_empty() {
        return Err(Error::Unusable {
            message: "fonts are of use for png and pdf only".to_owned(),
            hint: Some("leave them out: other pictures take the reader's fonts".to_owned()),
        });
    }
    let body = Body { media_type, missing: String::new() };
    Ok(Reply::json(&body)?.output(draw(&input.document, map, &look)))
}

#[cfg(feature = "office")]
fn printed(media_type: &'static str, printed: render::Printed) -> Result<Reply, Error> {
    let body = Body { media_type, missing: printed.missing.into_iter().collect() };
    Ok(Reply::json(&body)?.output(printed.bytes))
}

/// Two maps in one picture.
fn both(
    document: &Document,
    [now, then]: [&Map; 2],
    to: &Output,
    look: &render::Options,
) -> Result<Reply, Error> {
    let (from, to_map) = ((document, now), (document, then));
    let changes = diff(from, to_map, &Compare::default())?;
    let (media_type, picture) = match to {
        Output::Svg => ("image/svg+xml", render::diff_svg(from, to_map, &changes, look)),
        Output::Html => ("text/html; charset=utf-8", render::diff_html(from, to_map, &changes, look)),
        _ => {
            return Err(Error::Unusable {
                message: "two maps are drawn as svg or html".to_owned(),
                hint: Some("`diff` tells the differences in words".to_owned()),
            });
        }
    };
    Ok(Reply::json(&Body { media_type, missing: String::new() })?.output(picture))
}

/// Value gaps, as the document says how to compute them.
fn gaps(document: &Document, map: &Map, to: &Output, look: &render::Options) -> Result<Reply, Error> {
    let sheet = score::score(document, map, &score::Options { draws: Some(0), ..score::Options::default() })?;
    let (media_type, picture) = match to {
        Output::Svg => ("image/svg+xml", render::gap_svg(document, map, &sheet, look)),
        Output::Html => ("text/html; charset=utf-8", render::gap_html(document, map, &sheet, look)),
        Output::Text => ("text/plain; charset=utf-8", render::gap_text(document, map, &sheet, look)),
        _ => {
            return Err(Error::Unusable {
                message: "value gaps are drawn as svg, html or text".to_owned(),
                hint: None,
            });
        }
    };
    Ok(Reply::json(&Body { media_type, missing: String::new() })?.output(picture))
}
