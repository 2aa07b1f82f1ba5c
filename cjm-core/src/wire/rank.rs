//! `rank`: what to fix first. A second input is evidence, attached before.

use serde::Deserialize;

use super::{Operation, Reply, Request};
use crate::Error;
use crate::input::Input;
use crate::read::Syntax;
use crate::score::{self, rank};

pub(super) const OPERATION: Operation =
    Operation { name: "rank", takes: "one document, and evidence if there is any", inputs: 1..=2, run };

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Options {
    #[serde(default)]
    syntax: Syntax,
    map: Option<String>,
    top: Option<usize>,
    #[serde(default)]
    seed: u64,
    draws: Option<usize>,
    /// Of the evidence, only the customers of this segment.
    segment: Option<String>,
}

fn run(request: Request<'_>) -> Result<Reply, Error> {
    let Options { syntax, map, top, seed, draws, segment } = request.options()?;
    let mut input = Input::read(request.input(0), syntax)?;
    if let Some(evidence) = request.optional(1) {
        input.document = super::evidence::attached(&input, map.as_deref(), evidence, segment)?;
    }
    let map = input.map(map.as_deref())?;
    let options = score::Options { top, seed, draws, ..score::Options::default() };
    Reply::json(&rank(&input.document, map, &options)?)
}
