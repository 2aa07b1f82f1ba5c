//! `check`: everything that is wrong with a document, and the document mended where that is wanted.

use super::{Operation, Reply, Request};
use crate::Error;
use crate::check::{Options, check, mend};

pub(super) const OPERATION: Operation =
    Operation { name: "check", takes: "one document", inputs: 1..=1, run };

fn run(request: Request<'_>) -> Result<Reply, Error> {
    let options: Options = request.options()?;
    match options.fix {
        None => Reply::json(&check(request.input(0), &options)?),
        Some(most) => {
            let mended = mend(request.input(0), &options, most)?;
            Ok(Reply::json(&mended.report)?.output(mended.text))
        }
    }
}
