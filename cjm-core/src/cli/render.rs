//! `cjm render`

use super::attach;
use super::failure::Failure;
use super::files;
use super::text::line;
use super::two_maps::two_maps;
use crate::evidence::Attach;
use crate::input::Input;
use crate::model::MapKind;
use crate::render::{self, Lane, Level, Output, Seen, Theme, View, Wanted};

/// Draw a map.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// A document with one map or one current map, or FILE#mapId
    map: String,
    /// What to draw; without it, what the suffix of the output says
    #[arg(long, value_enum)]
    to: Option<Output>,
    /// The map; its value gaps; it and what it becomes (no md, no text); or how many customers moved
    /// through its stages, and where they are after each step (with `--evidence`)
    #[arg(long, value_enum, default_value = "map")]
    view: View,
    /// For the view `diff`: the other map; without it the one whose `futureOf` names the map
    #[arg(long, value_name = "MAP")]
    against: Option<String>,
    /// What `cjm mine --map MAP` printed as JSON: attached first, see `cjm attach` (not for `diff`)
    #[arg(long, value_name = "FILE")]
    evidence: Option<String>,
    /// Of the evidence, only the customers of this segment
    #[arg(long, value_name = "NAME", requires = "evidence")]
    segment: Option<String>,
    /// How much to show
    #[arg(long, value_enum, default_value = "step")]
    level: Level,
    /// Which rows come first; without it as the map's kind has it
    #[arg(long, value_parser = preset, value_name = "journey|serviceBlueprint|dayInTheLife")]
    preset: Option<MapKind>,
    /// The rows to show, in this order, with commas between; without it all that have content
    #[arg(long, value_enum, value_delimiter = ',')]
    lanes: Vec<Lane>,
    /// Colours
    #[arg(long, value_enum, default_value = "auto")]
    theme: Theme,
    /// Language of texts that come in several, and of our own words
    #[arg(long)]
    lang: Option<String>,
    /// For png and pdf: a font for what Inter lacks (.ttf, .otf); may be given several times
    #[arg(long, value_name = "FILE")]
    font: Vec<String>,
    /// For png: pixels a unit of the picture
    #[arg(long, default_value_t = render::SCALE)]
    scale: f64,
    /// Write to a file
    #[arg(short, long)]
    output: Option<String>,
}

/// What a file's suffix promises.
fn of_file(file: &str) -> Option<Output> {
    match files::suffix(file).as_str() {
        "svg" => Some(Output::Svg),
        "html" | "htm" => Some(Output::Html),
        "md" => Some(Output::Md),
        "txt" => Some(Output::Text),
        "png" => Some(Output::Png),
        "pdf" => Some(Output::Pdf),
        _ => None,
    }
}

fn preset(word: &str) -> Result<MapKind, String> {
    let known = MapKind::ALL.iter().find(|kind| kind.as_str() == word);
    known.copied().ok_or_else(|| "no such kind of map".to_owned())
}

pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let to = arguments.to.or_else(|| arguments.output.as_deref().and_then(of_file));
    let to = to.ok_or_else(|| {
        Failure::Misuse(
            "say what to draw: `--to svg|html|md|text|png|pdf`, or `-o` with such a suffix".to_owned(),
        )
    })?;
    let (file, id) = files::split_map(&arguments.map);
    let core = |error| Failure::Core { file: file.to_owned(), error };
    let look = render::Options {
        theme: arguments.theme,
        level: arguments.level,
        preset: arguments.preset,
        lanes: arguments.lanes.clone(),
        language: arguments.lang.clone(),
    };
    let loaded: Vec<Vec<u8>> =
        arguments.font.iter().map(|file| files::read(file)).collect::<Result<_, _>>()?;
    let fonts: Vec<&[u8]> = loaded.iter().map(Vec::as_slice).collect();
    let wanted = Wanted { to, fragment: false, fonts: &fonts, scale: Some(arguments.scale) };
    if arguments.view == View::Diff && arguments.evidence.is_some() {
        return Err(Failure::Misuse("`--evidence` belongs to one map, `--view diff` draws two".to_owned()));
    }
    let drawn = if arguments.view == View::Diff {
        two_maps(&arguments.map, arguments.against.as_deref(), |from, to, _| {
            render::draw_both(from, to, &wanted, &look).map_err(core)
        })?
    } else {
        let bytes = files::read(file)?;
        let mut input = Input::read(&bytes, files::syntax(file)).map_err(core)?;
        let map = input.map(id).map_err(core)?;
        match &arguments.evidence {
            Some(mined) if arguments.view.is_of_evidence() => {
                let evidence = attach::read(mined)?;
                let seen = Seen { evidence: &evidence, segment: arguments.segment.as_deref() };
                render::draw_seen(&input.document, map, arguments.view, seen, &wanted, &look).map_err(core)?
            }
            mined => {
                if let Some(mined) = mined {
                    let options = Attach { segment: arguments.segment.clone(), ..Attach::default() };
                    input.document = attach::from_file(&input.document, map, mined, &options)?.0;
                }
                let map = input.map(id).map_err(core)?;
                render::draw(&input.document, map, arguments.view, &wanted, &look).map_err(core)?
            }
        }
    };
    if !drawn.missing.is_empty() {
        let missing: String = drawn.missing.iter().collect();
        eprintln!("warning: no font has {}; give one that has them with `--font`", line(&missing));
    }
    files::write(arguments.output.as_deref(), &drawn.bytes)?;
    Ok(0)
}
