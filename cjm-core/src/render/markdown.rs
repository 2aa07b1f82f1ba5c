//! Markdown: a table a stage, as GitHub and most other hosts show it.

use std::fmt::Write as _;

use super::escape::markdown as escape;
use super::phrase::Phrase;
use super::table::{Block, Curve, Feeling, Item, Row, Stage, Table};
use crate::model::Support;

/// A document with a heading of its own.
pub(super) fn page(table: &Table) -> String {
    let mut out = format!("# {}\n\n", words(&table.title));
    for portrait in &table.portraits {
        let _ = writeln!(out, "- {}", entry(table, portrait));
    }
    for fact in &table.facts {
        let values: Vec<String> = fact.values.iter().map(words).collect();
        // Writing to a String cannot fail.
        let _ = writeln!(out, "- **{}:** {}", escape(&fact.label), values.join("; "));
    }
    let _ = write!(out, "\n{}\n", escape(&table.summary));
    let mut from = 0;
    for stage in &table.stages {
        let block = Block { columns: from..from + stage.columns, stages: Vec::new() };
        self::stage(&mut out, table, stage, &block);
        from = block.columns.end;
    }
    for (heading, items) in &table.lists {
        let _ = write!(out, "\n## {}\n\n", escape(heading));
        for item in items {
            let _ = writeln!(out, "- {}", entry(table, item));
        }
    }
    let _ = write!(out, "\n## {}\n\n", escape(table.words.sources));
    if table.sources.is_empty() {
        let _ = writeln!(out, "{}", escape(table.words.no_sources));
    }
    for source in &table.sources {
        let link = source.link.as_ref().map_or_else(String::new, |link| format!(" {}", escape(link)));
        let _ = writeln!(out, "- {}{link}", entry(table, source));
    }
    out
}

fn stage(out: &mut String, table: &Table, stage: &Stage, block: &Block) {
    let _ = write!(out, "\n## {}\\. {}\n\n", stage.number, words(&stage.name));
    if let Some(goal) = &stage.goal {
        let _ = write!(out, "{}\n\n", words(goal));
    }
    let columns = table.columns.get(block.columns.clone()).unwrap_or_default();
    let heads: Vec<String> = columns
        .iter()
        .map(|column| {
            let marks: Vec<String> = column.marks.iter().map(|mark| words(&mark.text)).collect();
            if marks.is_empty() {
                words(&column.name)
            } else {
                format!("{} ({})", words(&column.name), marks.join(", "))
            }
        })
        .collect();
    let _ = writeln!(out, "| | {} |\n|---|{}", heads.join(" | "), "---|".repeat(columns.len()));
    for row in &table.rows {
        let cells = cells(table, row, block);
        if cells.iter().all(String::is_empty) && !row.asked {
            continue;
        }
        for line in &row.lines {
            let _ = writeln!(out, "| *{}* |{}", escape(line), " |".repeat(columns.len()));
        }
        let _ = writeln!(out, "| **{}** | {} |", escape(row.name), cells.join(" | "));
    }
}

fn cells(table: &Table, row: &Row, block: &Block) -> Vec<String> {
    let mut cells = Vec::new();
    for (span, items) in row.within(&block.columns) {
        let mut parts: Vec<String> = Vec::new();
        if let Some(curve) = &row.curve {
            parts.extend(
                feelings(table, curve, block.columns.start + cells.len()).iter().map(|line| escape(line)),
            );
        }
        parts.extend(items.iter().map(|item| entry(table, item)));
        cells.push(parts.join("<br>"));
        cells.extend((1..span).map(|_| String::new()));
    }
    cells
}

/// What the personas feel in a column, a line each.
pub(super) fn feelings(table: &Table, curve: &Curve, column: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for series in &curve.series {
        let Some(feeling) = series.points.get(column).and_then(Option::as_ref) else { continue };
        let lead = series.name.as_ref().map_or_else(String::new, |name| format!("{}: ", name.text));
        lines.push(match feeling {
            Feeling::Unknown => format!("{lead}{}", table.words.no_data),
            Feeling::Known { unit, value, answers, support, interval } => {
                let word = table.words.feelings.get(Feeling::face(*unit)).copied().unwrap_or_default();
                let mut details: Vec<String> = answers.iter().cloned().collect();
                details.extend(
                    interval.as_ref().map(|interval| format!("{} {}", table.words.interval, interval.text)),
                );
                if *support != Support::Evidenced {
                    details.push((table.words.support)(*support).to_owned());
                }
                let details =
                    if details.is_empty() { String::new() } else { format!(" ({})", details.join(", ")) };
                format!("{lead}{value} {word}{details}")
            }
        });
    }
    lines
}

fn entry(table: &Table, item: &Item) -> String {
    let mut out = String::new();
    if let Some(lead) = &item.lead {
        let _ = write!(out, "{}: ", words(lead));
    }
    out.push_str(&words(&item.text));
    let mut details: Vec<String> = item.details.iter().map(words).collect();
    if let Some(support) = item.support.filter(|support| *support != Support::Evidenced) {
        details.push(escape((table.words.support)(support)));
    }
    if !details.is_empty() {
        let _ = write!(out, " ({})", details.join("; "));
    }
    out
}

fn words(phrase: &Phrase) -> String {
    escape(&phrase.text)
}
