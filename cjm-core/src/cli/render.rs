//! `cjm render`

use super::failure::Failure;
use super::files;
use crate::input::Input;
use crate::render::{self, Theme};

/// Draw a map.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// A document with one map or one current map, or FILE#mapId
    map: String,
    /// What to draw
    #[arg(long, value_enum)]
    to: Output,
    /// Colours
    #[arg(long, value_enum, default_value = "auto")]
    theme: Theme,
    /// Language of texts that come in several
    #[arg(long)]
    lang: Option<String>,
    /// Write to a file
    #[arg(short, long)]
    output: Option<String>,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Output {
    Html,
}

pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let (file, id) = files::split_map(&arguments.map);
    let bytes = files::read(file)?;
    let core = |error| Failure::Core { file: file.to_owned(), error };
    let input = Input::read(&bytes, files::syntax(file)).map_err(core)?;
    let map = input.map(id).map_err(core)?;
    let look = render::Options { theme: arguments.theme, language: arguments.lang.clone() };
    let picture = match arguments.to {
        Output::Html => render::html(&input.document, map, &look),
    };
    files::write(arguments.output.as_deref(), picture.as_bytes())?;
    Ok(0)
}
