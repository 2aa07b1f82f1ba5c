//! `cjm survey`

use super::failure::Failure;
use super::files;
use super::text::{line, points};
use crate::input::Input;
use crate::model::Id;
use crate::survey::{Answered, Options, Survey, survey};
use crate::write::{self, json};

/// Put the answers of a survey export (CSV) on a map: rating counts, metrics, an evidence entry.
///
/// The document goes to the output, comments left out; what was read goes to standard error.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The table
    file: String,
    /// A document with one map or one current map, or FILE#mapId
    #[arg(long)]
    map: String,
    /// A survey among the document's sources, or a layout: qualtrics, surveymonkey, google-forms,
    /// plain-wide, plain-long
    #[arg(long)]
    source: Option<String>,
    /// The column of weights
    #[arg(long, value_name = "COLUMN")]
    weight: Option<String>,
    /// Id of the evidence entry; one that exists already is renewed
    #[arg(long, value_name = "ID")]
    evidence: Option<String>,
    /// Write what was read as JSON to a file
    #[arg(long, value_name = "FILE")]
    report: Option<String>,
    /// Write to a file
    #[arg(short, long)]
    output: Option<String>,
}

/// The most bytes of a table.
const MOST_BYTES: usize = 512 << 20;

pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let (file, id) = files::split_map(&arguments.map);
    let bytes = files::read(file)?;
    let core = |error| Failure::Core { file: file.to_owned(), error };
    let input = Input::read(&bytes, files::syntax(file)).map_err(core)?;
    let map = input.map(id).map_err(core)?;
    let table = files::read_up_to(&arguments.file, MOST_BYTES)?;
    let name = std::path::Path::new(&arguments.file).file_name().and_then(|name| name.to_str());
    let options = Options {
        source: arguments.source.clone(),
        weight: arguments.weight.clone(),
        evidence: arguments.evidence.as_deref().map(Id::from),
        file: name.filter(|&name| name != "-").map(str::to_owned),
    };
    let of_table = |error| Failure::Core { file: arguments.file.clone(), error };
    let (document, report) = survey(&input.document, map, &table, &options).map_err(of_table)?;
    eprint!("{}", told(&report));
    if let Some(file) = &arguments.report {
        files::write(Some(file), json::pretty(&report).map_err(core)?.as_bytes())?;
    }
    let syntax = files::output_syntax(arguments.output.as_deref(), input.reading.syntax);
    files::write(arguments.output.as_deref(), write::text(&document, syntax).map_err(core)?.as_bytes())?;
    Ok(0)
}

/// What was read, for people.
fn told(report: &Survey) -> String {
    let mut out = format!("{} rows, {} respondents\n", report.rows, report.respondents);
    if report.previews > 0 {
        out.push_str(&format!("{} previews left out\n", report.previews));
    }
    for answered in &report.answers {
        out.push_str(&format!("  {}\n", answer(answered)));
    }
    if !report.ignored.is_empty() {
        out.push_str(&format!("columns that nothing is made of: {}\n", line(&report.ignored.join(", "))));
    }
    if report.faulty > 0 {
        out.push_str(&format!("{} rows or answers could not be used\n", report.faulty));
    }
    const FEW: usize = 12;
    for fault in report.faults.iter().take(FEW) {
        let column =
            fault.column.as_ref().map_or_else(String::new, |column| format!(", column `{}`", line(column)));
        out.push_str(&format!("  line {}{column}: {}\n", fault.row, line(&fault.message)));
    }
    if report.faulty > FEW as u64 {
        out.push_str("  and more: --report FILE lists a hundred\n");
    }
    out
}

fn answer(answered: &Answered) -> String {
    let name = |id: &Option<Id>| id.as_ref().map_or_else(String::new, |id| format!(" {id}"));
    let what = match answered.asks {
        "metric" => String::new(),
        asks => asks.to_owned(),
    };
    let subject = format!(
        "{what}{}{}{}{}",
        name(&answered.need),
        name(&answered.metric),
        name(&answered.of),
        name(&answered.at)
    );
    let whom = answered.persona.as_ref().map_or_else(String::new, |id| format!(", {id}"));
    let number = match (answered.score, answered.interval) {
        (Some(score), Some([low, high])) => format!("{score:.2} (95 %: {low:.2} to {high:.2})"),
        _ => format!("mean {:.2}", answered.mean),
    };
    let replaced = if answered.replaced { ", in place of an earlier one" } else { "" };
    let paired = answered.paired.as_ref().map_or_else(String::new, |both| {
        let [low, high] = both.interval;
        format!(
            "; among the {} who rated us too {} points ahead (95 %: {} to {})",
            both.n,
            points(both.gap),
            points(low),
            points(high)
        )
    });
    format!("{}{whom}: {number}, n {}{replaced}{paired}", subject.trim_start(), answered.n)
}
