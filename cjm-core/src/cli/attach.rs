//! `cjm attach`

use super::failure::Failure;
use super::files;
use super::text::line;
use crate::evidence::{Attach, Attached, Evidence, attach};
use crate::input::Input;
use crate::model::{Document, Id, Map};
use crate::write;

/// Put what was mined from events on the map's steps: how many came, how many left, how long they took.
///
/// The document goes to the output, comments left out; what was attached goes to standard error.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// A document with one map or one current map, or FILE#mapId
    map: String,
    /// What `cjm mine --map MAP` printed as JSON
    evidence: String,
    /// Only the customers of this segment
    #[arg(long, value_name = "NAME")]
    segment: Option<String>,
    /// Id of the evidence entry; one that exists already is renewed
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// Write to a file
    #[arg(short, long)]
    output: Option<String>,
}

/// The most bytes of evidence: figures, not events.
const MOST_BYTES: usize = 256 << 20;

pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let (file, id) = files::split_map(&arguments.map);
    let bytes = files::read(file)?;
    let core = |error| Failure::Core { file: file.to_owned(), error };
    let input = Input::read(&bytes, files::syntax(file)).map_err(core)?;
    let map = input.map(id).map_err(core)?;
    let options =
        Attach { segment: arguments.segment.clone(), evidence: arguments.id.as_deref().map(Id::from) };
    let (document, report) = from_file(&input.document, map, &arguments.evidence, &options)?;
    eprint!("{}", told(&report));
    let syntax = files::output_syntax(arguments.output.as_deref(), input.reading.syntax);
    files::write(arguments.output.as_deref(), write::text(&document, syntax).map_err(core)?.as_bytes())?;
    Ok(0)
}

/// The document with the evidence of a file on its map.
pub(super) fn from_file(
    document: &Document,
    map: &Map,
    file: &str,
    options: &Attach,
) -> Result<(Document, Attached), Failure> {
    let evidence = read(file)?;
    attach(document, map, &evidence, options).map_err(|error| Failure::Core { file: file.to_owned(), error })
}

/// The evidence of a file.
pub(super) fn read(file: &str) -> Result<Evidence, Failure> {
    let bytes = files::read_up_to(file, MOST_BYTES)?;
    Evidence::parse(&bytes).map_err(|error| Failure::Core { file: file.to_owned(), error })
}

/// What was attached, for people.
pub(super) fn told(report: &Attached) -> String {
    let Attached { map, evidence, customers, steps, unmapped, .. } = report;
    let done = if report.renewed { "renewed" } else { "new" };
    let mut out =
        format!("{customers} customers on {steps} steps of `{map}`, evidence `{evidence}` ({done})\n");
    if !report.unseen.is_empty() {
        let unseen: Vec<&str> = report.unseen.iter().map(Id::as_str).collect();
        out.push_str(&format!("no events tell of {}\n", line(&unseen.join(", "))));
    }
    if *unmapped > 0 {
        out.push_str(&format!("{unmapped} names of events belong to no step: see `unmapped`\n"));
    }
    out
}
