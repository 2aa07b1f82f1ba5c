//! `cjm import`

use super::failure::Failure;
use super::files;
use super::text::line;
use crate::interchange::{Format, Options, Receipt, import};
use crate::read::Syntax;
use crate::write::{self, json};

/// Make a document of a map in another format.
///
/// The document goes to the output; what was read otherwise than it may have been meant, and what could not
/// be taken over, goes to standard error.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The file
    file: String,
    /// Its format; without it, what its suffix says
    #[arg(long, value_enum)]
    from: Option<Format>,
    /// The title of the map
    #[arg(long)]
    title: Option<String>,
    /// Write the receipt as JSON to a file
    #[arg(long, value_name = "FILE")]
    receipt: Option<String>,
    /// Write to a file
    #[arg(short, long)]
    output: Option<String>,
}

/// The most bytes of a foreign file.
const MOST_BYTES: usize = 512 << 20;

pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let core = |error| Failure::Core { file: arguments.file.clone(), error };
    let from = arguments.from.or_else(|| named(&arguments.file)).ok_or_else(|| {
        Failure::Misuse(format!("what `{}` is cannot be seen from its name: say `--from`", arguments.file))
    })?;
    let bytes = files::read_up_to(&arguments.file, MOST_BYTES)?;
    let options = Options { title: arguments.title.clone() };
    let (document, receipt) = import(&bytes, from, &options).map_err(core)?;
    let syntax = files::output_syntax(arguments.output.as_deref(), Syntax::Yaml);
    files::write(arguments.output.as_deref(), write::text(&document, syntax).map_err(core)?.as_bytes())?;
    tell(&receipt, arguments.receipt.as_deref()).map(|()| 0)
}

fn named(file: &str) -> Option<Format> {
    match files::suffix(file).as_str() {
        "mmd" | "mermaid" => Some(Format::Mermaid),
        "csv" => Some(Format::Csv),
        "xlsx" | "xlsm" => Some(Format::Xlsx),
        "cjml" => Some(Format::Cjml),
        _ => None,
    }
}

/// The receipt, for people and, where they ask for it, in a file.
pub(super) fn tell(receipt: &Receipt, file: Option<&str>) -> Result<(), Failure> {
    let carried: Vec<String> =
        receipt.carried.iter().map(|(what, count)| format!("{count} {what}")).collect();
    eprintln!(
        "{}: {}",
        receipt.format,
        if carried.is_empty() { "nothing".to_owned() } else { carried.join(", ") }
    );
    for remark in &receipt.remarks {
        let place = match (&remark.cell, remark.line, remark.column) {
            (Some(cell), ..) => format!("{cell}: "),
            (_, Some(line), Some(column)) => format!("{line}:{column}: "),
            (_, Some(line), None) => format!("line {line}: "),
            _ => String::new(),
        };
        let help = remark.help.map_or_else(String::new, |help| format!(" ({help})"));
        eprintln!("  {place}{}{help}", line(&remark.message));
    }
    if receipt.remarked > receipt.remarks.len() as u64 {
        eprintln!("  and {} remarks more", receipt.remarked - receipt.remarks.len() as u64);
    }
    if !receipt.lost.is_empty() {
        eprintln!("not taken over:");
    }
    for loss in &receipt.lost {
        let first = match (loss.pointer.as_ref().or(loss.cell.as_ref()), loss.line) {
            (Some(place), _) => format!(", first at {}", line(place)),
            (None, Some(at)) => format!(", first on line {at}"),
            _ => String::new(),
        };
        eprintln!("  {} {}{first}", loss.count, line(&loss.what));
    }
    match file {
        Some(file) => {
            let json =
                json::pretty(receipt).map_err(|error| Failure::Core { file: file.to_owned(), error })?;
            files::write(Some(file), json.as_bytes())
        }
        None => Ok(()),
    }
}
