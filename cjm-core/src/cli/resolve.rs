//! `cjm resolve`

use std::collections::BTreeMap;

use super::failure::Failure;
use super::files;
use crate::compare::{Side, choose_all, read_conflicts, resolve};
use crate::input::Input;
use crate::write::{self, json};

/// Choose in the conflicts of a merge.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The merged document
    document: String,
    /// Its conflicts (`cjm merge --conflicts FILE`)
    conflicts: String,
    /// The side to take in one conflict; may be given several times
    #[arg(long, value_name = "ID=ours|theirs|base", value_parser = choice)]
    choose: Vec<(String, Side)>,
    /// The side to take in all other conflicts
    #[arg(long, value_enum, value_name = "SIDE")]
    all: Option<Side>,
    /// Write the conflicts that are left to a file
    #[arg(long, value_name = "FILE")]
    left: Option<String>,
    /// Write to a file
    #[arg(short, long)]
    output: Option<String>,
}

fn choice(argument: &str) -> Result<(String, Side), String> {
    let (id, side) = argument.split_once('=').ok_or("write ID=ours, ID=theirs or ID=base")?;
    let side = match side {
        "base" => Side::Base,
        "ours" => Side::Ours,
        "theirs" => Side::Theirs,
        other => return Err(format!("`{other}` is no side: ours, theirs or base")),
    };
    Ok((id.to_owned(), side))
}

pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let file = &arguments.document;
    let core = |error| Failure::Core { file: file.clone(), error };
    let bytes = files::read(file)?;
    let input = Input::read(&bytes, files::syntax(file)).map_err(core)?;
    let conflicts = read_conflicts(&files::read(&arguments.conflicts)?)
        .map_err(|error| Failure::Core { file: arguments.conflicts.clone(), error })?;
    let mut choices: BTreeMap<String, Side> =
        arguments.all.map(|side| choose_all(&conflicts, side)).unwrap_or_default();
    choices.extend(arguments.choose.iter().cloned());
    let resolved = resolve(&input.document, &conflicts, &choices).map_err(core)?;
    let syntax = files::output_syntax(arguments.output.as_deref(), input.reading.syntax);
    let text = write::text(&resolved.document, syntax).map_err(core)?;
    files::write(arguments.output.as_deref(), text.as_bytes())?;
    if let Some(left) = &arguments.left {
        files::write(Some(left), json::pretty(&resolved.conflicts).map_err(core)?.as_bytes())?;
    }
    Ok(0)
}
