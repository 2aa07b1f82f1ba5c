//! `cjm check`

mod human;

use serde::Serialize;

use super::failure::Failure;
use super::files;
use crate::check::{Diagnostic, Options, Profile, Severity, Summary, check};
use crate::write::json;

/// Check documents: every fault with its place, its reason and what to do.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Documents (`-` = standard input)
    #[arg(required = true)]
    files: Vec<String>,
    /// How to print the findings
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Which rules run
    #[arg(long, value_enum, default_value = "recommended")]
    profile: Profile,
    /// Only these rules: codes, names, families or beginnings of codes, with commas
    #[arg(long, value_delimiter = ',')]
    select: Option<Vec<String>>,
    /// Not these rules
    #[arg(long, value_delimiter = ',')]
    ignore: Vec<String>,
    /// Exit 1 from this severity on
    #[arg(long, value_enum, default_value = "error")]
    fail_on: Severity,
    /// The day to judge by (default: today, UTC)
    #[arg(long)]
    today: Option<String>,
    /// Write to a file
    #[arg(short, long)]
    output: Option<String>,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Format {
    Text,
    Json,
    Jsonl,
}

#[derive(Serialize)]
struct Body<'a> {
    diagnostics: &'a [Diagnostic],
    summary: Summary,
    today: &'a str,
}

pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let today = arguments.today.clone().unwrap_or_else(today);
    let mut all: Vec<Diagnostic> = Vec::new();
    let mut summary = Summary::default();
    let mut text = String::new();
    let color = human::color(arguments.output.as_deref());
    for file in &arguments.files {
        let bytes = files::read(file)?;
        let options = Options {
            file: Some(file.clone()),
            syntax: files::syntax(file),
            profile: arguments.profile,
            select: arguments.select.clone(),
            ignore: arguments.ignore.clone(),
            today: Some(today.clone()),
            ..Options::default()
        };
        let report = check(&bytes, &options).map_err(|error| Failure::Core { file: file.clone(), error })?;
        if matches!(arguments.format, Format::Text) {
            for diagnostic in &report.diagnostics {
                text.push_str(&human::finding(diagnostic, &bytes, color));
            }
        }
        summary += report.summary;
        all.extend(report.diagnostics);
    }
    let internal = |error| Failure::Core { file: "output".to_owned(), error };
    let out = match arguments.format {
        Format::Text => text + &human::summary(summary, arguments.files.len()),
        Format::Json => {
            json::pretty(&Body { diagnostics: &all, summary, today: &today }).map_err(internal)?
        }
        Format::Jsonl => {
            let lines: Result<Vec<String>, _> = all.iter().map(json::compact).collect();
            lines.map_err(internal)?.into_iter().map(|line| line + "\n").collect()
        }
    };
    files::write(arguments.output.as_deref(), out.as_bytes())?;
    let fails = summary.from(arguments.fail_on) > 0;
    Ok(u8::from(fails))
}

/// Today's UTC date. Only the command line knows a clock.
fn today() -> String {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    crate::date::Day::from_epoch((now.as_secs() / 86_400) as i64).to_string()
}
