//! `contrast`: two segments of evidence side by side.

use serde::Deserialize;

use super::{Operation, Reply, Request};
use crate::Error;
use crate::evidence::{Evidence, contrast};

pub(super) const OPERATION: Operation =
    Operation { name: "contrast", takes: "the evidence", inputs: 1..=1, run };

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Options {
    /// A segment.
    a: String,
    /// Another; absent = all customers who are not in the first.
    b: Option<String>,
}

fn run(request: Request<'_>) -> Result<Reply, Error> {
    let Options { a, b } = request.options()?;
    let evidence = Evidence::parse(request.input(0))?;
    Reply::json(&contrast(&evidence, &a, b.as_deref())?)
}
