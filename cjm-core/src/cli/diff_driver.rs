//! `cjm diff --driver`: what git shows instead of changed lines.

use std::fmt::Write as _;

use super::failure::Failure;
use super::files;
use super::text::line;
use crate::compare::{Options, diff};
use crate::input::Input;
use crate::read::Syntax;

/// What git calls a file that is not there.
const NOTHING: &str = "/dev/null";

/// Tells what happened to every map of a file. `arguments` are those that git gives to an external
/// diff: path, old file, hash, mode, new file, hash, mode, and two more after a rename. Always exits 0,
/// as git demands.
pub(super) fn run(arguments: &[String], options: &Options) -> Result<u8, Failure> {
    let (Some(path), Some(old), Some(new)) = (arguments.first(), arguments.get(1), arguments.get(4)) else {
        return Err(Failure::Misuse(
            "a diff driver takes what git gives it: path, old file, hash, mode, new file, hash, mode"
                .to_owned(),
        ));
    };
    let mut out = format!("cjm diff {path}\n");
    let (old_bytes, new_bytes) = (bytes(old)?, bytes(new)?);
    let syntax = files::syntax(path);
    let (old, new) = (read(path, old_bytes.as_deref(), syntax)?, read(path, new_bytes.as_deref(), syntax)?);
    let none = Vec::new();
    let before = old.as_ref().map_or(&none, |input| &input.document.maps);
    let after = new.as_ref().map_or(&none, |input| &input.document.maps);
    for map in after {
        let known = before.iter().find(|known| known.id == map.id);
        let (Some(known), Some(old), Some(new)) = (known, &old, &new) else {
            // Writing to a String cannot fail.
            let _ = writeln!(out, "new map `{}`", map.id);
            continue;
        };
        let changes = diff((&old.document, known), (&new.document, map), options)
            .map_err(|error| Failure::Core { file: path.clone(), error })?;
        if !changes.is_empty() {
            out.push_str(&changes.text());
        }
    }
    for map in before.iter().filter(|map| after.iter().all(|other| other.id != map.id)) {
        let _ = writeln!(out, "map `{}` is gone", map.id);
    }
    let out: String = out.lines().map(|text| line(text) + "\n").collect();
    files::write(None, out.as_bytes())?;
    Ok(0)
}

fn bytes(file: &str) -> Result<Option<Vec<u8>>, Failure> {
    if file == NOTHING { Ok(None) } else { files::read(file).map(Some) }
}

fn read<'b>(path: &str, bytes: Option<&'b [u8]>, syntax: Syntax) -> Result<Option<Input<'b>>, Failure> {
    bytes
        .map(|bytes| Input::read(bytes, syntax))
        .transpose()
        .map_err(|error| Failure::Core { file: path.to_owned(), error })
}
