//! `cjm apply`

use super::failure::Failure;
use super::files;
use crate::compare::{ChangeSet, apply};
use crate::input::Input;
use crate::write;

/// Apply a change set to the map that it names: all of it, or nothing.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The document
    document: String,
    /// A change set (`cjm diff --format json`)
    changes: String,
    /// Another id for the result
    #[arg(long = "as", value_name = "ID")]
    id: Option<String>,
    /// Write to a file
    #[arg(short, long)]
    output: Option<String>,
}

pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let file = &arguments.document;
    let core = |error| Failure::Core { file: file.clone(), error };
    let bytes = files::read(file)?;
    let input = Input::read(&bytes, files::syntax(file)).map_err(core)?;
    let changes = changes(&arguments.changes)?;
    let document = apply(&input.document, &changes, arguments.id.as_deref()).map_err(core)?;
    let syntax = files::output_syntax(arguments.output.as_deref(), input.reading.syntax);
    let text = write::text(&document, syntax).map_err(core)?;
    files::write(arguments.output.as_deref(), text.as_bytes())?;
    Ok(0)
}

/// Reads a change set.
pub(super) fn changes(file: &str) -> Result<ChangeSet, Failure> {
    ChangeSet::from_json(&files::read(file)?).map_err(|error| Failure::Core { file: file.to_owned(), error })
}
