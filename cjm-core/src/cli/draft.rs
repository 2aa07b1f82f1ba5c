//! `cjm draft`

use super::failure::Failure;
use super::files;
use super::mine::{Columns, Named, tables};
use crate::evidence::{Draft, Options, Table, draft};
use crate::input::Input;
use crate::read::Syntax;
use crate::write;

/// Draw a first map of what customers did: steps from events, stages from their order, with the evidence on
/// them. What data cannot tell is left open and listed as questions.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Tables of events: see `cjm mine`
    events: Vec<String>,
    /// A document whose sources say how the tables are read
    #[arg(long, value_name = "FILE")]
    sources: Option<String>,
    /// What a table is: see `cjm mine`
    #[arg(long, value_name = "SOURCE")]
    source: Vec<String>,
    #[command(flatten)]
    columns: Columns,
    /// Whoever was last seen less than this before the end of the data is under way and has not left
    #[arg(long, value_name = "DURATION")]
    within: Option<String>,
    /// Title of the map
    #[arg(long)]
    title: Option<String>,
    /// Id of the map
    #[arg(long)]
    id: Option<String>,
    /// How many steps at most (default: 40)
    #[arg(long, value_name = "N")]
    steps: Option<usize>,
    /// How many stages (default: 3 to 7, by the number of steps)
    #[arg(long, value_name = "N", conflicts_with = "stage")]
    stages: Option<usize>,
    /// The column that says in which stage an event is (default: one called stage or phase, if there is one)
    #[arg(long, value_name = "COLUMN")]
    stage: Option<String>,
    /// Write to a file
    #[arg(short, long)]
    output: Option<String>,
}

pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let tables = tables(&arguments.events, &arguments.source)?;
    let options = Options { within: arguments.within.clone(), ..arguments.columns.options()? };
    let wanted = Draft {
        id: arguments.id.clone(),
        title: arguments.title.clone(),
        steps: arguments.steps,
        stages: arguments.stages,
        stage: arguments.stage.clone(),
    };
    let document = match &arguments.sources {
        Some(file) => {
            let core = |error| Failure::Core { file: file.clone(), error };
            Some(Input::read(&files::read(file)?, files::syntax(file)).map_err(core)?.document)
        }
        None => None,
    };
    let given: Vec<Table<'_>> = tables.iter().map(Named::table).collect();
    let files: Vec<&str> = tables.iter().map(|table| table.file.as_str()).collect();
    let core = |error| Failure::Core { file: files.join(", "), error };
    let (drafted, report) = draft(&given, document.as_ref(), &options, &wanted).map_err(core)?;
    eprintln!(
        "{} customers; {} stages, {} steps, {} ways; evidence `{}`",
        report.customers, report.stages, report.steps, report.ways, report.evidence
    );
    if report.left_out > 0 {
        eprintln!("{} names of events became no step: they stand under `unmapped`", report.left_out);
    }
    let syntax = files::output_syntax(arguments.output.as_deref(), Syntax::Yaml);
    files::write(arguments.output.as_deref(), write::text(&drafted, syntax).map_err(core)?.as_bytes())?;
    Ok(0)
}
