//! `cjm new`

use super::failure::Failure;
use super::files;
use crate::error::nearest;
use crate::input::Input;
use crate::interchange::{Target, exported};
use crate::read::Syntax;
use crate::template;

/// Print a commented document to begin with.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Which one
    #[arg(long, default_value = "journey")]
    template: String,
    /// List the templates
    #[arg(long)]
    list: bool,
    /// Write to a file; `.xlsx` makes it a workbook
    #[arg(short, long)]
    output: Option<String>,
}

pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    if arguments.list {
        let lines: String = template::all()
            .iter()
            .map(|template| format!("{:<20} {}\n", template.id, template.about))
            .collect();
        files::write(arguments.output.as_deref(), lines.as_bytes())?;
        return Ok(0);
    }
    let template = template::get(&arguments.template).ok_or_else(|| {
        let near = nearest(&arguments.template, template::all().iter().map(|template| template.id));
        let hint = near.map_or_else(
            || "`cjm new --list` lists them".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        Failure::Misuse(format!("there is no template `{}`: {hint}", arguments.template))
    })?;
    let output = arguments.output.as_deref();
    if output.is_some_and(|file| files::suffix(file) == "xlsx") {
        let core = |error| Failure::Core { file: template.id.to_owned(), error };
        let input = Input::read(template.text.as_bytes(), Syntax::Yaml).map_err(core)?;
        let (bytes, _) = exported(&input, None, Target::Xlsx, None).map_err(core)?;
        files::write(output, &bytes)?;
    } else {
        files::write(output, template.text.as_bytes())?;
    }
    Ok(0)
}
