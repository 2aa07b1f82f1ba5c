//! `migrate`: a document in today's version of the format, and the steps that lead there.

use serde::Serialize;

use super::options::Reading;
use super::{Operation, Reply, Request};
use crate::Error;
use crate::migrate::{Migrated, Step, migrate};

pub(super) const OPERATION: Operation =
    Operation { name: "migrate", takes: "one document", inputs: 1..=1, run };

#[derive(Serialize)]
struct Body {
    version: &'static str,
    steps: Vec<Step>,
}

fn run(request: Request<'_>) -> Result<Reply, Error> {
    let Reading { syntax } = request.options()?;
    let Migrated { text, steps } = migrate(request.input(0), syntax)?;
    Ok(Reply::json(&Body { version: crate::FORMAT, steps })?.output(text))
}
