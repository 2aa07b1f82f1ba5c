//! `cjm migrate`

use super::failure::Failure;
use super::files;
use crate::migrate::migrate;

/// Bring a document to today's version of the format; all that no step touches stays as written.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// A document (`-` = standard input)
    file: String,
    /// Write to a file, which may be the same
    #[arg(short, long)]
    output: Option<String>,
}

pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let bytes = files::read(&arguments.file)?;
    let migrated = migrate(&bytes, files::syntax(&arguments.file))
        .map_err(|error| Failure::Core { file: arguments.file.clone(), error })?;
    for step in &migrated.steps {
        let from = step.from.as_deref().unwrap_or("no version");
        eprintln!("{}: from {from} to {}", arguments.file, step.to);
    }
    files::write(arguments.output.as_deref(), &migrated.text)?;
    Ok(0)
}
