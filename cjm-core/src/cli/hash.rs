//! `cjm hash`

use super::failure::Failure;
use super::files;
use crate::input::Input;
use crate::write;

/// Print the content hash of documents: the same for the same content, whatever its layout.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Documents (`-` = standard input)
    #[arg(required = true)]
    files: Vec<String>,
}

pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    for file in &arguments.files {
        let bytes = files::read(file)?;
        let core = |error| Failure::Core { file: file.clone(), error };
        let input = Input::read(&bytes, files::syntax(file)).map_err(core)?;
        let hash = write::hash(&input.document).map_err(core)?;
        let line = if arguments.files.len() > 1 { format!("{hash}  {file}\n") } else { format!("{hash}\n") };
        files::write(None, line.as_bytes())?;
    }
    Ok(0)
}
