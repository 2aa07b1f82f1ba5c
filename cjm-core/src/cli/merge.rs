//! `cjm merge`

use super::failure::Failure;
use super::files;
use super::text::line;
use crate::compare::{Conflict, Merge, Side, merge};
use crate::input::Input;
use crate::read::Syntax;
use crate::write::{self, json};

/// Merge what two people made of one document. Exits 1 if both changed the same.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// What both began with
    base: String,
    /// Our document
    ours: String,
    /// Their document
    theirs: String,
    /// What stands in the document where both changed the same
    #[arg(long, value_enum, default_value = "base")]
    policy: Side,
    /// Write the conflicts to a file, for `cjm resolve`
    #[arg(long, value_name = "FILE")]
    conflicts: Option<String>,
    /// How to print the result
    #[arg(long, value_enum, default_value = "document")]
    format: Format,
    /// As git's merge driver for the file PATH: the result replaces OURS, conflicts go to
    /// PATH.conflicts.json
    #[arg(long, value_name = "PATH", conflicts_with_all = ["output", "conflicts", "format"])]
    driver: Option<String>,
    /// Write to a file
    #[arg(short, long)]
    output: Option<String>,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Format {
    /// The merged document, in the syntax of OURS
    Document,
    /// The document, the conflicts, what both agree on, and notes
    Json,
}

pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let texts = [&arguments.base, &arguments.ours, &arguments.theirs].map(|file| files::read(file));
    let [base, ours, theirs] = texts;
    let (base, ours, theirs) = (base?, ours?, theirs?);
    // Under a driver git gives the files names of its own.
    let named = |file: &str| files::syntax(arguments.driver.as_deref().unwrap_or(file));
    let base = read(&arguments.base, &base, named(&arguments.base))?;
    let input = read(&arguments.ours, &ours, named(&arguments.ours))?;
    let theirs = read(&arguments.theirs, &theirs, named(&arguments.theirs))?;
    let core = |error| Failure::Core { file: arguments.ours.clone(), error };
    let merged = merge(&base.document, &input.document, &theirs.document, arguments.policy).map_err(core)?;
    let output = match &arguments.driver {
        Some(_) => Some(arguments.ours.as_str()),
        None => arguments.output.as_deref(),
    };
    let out = match arguments.format {
        Format::Document => {
            let syntax = match &arguments.driver {
                Some(_) => input.reading.syntax,
                None => files::output_syntax(output, input.reading.syntax),
            };
            // What we have already stays as it is written, with its comments.
            if merged.document == input.document && syntax == input.reading.syntax {
                String::from_utf8_lossy(&ours).into_owned()
            } else {
                write::text(&merged.document, syntax).map_err(core)?
            }
        }
        Format::Json => json::pretty(&merged).map_err(core)?,
    };
    files::write(output, out.as_bytes())?;
    if let Some(file) = sidecar(arguments, &merged) {
        files::write(Some(&file), json::pretty(&merged.conflicts).map_err(core)?.as_bytes())?;
    }
    for conflict in &merged.conflicts {
        eprintln!("{}", line(&told(conflict)));
    }
    Ok(u8::from(!merged.conflicts.is_empty()))
}

fn read<'b>(file: &str, bytes: &'b [u8], syntax: Syntax) -> Result<Input<'b>, Failure> {
    Input::read(bytes, syntax).map_err(|error| Failure::Core { file: file.to_owned(), error })
}

/// Where the conflicts go. A driver leaves no file where there is none.
fn sidecar(arguments: &Arguments, merged: &Merge) -> Option<String> {
    match &arguments.driver {
        Some(path) => (!merged.conflicts.is_empty()).then(|| format!("{path}.conflicts.json")),
        None => arguments.conflicts.clone(),
    }
}

/// A conflict in a line.
fn told(conflict: &Conflict) -> String {
    let field = conflict.field.as_ref().map(|field| format!(" `{field}`")).unwrap_or_default();
    let name = conflict.name.as_ref().map(|name| format!(" ({name})")).unwrap_or_default();
    format!(
        "conflict {}: {} of {} `{}`{name}{field}; the document has {}",
        conflict.id,
        conflict.kind.as_str(),
        conflict.entity_kind,
        conflict.entity,
        conflict.default.as_str()
    )
}
