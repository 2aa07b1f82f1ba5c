//! `cjm contrast`

use super::attach;
use super::failure::Failure;
use super::files;
use super::text::{line, percent, points, span};
use crate::evidence::{Contrast, ShareContrast, Side, contrast};
use crate::write::json;

/// Compare two segments: who comes, who goes on, who leaves and how long it takes, with how sure the
/// difference is.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// What `cjm mine --map MAP --segment COLUMN` printed as JSON
    evidence: String,
    /// A segment
    a: String,
    /// Another; without it all customers who are not in the first
    b: Option<String>,
    /// How to print
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Write to a file
    #[arg(short, long)]
    output: Option<String>,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Format {
    Json,
    Text,
}

pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let core = |error| Failure::Core { file: arguments.evidence.clone(), error };
    let evidence = attach::read(&arguments.evidence)?;
    let found = contrast(&evidence, &arguments.a, arguments.b.as_deref()).map_err(core)?;
    let out = match arguments.format {
        Format::Json => json::pretty(&found).map_err(core)?,
        Format::Text => text(&found),
    };
    files::write(arguments.output.as_deref(), out.as_bytes())?;
    Ok(0)
}

fn text(found: &Contrast) -> String {
    let name = |side: &Side| match &side.segment {
        Some(name) => line(name),
        None => "all others".to_owned(),
    };
    let (a, b) = (name(&found.a), name(&found.b));
    let mut out = format!(
        "{a} ({} cases) against {b} ({} cases); * = the 95 % interval of the difference leaves out 0\n",
        found.a.cases, found.b.cases
    );
    for stage in &found.stages {
        out.push_str(&format!("\n{}\n", stage.id));
        for (what, share) in [("reached", stage.reached), ("went on", stage.converted), ("left", stage.left)]
        {
            if let Some(share) = share {
                out.push_str(&format!("{}\n", told(what, &share)));
            }
        }
        if let Some(median) = &stage.median_ms {
            let interval = median.interval.map_or_else(
                || "too few to say how sure".to_owned(),
                |[low, high]| format!("{} to {}", signed(low), signed(high)),
            );
            out.push_str(&format!(
                "{} until on   {:>8}  {:>8}  {:>9}  {interval}\n",
                mark(median.differs == Some(true)),
                span(median.a),
                span(median.b),
                signed(median.difference)
            ));
        }
    }
    out.push('\n');
    for note in &found.notes {
        out.push_str(&format!("note: {note}\n"));
    }
    out
}

fn mark(differs: bool) -> char {
    if differs { '*' } else { ' ' }
}

fn told(what: &str, share: &ShareContrast) -> String {
    let [low, high] = share.interval;
    format!(
        "{} {what:<9}  {:>8}  {:>8}  {:>9}  {} to {} points",
        mark(share.differs),
        percent(share.a.share),
        percent(share.b.share),
        points(share.difference),
        points(low),
        points(high)
    )
}

fn signed(milliseconds: f64) -> String {
    let sign = if milliseconds < 0.0 { '-' } else { '+' };
    format!("{sign}{}", span(milliseconds.abs()))
}
