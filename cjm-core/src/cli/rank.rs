//! `cjm rank`

mod human;

use super::attach;
use super::failure::Failure;
use super::files;
use super::score::Format;
use crate::evidence::Attach;
use crate::input::Input;
use crate::score::{Options, Ranking, rank};
use crate::write::json;

/// Tell what to fix first, on every map, by the best that is known about it.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// A document with one map or one current map, or FILE#mapId
    map: String,
    /// What `cjm mine --map MAP` printed as JSON: attached first, see `cjm attach`
    #[arg(long, value_name = "FILE")]
    evidence: Option<String>,
    /// Of the evidence, only the customers of this segment
    #[arg(long, value_name = "NAME", requires = "evidence")]
    segment: Option<String>,
    /// List no more than these
    #[arg(long)]
    top: Option<usize>,
    /// Seed of the simulation
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// How to print
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Write to a file
    #[arg(short, long)]
    output: Option<String>,
}

pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let (file, id) = files::split_map(&arguments.map);
    let bytes = files::read(file)?;
    let core = |error| Failure::Core { file: file.to_owned(), error };
    let mut input = Input::read(&bytes, files::syntax(file)).map_err(core)?;
    if let Some(evidence) = &arguments.evidence {
        let map = input.map(id).map_err(core)?;
        let options = Attach { segment: arguments.segment.clone(), ..Attach::default() };
        input.document = attach::from_file(&input.document, map, evidence, &options)?.0;
    }
    let map = input.map(id).map_err(core)?;
    let options = Options { top: arguments.top, seed: arguments.seed, ..Options::default() };
    let ranking = rank(&input.document, map, &options).map_err(core)?;
    let out = match arguments.format {
        Format::Text => human::ranking(map, &ranking),
        Format::Json => json::pretty(&ranking).map_err(core)?,
        Format::Csv => csv(&ranking),
    };
    files::write(arguments.output.as_deref(), out.as_bytes())?;
    Ok(0)
}

/// One row an item; what is not known stays empty.
fn csv(ranking: &Ranking) -> String {
    let mut out = String::from("rank,kind,id,name,rung,priority,topProbability,assumed\r\n");
    for item in &ranking.items {
        let row = [
            item.rank.to_string(),
            human::kind(item.kind).to_owned(),
            item.id.to_string(),
            quoted(item.name.as_deref().unwrap_or_default()),
            item.rung.to_string(),
            json::number(item.priority),
            item.top_probability.map(json::number).unwrap_or_default(),
            item.assumed.to_string(),
        ];
        out.push_str(&row.join(","));
        out.push_str("\r\n");
    }
    out
}

/// A field of RFC 4180. What a spreadsheet would take for a formula begins with a quote mark.
fn quoted(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}
