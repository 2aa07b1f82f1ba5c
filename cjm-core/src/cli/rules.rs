//! `cjm rules`

use serde::Serialize;

use super::failure::Failure;
use super::files;
use crate::check::{Rule, select};
use crate::write::json;

/// Print the manual of the checks: all rules in a list, or one on its page.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Only these: code, name, family or the beginning of a code
    rule: Option<String>,
    /// How to print them
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Write to a file
    #[arg(short, long)]
    output: Option<String>,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Format {
    Text,
    Json,
}

#[derive(Serialize)]
struct Body<'a> {
    rules: &'a [&'static Rule],
}

pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let rules = select(arguments.rule.as_deref()).map_err(|error| {
        let hint = error.hint().unwrap_or_else(|| "`cjm rules` lists them".to_owned());
        Failure::Misuse(format!("{error}: {hint}"))
    })?;
    let out = match (arguments.format, rules.as_slice()) {
        (Format::Json, rules) => json::pretty(&Body { rules })
            .map_err(|error| Failure::Core { file: "output".to_owned(), error })?,
        (Format::Text, [only]) => only.page(),
        (Format::Text, rules) => rules.iter().map(|rule| line(rule)).collect(),
    };
    files::write(arguments.output.as_deref(), out.as_bytes())?;
    Ok(0)
}

fn line(rule: &Rule) -> String {
    let strict = if rule.recommended { "" } else { " (strict)" };
    format!("{}  {:<8} {:<30} {}{strict}\n", rule.code, rule.severity.as_str(), rule.name, rule.summary())
}
