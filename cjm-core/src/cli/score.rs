//! `cjm score`

mod human;
mod method;

use super::failure::Failure;
use super::files;
use crate::input::Input;
use crate::model::ScoringTarget;
use crate::score::{Options, ScoreSheet, score, score_against};
use crate::write::json;

/// Compute value gaps: how far we are behind what customers need, against targets and rivals.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// A document with one map or one current map, or FILE#mapId
    map: String,
    /// An earlier map (FILE or FILE#mapId): say what changed since, and why
    #[arg(long)]
    against: Option<String>,
    /// What counts as target (default: as the document says, else declared)
    #[arg(long, value_enum)]
    target: Option<Target>,
    /// The rivals' rating to compare with: average, best, or a competitor's id
    #[arg(long)]
    reference: Option<String>,
    /// Weight of rivals against the target, 0 to 1
    #[arg(long)]
    lambda: Option<f64>,
    /// Instead of value gaps a standard method on what the map says: importance-performance, ipca,
    /// opportunity, servqual, customer-value, nps, csat, ces, emotion, funnel
    #[arg(long, conflicts_with_all = ["against", "target", "reference", "lambda"])]
    method: Option<String>,
    /// How many needs are at the top, for their probability to be there
    #[arg(long, default_value_t = 1)]
    top: usize,
    /// Seed of the simulation
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// How to print
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Write to a file
    #[arg(short, long)]
    output: Option<String>,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Target {
    /// The target that a need declares
    Declared,
    /// The need's importance
    Importance,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub(super) enum Format {
    Text,
    Json,
    Csv,
}

pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let (file, id) = files::split_map(&arguments.map);
    let bytes = files::read(file)?;
    let core = |error| Failure::Core { file: file.to_owned(), error };
    let input = Input::read(&bytes, files::syntax(file)).map_err(core)?;
    let map = input.map(id).map_err(core)?;
    if let Some(name) = &arguments.method {
        let out = method::run(name, &input.document, map, arguments.format).map_err(core)?;
        files::write(arguments.output.as_deref(), out.as_bytes())?;
        return Ok(0);
    }
    let options = Options {
        lambda: arguments.lambda,
        reference: arguments.reference.clone(),
        target: arguments.target.map(|target| match target {
            Target::Declared => ScoringTarget::Declared,
            Target::Importance => ScoringTarget::Importance,
        }),
        seed: arguments.seed,
        draws: None,
        top: Some(arguments.top),
    };
    let sheet = match &arguments.against {
        Some(earlier) => {
            let (file, id) = files::split_map(earlier);
            let bytes = files::read(file)?;
            let core = |error| Failure::Core { file: file.to_owned(), error };
            let before = Input::read(&bytes, files::syntax(file)).map_err(core)?;
            let before_map = before.map(id).map_err(core)?;
            score_against(&input.document, map, (&before.document, before_map), &options)
        }
        None => score(&input.document, map, &options),
    };
    let sheet = sheet.map_err(core)?;
    let out = match arguments.format {
        Format::Text => human::sheet(&input.document, map, &sheet),
        Format::Json => json::pretty(&sheet).map_err(core)?,
        Format::Csv => csv(&sheet),
    };
    files::write(arguments.output.as_deref(), out.as_bytes())?;
    Ok(0)
}

/// One row a cell; what is not known stays empty.
fn csv(sheet: &ScoreSheet) -> String {
    let number = |value: Option<f64>| value.map(json::number).unwrap_or_default();
    let mut out = String::from(
        "persona,stage,need,weight,own,reference,target,gapReference,gapTarget,lambda,gap,valueGap,sd,low,high,inherited\r\n",
    );
    for cell in &sheet.cells {
        let [low, high] = cell.interval.map_or([None, None], |interval| interval.map(Some));
        let row = [
            cell.persona.as_ref().map(ToString::to_string).unwrap_or_default(),
            cell.stage.to_string(),
            cell.need.to_string(),
            json::number(cell.weight),
            number(cell.own),
            number(cell.reference),
            number(cell.target),
            number(cell.gap_reference),
            number(cell.gap_target),
            number(cell.lambda),
            number(cell.gap),
            number(cell.value_gap),
            number(cell.sd),
            number(low),
            number(high),
            cell.inherited.map(|inherited| inherited.to_string()).unwrap_or_default(),
        ];
        out.push_str(&row.join(","));
        out.push_str("\r\n");
    }
    out
}
