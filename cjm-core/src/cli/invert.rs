//! `cjm invert`

use super::apply::changes;
use super::failure::Failure;
use super::files;
use crate::write::json;

/// Print the change set that undoes another.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// A change set (`cjm diff --format json`)
    changes: String,
    /// Write to a file
    #[arg(short, long)]
    output: Option<String>,
}

pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let inverse = changes(&arguments.changes)?.inverse();
    let text =
        json::pretty(&inverse).map_err(|error| Failure::Core { file: arguments.changes.clone(), error })?;
    files::write(arguments.output.as_deref(), text.as_bytes())?;
    Ok(0)
}
