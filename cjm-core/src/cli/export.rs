//! `cjm export`

use super::failure::Failure;
use super::files;
use super::import::tell;
use crate::input::Input;
use crate::interchange::{Target, exported};

/// Make another format of a map, or a workbook of the whole document. What the format cannot hold goes to standard error.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// A document with one map or one current map, or FILE#mapId
    map: String,
    /// The format
    #[arg(long, value_enum)]
    to: Target,
    /// Language of texts that come in several
    #[arg(long)]
    lang: Option<String>,
    /// Write the receipt as JSON to a file
    #[arg(long, value_name = "FILE")]
    receipt: Option<String>,
    /// Write to a file
    #[arg(short, long)]
    output: Option<String>,
}

pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let (file, id) = files::split_map(&arguments.map);
    let bytes = files::read(file)?;
    let core = |error| Failure::Core { file: file.to_owned(), error };
    let input = Input::read(&bytes, files::syntax(file)).map_err(core)?;
    let (bytes, receipt) = exported(&input, id, arguments.to, arguments.lang.as_deref()).map_err(core)?;
    files::write(arguments.output.as_deref(), &bytes)?;
    tell(&receipt, arguments.receipt.as_deref()).map(|()| 0)
}
