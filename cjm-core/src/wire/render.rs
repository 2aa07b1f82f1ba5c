//! `render`: a map as a picture. With `evidence` the second input is evidence.

use serde::{Deserialize, Serialize};

use super::{Operation, Reply, Request};
use crate::Error;
use crate::compare::maps_of;
use crate::input::Input;
use crate::model::MapKind;
use crate::read::Syntax;
use crate::render::{self, Lane, Level, Output, Theme, View, Wanted};

pub(super) const OPERATION: Operation = Operation {
    name: "render",
    takes: "one document, evidence if so said, then fonts for png and pdf",
    inputs: 1..=18,
    run,
};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Options {
    #[serde(default)]
    syntax: Syntax,
    map: Option<String>,
    /// Of the view `diff`, the map to compare with; absent = the one whose `futureOf` names the map.
    against: Option<String>,
    to: Output,
    /// Whether the second input is evidence: attached first, or drawn by the views `flow` and `matrix`.
    #[serde(default)]
    evidence: bool,
    /// Of the evidence, only the customers of this segment.
    segment: Option<String>,
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
    scale: Option<f64>,
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
    let Options {
        syntax,
        map,
        against,
        to,
        evidence,
        segment,
        view,
        theme,
        level,
        preset,
        lanes,
        lang,
        fragment,
        scale,
    } = request.options()?;
    let mut input = Input::read(request.input(0), syntax)?;
    let look = render::Options { theme, level, preset, lanes, language: lang };
    let mined = request.optional(1).filter(|_| evidence);
    let fonts = request.inputs.get(1 + usize::from(evidence)..).unwrap_or_default();
    let wanted = Wanted { to, fragment, fonts, scale };
    if let Some(mined) = mined.filter(|_| !view.is_of_evidence()) {
        input.document = super::evidence::attached(&input, map.as_deref(), mined, segment.clone())?;
    }
    let document = &input.document;
    let drawn = match (view, mined) {
        (View::Diff, _) => {
            let (now, then) = maps_of(&input, map.as_deref(), against.as_deref())?;
            render::draw_both((document, now), (document, then), &wanted, &look)?
        }
        #[cfg(feature = "evidence")]
        (View::Flow | View::Matrix, Some(mined)) => {
            let mined = crate::evidence::Evidence::parse(mined)?;
            let seen = render::Seen { evidence: &mined, segment: segment.as_deref() };
            render::draw_seen(document, input.map(map.as_deref())?, view, seen, &wanted, &look)?
        }
        _ => render::draw(document, input.map(map.as_deref())?, view, &wanted, &look)?,
    };
    let body = Body { media_type: drawn.media_type, missing: drawn.missing.into_iter().collect() };
    Ok(Reply::json(&body)?.output(drawn.bytes))
}
