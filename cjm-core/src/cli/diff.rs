//! `cjm diff`

use super::failure::Failure;
use super::text::line;
use super::two_maps::two_maps;
use super::{diff_driver, files};
use crate::compare::{Direction, Matching, Options, diff, read_mapping};
use crate::model::{Document, Map};
use crate::render::{self, Theme};
use crate::write::json;
use std::collections::BTreeMap;

/// Compare two maps: what came, went, moved and changed, and what that means to the customer.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The first map: FILE or FILE#mapId. Alone: a document whose future map names its current one
    from: String,
    /// The second map
    to: Option<String>,
    /// As git's external diff: shows what happened to every map of a file
    #[arg(long)]
    driver: bool,
    /// What else git tells an external diff
    #[arg(hide = true, requires = "driver")]
    told: Vec<String>,
    /// How things are matched
    #[arg(long = "match", value_enum, default_value = "ids")]
    matching: How,
    /// A JSON file that says what became of things: {"old id": "new id"}, or the `matches` of a
    /// change set
    #[arg(long)]
    mapping: Option<String>,
    /// How to print the differences; without it as the suffix of the output says, else as text
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Colours of html and svg
    #[arg(long, value_enum, default_value = "auto")]
    theme: Theme,
    /// For html and svg: language of texts that come in several
    #[arg(long)]
    lang: Option<String>,
    /// When to exit 1
    #[arg(long, value_enum, default_value = "any")]
    fail_on: FailOn,
    /// Write to a file
    #[arg(short, long)]
    output: Option<String>,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum How {
    /// By their ids
    Ids,
    /// By ids, then by content, by name and by similarity
    Auto,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Format {
    Text,
    Json,
    Markdown,
    /// RFC 6902, for the first document as JSON
    JsonPatch,
    Csv,
    /// Both maps in one picture, and tables
    Html,
    /// Both maps in one picture
    Svg,
}

impl Format {
    /// By a file's suffix.
    fn of_file(file: &str) -> Option<Self> {
        match files::suffix(file).as_str() {
            "json" => Some(Self::Json),
            "md" => Some(Self::Markdown),
            "csv" => Some(Self::Csv),
            "html" | "htm" => Some(Self::Html),
            "svg" => Some(Self::Svg),
            _ => None,
        }
    }
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum FailOn {
    /// Any difference
    Any,
    /// Something that is worse for the customer
    Regression,
    Never,
}

pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let matching = match arguments.matching {
        How::Ids => Matching::Ids,
        How::Auto => Matching::Auto,
    };
    let options = Options { matching, mapping: mapping(arguments.mapping.as_deref())?, ..Options::default() };
    if arguments.driver {
        let given = [&arguments.from].into_iter().chain(&arguments.to).chain(&arguments.told);
        return diff_driver::run(&given.cloned().collect::<Vec<_>>(), &options);
    }
    two_maps(&arguments.from, arguments.to.as_deref(), |from, to, file| {
        answer(arguments, &options, from, to, file)
    })
}

/// Compares and prints; gives the exit code. `file` is to blame.
fn answer(
    arguments: &Arguments,
    options: &Options,
    from: (&Document, &Map),
    to: (&Document, &Map),
    file: &str,
) -> Result<u8, Failure> {
    let core = |error| Failure::Core { file: file.to_owned(), error };
    let changes = diff(from, to, options).map_err(core)?;
    let internal = |error| Failure::Core { file: "output".to_owned(), error };
    let look = render::Options {
        theme: arguments.theme,
        language: arguments.lang.clone(),
        ..render::Options::default()
    };
    let of_file = arguments.output.as_deref().and_then(Format::of_file);
    let out = match arguments.format.or(of_file).unwrap_or(Format::Text) {
        Format::Text => changes.text().lines().map(|text| line(text) + "\n").collect(),
        Format::Json => json::pretty(&changes).map_err(internal)?,
        Format::Markdown => changes.markdown(),
        Format::JsonPatch => {
            changes.json_patch(from.0).and_then(|patch| json::pretty(&patch)).map_err(internal)?
        }
        Format::Csv => changes.csv(),
        Format::Html => render::diff_html(from, to, &changes, &look),
        Format::Svg => render::diff_svg(from, to, &changes, &look),
    };
    files::write(arguments.output.as_deref(), out.as_bytes())?;
    Ok(u8::from(match arguments.fail_on {
        FailOn::Any => !changes.is_empty(),
        FailOn::Regression => changes.checks.iter().any(|check| check.direction == Direction::Regression),
        FailOn::Never => false,
    }))
}

/// What became of things, from a file that says so.
pub(super) fn mapping(file: Option<&str>) -> Result<BTreeMap<String, String>, Failure> {
    let Some(file) = file else { return Ok(BTreeMap::new()) };
    read_mapping(&files::read(file)?).map_err(|error| Failure::Core { file: file.to_owned(), error })
}
