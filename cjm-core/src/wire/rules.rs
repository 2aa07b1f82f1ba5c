//! `rules`: the manual of the checks.

use serde::{Deserialize, Serialize};

use super::{Operation, Reply, Request};
use crate::Error;
use crate::check::{Rule, select};

pub(super) const OPERATION: Operation = Operation { name: "rules", takes: "no input", inputs: 0..=0, run };

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Options {
    /// Code, name, family or the beginning of a code; absent = all.
    rule: Option<String>,
}

#[derive(Serialize)]
struct Body {
    rules: Vec<&'static Rule>,
}

fn run(request: Request<'_>) -> Result<Reply, Error> {
    let options: Options = request.options()?;
    Reply::json(&Body { rules: select(options.rule.as_deref())? })
}
