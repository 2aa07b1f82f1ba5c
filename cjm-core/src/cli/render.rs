//! `cjm render`

use super::failure::Failure;
use super::files;
use crate::input::Input;
use crate::render::{self, Lane, Level, Theme};

/// Draw a map.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// A document with one map or one current map, or FILE#mapId
    map: String,
    /// What to draw
    #[arg(long, value_enum)]
    to: Output,
    /// How much to show
    #[arg(long, value_enum, default_value = "step")]
    level: Level,
    /// The rows to show, in this order, with commas between; without it all that have content
    #[arg(long, value_enum, value_delimiter = ',')]
    lanes: Vec<Lane>,
    /// Colours
    #[arg(long, value_enum, default_value = "auto")]
    theme: Theme,
    /// Language of texts that come in several, and of our own words
    #[arg(long)]
    lang: Option<String>,
    /// Write to a file
    #[arg(short, long)]
    output: Option<String>,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Output {
    Svg,
    Html,
    Md,
    Text,
}

pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let (file, id) = files::split_map(&arguments.map);
    let bytes = files::read(file)?;
    let core = |error| Failure::Core { file: file.to_owned(), error };
    let input = Input::read(&bytes, files::syntax(file)).map_err(core)?;
    let map = input.map(id).map_err(core)?;
    let look = render::Options {
        theme: arguments.theme,
        level: arguments.level,
        lanes: arguments.lanes.clone(),
        language: arguments.lang.clone(),
    };
    let draw = match arguments.to {
        Output::Svg => render::svg,
        Output::Html => render::html,
        Output::Md => render::markdown,
        Output::Text => render::text,
    };
    files::write(arguments.output.as_deref(), draw(&input.document, map, &look).as_bytes())?;
    Ok(0)
}
