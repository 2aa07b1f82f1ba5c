//! `score`: the value gaps of a map, and what changed since another one.

use serde::Deserialize;

use super::{Operation, Reply, Request};
use crate::Error;
use crate::input::Input;
use crate::model::ScoringTarget;
use crate::read::Syntax;
use crate::score::{self, score, score_against};

pub(super) const OPERATION: Operation = Operation {
    name: "score",
    takes: "one document, and a second one where that holds the map to compare with",
    inputs: 1..=2,
    run,
};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Options {
    #[serde(default)]
    syntax: Syntax,
    map: Option<String>,
    /// The earlier map: in the second document, where there is one.
    against: Option<String>,
    lambda: Option<f64>,
    reference: Option<String>,
    target: Option<ScoringTarget>,
    #[serde(default)]
    seed: u64,
    draws: Option<usize>,
    top: Option<usize>,
}

fn run(request: Request<'_>) -> Result<Reply, Error> {
    let Options { syntax, map, against, lambda, reference, target, seed, draws, top } = request.options()?;
    let input = Input::read(request.input(0), syntax)?;
    let map = input.map(map.as_deref())?;
    let options = score::Options { lambda, reference, target, seed, draws, top };
    let second = request.optional(1).map(|bytes| Input::read(bytes, syntax)).transpose()?;
    let sheet = match (&second, against) {
        (Some(other), id) => {
            let before = (&other.document, other.map(id.as_deref())?);
            score_against(&input.document, map, before, &options)?
        }
        (None, Some(id)) => {
            let before = (&input.document, input.map(Some(&id))?);
            score_against(&input.document, map, before, &options)?
        }
        (None, None) => score(&input.document, map, &options)?,
    };
    Reply::json(&sheet)
}
