//! `cjm fmt`

use super::failure::Failure;
use super::files;
use crate::input::Input;
use crate::write::house;

/// Put documents into house form: members in the order of the format, all else as written.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Documents, rewritten in place (`-` = standard input to standard output)
    #[arg(required = true)]
    files: Vec<String>,
    /// Write nothing; exit 1 if something would change
    #[arg(long)]
    check: bool,
}

pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let mut code = 0;
    for file in &arguments.files {
        let bytes = files::read(file)?;
        let core = |error| Failure::Core { file: file.clone(), error };
        let input = Input::read(&bytes, files::syntax(file)).map_err(core)?;
        let text = house(&input.reading, &input.document).map_err(core)?;
        let changed = text.as_bytes() != bytes;
        if arguments.check {
            if changed {
                code = 1;
                eprintln!("{file}: not in house form");
            }
        } else if changed || file == "-" {
            files::write(Some(file), text.as_bytes())?;
        }
    }
    Ok(code)
}
