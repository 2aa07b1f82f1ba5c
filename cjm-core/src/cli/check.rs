//! `cjm check`

mod github;
mod human;
mod lines;
mod sarif;
mod settings;

use serde::Serialize;

use super::failure::Failure;
use super::files;
use crate::check::{Diagnostic, Options, Profile, Safety, Severity, Summary, check, mend};
use crate::write::json;
use lines::Lines;
use settings::Settings;

/// Check documents: every fault with its place, its reason and what to do.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Documents (`-` = standard input)
    #[arg(required = true)]
    files: Vec<String>,
    /// How to print the findings
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Which rules run (default: recommended)
    #[arg(long, value_enum)]
    profile: Option<Profile>,
    /// Only these rules: codes, names, families or beginnings of codes, with commas
    #[arg(long, value_delimiter = ',')]
    select: Option<Vec<String>>,
    /// Not these rules
    #[arg(long, value_delimiter = ',')]
    ignore: Vec<String>,
    /// A configuration in JSON or YAML: profile, select, ignore, severity, options, limits, failOn
    #[arg(long)]
    config: Option<String>,
    /// A saved report (`--format json`) whose findings are known already
    #[arg(long)]
    baseline: Option<String>,
    /// Exit 1 from this severity on (default: error)
    #[arg(long, value_enum)]
    fail_on: Option<Severity>,
    /// Apply the fixes that are safe, then check; standard input is mended to standard output
    #[arg(long)]
    fix: bool,
    /// Apply all fixes, also those that need a second look
    #[arg(long)]
    unsafe_fixes: bool,
    /// The day to judge by (default: today, UTC)
    #[arg(long)]
    today: Option<String>,
    /// Write to a file
    #[arg(short, long)]
    output: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Text,
    Json,
    Jsonl,
    Sarif,
    Github,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Body<'a> {
    diagnostics: &'a [Diagnostic],
    summary: Summary,
    #[serde(flatten)]
    passed: Passed,
    today: &'a str,
}

/// What the findings do not show.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub(super) struct Passed {
    pub(super) fixed: usize,
    pub(super) suppressed: usize,
    pub(super) baselined: usize,
}

pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let settings = Settings::read(arguments.config.as_deref())?;
    let fail_on = arguments.fail_on.or(settings.fail_on).unwrap_or(Severity::Error);
    let fix = match (arguments.fix, arguments.unsafe_fixes) {
        (_, true) => Some(Safety::Unsafe),
        (true, false) => Some(Safety::Safe),
        (false, false) => None,
    };
    let mut options = Options {
        profile: arguments.profile.or(settings.profile).unwrap_or_default(),
        select: arguments.select.clone().or(settings.select),
        ignore: [settings.ignore, arguments.ignore.clone()].concat(),
        severity: settings.severity,
        options: settings.options,
        limits: settings.limits,
        baseline: settings::baseline(arguments.baseline.as_deref())?,
        today: Some(arguments.today.clone().unwrap_or_else(today)),
        fix,
        ..Options::default()
    };
    let (mut all, mut summary, mut passed) = (Vec::new(), Summary::default(), Passed::default());
    let mut text = String::new();
    let color = human::color(arguments.output.as_deref());
    let mut piped = false;
    for file in &arguments.files {
        let mut bytes = files::read_up_to(file, options.limits.bytes())?;
        options.file = Some(file.clone());
        options.syntax = files::syntax(file);
        let core = |error| Failure::Core { file: file.clone(), error };
        let report = match fix {
            None => check(&bytes, &options).map_err(core)?,
            Some(most) => {
                let mended = mend(&bytes, &options, most).map_err(core)?;
                piped |= file == "-";
                if file == "-" || mended.text != bytes {
                    files::write(Some(file), &mended.text)?;
                }
                bytes = mended.text;
                mended.report
            }
        };
        if arguments.format == Format::Text {
            let lines = Lines::new(&bytes);
            for diagnostic in &report.diagnostics {
                text.push_str(&human::finding(diagnostic, &lines, color));
            }
        }
        summary += report.summary;
        passed.fixed += report.fixed;
        passed.suppressed += report.suppressed;
        passed.baselined += report.baselined;
        all.extend(report.diagnostics);
    }
    let today = options.today.as_deref().unwrap_or_default();
    let internal = |error| Failure::Core { file: "output".to_owned(), error };
    let out = match arguments.format {
        Format::Text => text + &human::summary(summary, passed, arguments.files.len()),
        Format::Json => {
            json::pretty(&Body { diagnostics: &all, summary, passed, today }).map_err(internal)?
        }
        Format::Jsonl => {
            let lines: Result<Vec<String>, _> = all.iter().map(json::compact).collect();
            lines.map_err(internal)?.into_iter().map(|line| line + "\n").collect()
        }
        Format::Sarif => sarif::log(&all, summary).map_err(internal)?,
        Format::Github => github::annotations(&all, summary),
    };
    match &arguments.output {
        // Standard output holds the mended document.
        None if piped => eprint!("{out}"),
        output => files::write(output.as_deref(), out.as_bytes())?,
    }
    Ok(u8::from(summary.from(fail_on) > 0))
}

/// Today's UTC date. Only the command line knows a clock.
fn today() -> String {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    crate::date::Day::from_epoch((now.as_secs() / 86_400) as i64).to_string()
}
