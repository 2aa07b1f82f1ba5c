//! `cjm roadmap`

use super::diff::mapping;
use super::failure::Failure;
use super::files;
use super::text::line;
use crate::compare::{Options, maps_of, roadmap};
use crate::input::Input;
use crate::write::json;

/// From the current to the future map: what becomes of each problem, and which opportunity does it.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// A document whose future map names its current one: FILE, or FILE#currentMapId
    file: String,
    /// The future map; without it the one whose `futureOf` names the current one
    #[arg(long, value_name = "ID")]
    to: Option<String>,
    /// A JSON file that says what became of things: {"old id": "new id"}
    #[arg(long, value_name = "FILE")]
    mapping: Option<String>,
    /// How to print it
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Write to a file
    #[arg(short, long)]
    output: Option<String>,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Format {
    Text,
    Json,
    Markdown,
    Csv,
}

pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let (file, id) = files::split_map(&arguments.file);
    let core = |error| Failure::Core { file: file.to_owned(), error };
    let bytes = files::read(file)?;
    let input = Input::read(&bytes, files::syntax(file)).map_err(core)?;
    let (now, then) = maps_of(&input, id, arguments.to.as_deref()).map_err(core)?;
    let options = Options { mapping: mapping(arguments.mapping.as_deref())?, ..Options::default() };
    let roadmap = roadmap((&input.document, now), (&input.document, then), &options).map_err(core)?;
    let out = match arguments.format {
        Format::Text => roadmap.text().lines().map(|text| line(text) + "\n").collect(),
        Format::Json => json::pretty(&roadmap).map_err(core)?,
        Format::Markdown => roadmap.markdown(),
        Format::Csv => roadmap.csv(),
    };
    files::write(arguments.output.as_deref(), out.as_bytes())?;
    Ok(0)
}
