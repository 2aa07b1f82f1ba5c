//! `score`: the value gaps of a map.

use serde::Deserialize;

use super::{Operation, Reply, Request};
use crate::Error;
use crate::input::Input;
use crate::model::ScoringTarget;
use crate::read::Syntax;
use crate::score::{self, score};

pub(super) const OPERATION: Operation =
    Operation { name: "score", takes: "one document", inputs: 1..=1, run };

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Options {
    #[serde(default)]
    syntax: Syntax,
    map: Option<String>,
    lambda: Option<f64>,
    reference: Option<String>,
    target: Option<ScoringTarget>,
    #[serde(default)]
    seed: u64,
    top: Option<usize>,
}

fn run(request: Request<'_>) -> Result<Reply, Error> {
    let Options { syntax, map, lambda, reference, target, seed, top } = request.options()?;
    let input = Input::read(request.input(0), syntax)?;
    let map = input.map(map.as_deref())?;
    let options = score::Options { lambda, reference, target, seed, top };
    Reply::json(&score(&input.document, map, &options)?)
}
