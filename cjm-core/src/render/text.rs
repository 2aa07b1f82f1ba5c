//! Plain text for a terminal: stage by stage, step by step.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthChar as _;

use super::escape::line as plain;
use super::font::{Measure, Weight};
use super::markdown::feelings;
use super::paragraph::{Hold, Run, Style, lines};
use super::table::{Block, Curve, Feeling, Item, Table};
use crate::model::Support;

/// Columns of a terminal.
struct Terminal;

impl Measure for Terminal {
    fn advance(&self, character: char, _: Weight) -> f64 {
        character.width().unwrap_or(0) as f64
    }
}

/// Too narrow for the labels below.
const NARROWEST: usize = 40;

pub(super) fn page(table: &Table, columns: usize) -> String {
    let columns = columns.max(NARROWEST);
    let mut out = String::new();
    let title = plain(&table.title.text);
    put(&mut out, "", "", &title, columns);
    let ruled = title.chars().map(|character| character.width().unwrap_or(0)).sum::<usize>().min(columns);
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{}", "=".repeat(ruled));
    for portrait in &table.portraits {
        put(&mut out, "", "  ", &entry(table, portrait), columns);
    }
    for fact in &table.facts {
        let values: Vec<String> = fact.values.iter().map(|value| plain(&value.text)).collect();
        put(&mut out, "", "  ", &format!("{}: {}", plain(&fact.label), values.join("; ")), columns);
    }
    out.push('\n');
    put(&mut out, "", "", &plain(&table.summary), columns);
    for row in table.rows.iter().filter(|row| row.asked) {
        put(&mut out, "", "  ", &format!("{}: {}", row.name, table.words.no_data), columns);
    }
    for curve in table.rows.iter().filter_map(|row| row.curve.as_ref()) {
        out.push('\n');
        sparks(&mut out, table, curve);
    }
    let mut from = 0;
    for stage in &table.stages {
        out.push('\n');
        let heading = format!("{}. {}", stage.number, plain(&stage.name.text));
        put(&mut out, "", "   ", &heading, columns);
        if let Some(goal) = &stage.goal {
            put(&mut out, "   ", "   ", &plain(&goal.text), columns);
        }
        for column in from..from + stage.columns {
            self::column(&mut out, table, column, columns);
        }
        from += stage.columns;
    }
    for (heading, items) in &table.lists {
        let _ = writeln!(out, "\n{heading}");
        for item in items {
            put(&mut out, " - ", "   ", &entry(table, item), columns);
        }
    }
    let _ = writeln!(out, "\n{}", table.words.sources);
    if table.sources.is_empty() {
        put(&mut out, "   ", "   ", table.words.no_sources, columns);
    }
    for source in &table.sources {
        let link = source.link.as_ref().map_or_else(String::new, |link| format!(" {}", plain(link)));
        put(&mut out, " - ", "   ", &format!("{}{link}", entry(table, source)), columns);
    }
    out
}

fn column(out: &mut String, table: &Table, column: usize, columns: usize) {
    if let Some(head) = table.columns.get(column).filter(|head| !head.name.is_empty()) {
        let marks: Vec<String> = head.marks.iter().map(|mark| plain(&mark.text.text)).collect();
        let marks = if marks.is_empty() { String::new() } else { format!(" [{}]", marks.join(", ")) };
        out.push('\n');
        put(out, "  ", "    ", &format!("{}{marks}", plain(&head.name.text)), columns);
    }
    let width = table.rows.iter().map(|row| width(row.name)).max().unwrap_or(0).min(20);
    let block = Block { columns: column..column + 1, stages: Vec::new() };
    for row in &table.rows {
        let mut found: Vec<String> = Vec::new();
        if let Some(curve) = &row.curve {
            found.extend(feelings(table, curve, column).iter().map(|line| plain(line)));
        }
        for (_, items) in row.within(&block.columns) {
            found.extend(items.iter().map(|item| entry(table, item)));
        }
        for (at, line) in found.iter().enumerate() {
            let name = if at == 0 { row.name } else { "" };
            let label = format!("    {name}{}  ", " ".repeat(width.saturating_sub(self::width(name))));
            let indent = " ".repeat(width + 6);
            put(out, &label, &indent, line, columns);
        }
    }
}

/// A line of blocks a persona, one block a column.
fn sparks(out: &mut String, table: &Table, curve: &Curve) {
    const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let names: Vec<String> = curve
        .series
        .iter()
        .map(|series| series.name.as_ref().map_or_else(String::new, |name| plain(&name.text)))
        .collect();
    let widest = names.iter().map(|name| width(name)).max().unwrap_or(0);
    for (series, name) in curve.series.iter().zip(&names) {
        let blocks: String = series
            .points
            .iter()
            .map(|point| match point {
                Some(Feeling::Known { unit, .. }) => {
                    let at = BLOCKS.len() as f64 * unit;
                    // `as` cuts off and stays in range.
                    BLOCKS.get((at as usize).min(BLOCKS.len() - 1)).copied().unwrap_or('·')
                }
                _ => '·',
            })
            .collect();
        let pad = " ".repeat(widest - width(name) + usize::from(widest > 0));
        let _ = writeln!(out, "{name}{pad}{blocks}");
    }
    let missing = curve
        .series
        .iter()
        .flat_map(|series| &series.points)
        .any(|point| !matches!(point, Some(Feeling::Known { .. })));
    if missing {
        let _ = writeln!(out, "{}· {}", " ".repeat(widest + usize::from(widest > 0)), table.words.no_data);
    }
}

fn entry(table: &Table, item: &Item) -> String {
    let lead = item.lead.as_ref().map_or_else(String::new, |lead| format!("{}: ", plain(&lead.text)));
    let mut details: Vec<String> = item.details.iter().map(|detail| plain(&detail.text)).collect();
    if let Some(support) = item.support.filter(|support| *support != Support::Evidenced) {
        details.push((table.words.support)(support).to_owned());
    }
    let details = if details.is_empty() { String::new() } else { format!(" ({})", details.join("; ")) };
    format!("{lead}{}{details}", plain(&item.text.text))
}

/// A paragraph with its own first indent.
fn put(out: &mut String, first: &str, indent: &str, text: &str, columns: usize) {
    let style = Style { size: 1.0, weight: Weight::Regular, italic: false, colour: () };
    let run = Run { text: text.to_owned(), style, language: None, hold: Hold::Words };
    let room = columns.saturating_sub(width(first).max(width(indent)));
    let set = lines(&[run], room as f64, &Terminal, false);
    if set.is_empty() {
        let _ = writeln!(out, "{}", first.trim_end());
    }
    for (at, line) in set.iter().enumerate() {
        let words: String = line.runs.iter().map(|run| run.text.as_str()).collect();
        let _ = writeln!(out, "{}{words}", if at == 0 { first } else { indent });
    }
}

fn width(text: &str) -> usize {
    text.chars().map(|character| character.width().unwrap_or(0)).sum()
}
