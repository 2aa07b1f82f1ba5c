//! `cjm schema`

use super::failure::Failure;
use super::files;
use crate::schema::DOCUMENT;

/// Print the JSON Schema of documents, for editors and other programs.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Which one
    #[arg(value_enum, default_value = "document")]
    schema: Schema,
    /// Write to a file
    #[arg(short, long)]
    output: Option<String>,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Schema {
    Document,
}

pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let text = match arguments.schema {
        Schema::Document => DOCUMENT,
    };
    files::write(arguments.output.as_deref(), text.as_bytes())?;
    Ok(0)
}
