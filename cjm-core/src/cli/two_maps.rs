//! [`two_maps`]: what a comparison is between, as a command line names it.

use super::failure::Failure;
use super::files;
use crate::compare::pair;
use crate::input::Input;
use crate::model::{Document, Map};

/// Reads the map `first` (FILE or FILE#mapId) and the `other`, of this document or another one; without
/// `other` the current map and its future one. `visit` is also told which file to blame.
pub(super) fn two_maps<T>(
    first: &str,
    other: Option<&str>,
    visit: impl FnOnce((&Document, &Map), (&Document, &Map), &str) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let (file, id) = files::split_map(first);
    let core = |error| Failure::Core { file: file.to_owned(), error };
    let bytes = files::read(file)?;
    let first = Input::read(&bytes, files::syntax(file)).map_err(core)?;
    let Some(other) = other else {
        let (now, then) = pair(&first.document, id).map_err(core)?;
        return visit((&first.document, now), (&first.document, then), file);
    };
    let from = (&first.document, first.map(id).map_err(core)?);
    let (other, id) = files::split_map(other);
    let core = |error| Failure::Core { file: other.to_owned(), error };
    if other == file {
        // Two maps of one document share its libraries.
        let to = first.map(id).map_err(core)?;
        return visit(from, (&first.document, to), file);
    }
    let bytes = files::read(other)?;
    let second = Input::read(&bytes, files::syntax(other)).map_err(core)?;
    let to = second.map(id).map_err(core)?;
    visit(from, (&second.document, to), other)
}
