//! `cjm schema`

use clap::builder::PossibleValuesParser;

use super::failure::Failure;
use super::files;
use crate::schema::{ALL, named};

/// Print a JSON Schema: of documents, or of what a command answers.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Which one
    #[arg(value_parser = PossibleValuesParser::new(ALL.iter().map(|(name, _)| *name)), default_value = "document")]
    schema: String,
    /// Write to a file
    #[arg(short, long)]
    output: Option<String>,
}

pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let text = named(&arguments.schema).unwrap_or_default();
    files::write(arguments.output.as_deref(), text.as_bytes())?;
    Ok(0)
}
