//! Files as the command line names them: `-` is standard input or output.

use std::io::{ErrorKind, Read as _, Write as _};
use std::path::Path;

use super::failure::Failure;
use crate::read::{Limits, Syntax};

/// The bytes of a file, as far as the reader takes them.
pub(super) fn read(file: &str) -> Result<Vec<u8>, Failure> {
    read_up_to(file, Limits::default().bytes)
}

/// The bytes of a file; one byte more than the limit is enough to be refused.
pub(super) fn read_up_to(file: &str, most: usize) -> Result<Vec<u8>, Failure> {
    let most = most as u64 + 1;
    let mut bytes = Vec::new();
    let result = if file == "-" {
        std::io::stdin().lock().take(most).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(file).and_then(|open| {
            // Room for all at once: a large file would be copied as its room grows.
            let size = open.metadata().map_or(0, |it| it.len()).min(most);
            let _ = bytes.try_reserve_exact(usize::try_from(size).unwrap_or_default());
            open.take(most).read_to_end(&mut bytes)
        })
    };
    match result {
        Ok(_) => Ok(bytes),
        Err(error) => Err(Failure::File(format!("`{file}` cannot be read: {error}"))),
    }
}

/// What a file's name ends with, in small letters; empty where that says nothing.
pub(super) fn suffix(file: &str) -> String {
    let suffix = Path::new(file).extension().and_then(|suffix| suffix.to_str());
    suffix.unwrap_or_default().to_ascii_lowercase()
}

/// How a file is to be read, by its name.
pub(super) fn syntax(file: &str) -> Syntax {
    match suffix(file).as_str() {
        "json" => Syntax::Json,
        "yaml" | "yml" => Syntax::Yaml,
        _ => Syntax::Auto,
    }
}

/// The syntax of a document that is printed: by the suffix of its file, else that of the input.
pub(super) fn output_syntax(output: Option<&str>, input: Syntax) -> Syntax {
    match output.map(syntax) {
        None | Some(Syntax::Auto) => input,
        Some(named) => named,
    }
}

/// Writes data to a file, or to standard output.
pub(super) fn write(file: Option<&str>, bytes: &[u8]) -> Result<(), Failure> {
    match file.filter(|&file| file != "-") {
        Some(file) => std::fs::write(file, bytes)
            .map_err(|error| Failure::File(format!("`{file}` cannot be written: {error}"))),
        None => {
            let mut out = std::io::stdout().lock();
            match out.write_all(bytes).and_then(|()| out.flush()) {
                Ok(()) => Ok(()),
                Err(error) if error.kind() == ErrorKind::BrokenPipe => Err(Failure::Closed),
                Err(error) => Err(Failure::File(format!("standard output cannot be written: {error}"))),
            }
        }
    }
}

/// `FILE` or `FILE#mapId`.
pub(super) fn split_map(argument: &str) -> (&str, Option<&str>) {
    match argument.rsplit_once('#') {
        // A file whose own name holds a `#` is still found.
        Some((file, id)) if !Path::new(argument).exists() => (file, Some(id)),
        _ => (argument, None),
    }
}
