//! What was mined, as people read it.

use crate::cli::text::{line, percent, short, span};
use crate::evidence::{Evidence, Figures, SourceFigures};

/// How many transitions and variants are shown.
const FEW: usize = 10;

pub(super) fn text(evidence: &Evidence) -> String {
    let mut out = String::new();
    for source in &evidence.sources {
        out.push_str(&format!("{}\n", read(source)));
    }
    if let Some(period) = &evidence.period {
        out.push_str(&format!("from {} to {}\n", period.from, period.to));
    }
    figures(&evidence.all, &mut out);
    for (segment, of_segment) in &evidence.segments {
        out.push_str(&format!("\nsegment {}: {}\n", line(segment), counts(of_segment)));
        stages(of_segment, &mut out);
    }
    out
}

/// How a table was read.
fn read(source: &SourceFigures) -> String {
    let columns = &source.columns;
    let roles = [
        ("case", &columns.case),
        ("event", &columns.event),
        ("time", &columns.time),
        ("channel", &columns.channel),
        ("segment", &columns.segment),
    ];
    let roles: Vec<String> = roles
        .into_iter()
        .filter_map(|(role, column)| {
            let guessed = if source.guessed.iter().any(|it| it == role) { " (guessed)" } else { "" };
            column.as_ref().map(|column| format!("{role} `{}`{guessed}", line(column)))
        })
        .collect();
    let name = source.file.as_ref().unwrap_or(&source.id);
    format!("{}: {} rows; {}", line(name), source.rows, roles.join(", "))
}

/// The rows of a table that could not be used.
pub(super) fn bad(source: &SourceFigures) -> String {
    const MOST: usize = 5;
    let name = source.file.as_ref().unwrap_or(&source.id);
    let rows: Vec<String> = source
        .bad_rows
        .iter()
        .take(MOST)
        .map(|row| format!("row {}: {}", row.row, short(&row.message, 80)))
        .collect();
    let more = if source.bad > MOST as u64 { "; …" } else { "" };
    format!(
        "{}: {} of {} rows could not be used: {}{more}",
        line(name),
        source.bad,
        source.rows,
        rows.join("; ")
    )
}

fn counts(figures: &Figures) -> String {
    format!("{} events of {} customers or visits", figures.events, figures.cases)
}

fn figures(figures: &Figures, out: &mut String) {
    out.push_str(&format!("{}, {} different ways\n", counts(figures), figures.variants.count));
    if let (Some(duration), Some(length)) = (&figures.case_duration_ms, &figures.case_length) {
        out.push_str(&format!(
            "half take no longer than {}, nine in ten no longer than {}; half have no more than {} events\n",
            span(duration.median),
            span(duration.p90),
            length.median
        ));
    }
    stages(figures, out);
    if !figures.transitions.is_empty() {
        out.push_str("\n   count  median  p90     from -> to\n");
    }
    for transition in figures.transitions.iter().take(FEW) {
        out.push_str(&format!(
            "{:>8}  {:<6}  {:<6}  {} -> {}\n",
            transition.count,
            span(transition.time_ms.median),
            span(transition.time_ms.p90),
            short(&transition.from, 40),
            short(&transition.to, 40)
        ));
    }
    if !figures.variants.top.is_empty() {
        out.push_str("\n   cases  way\n");
    }
    for variant in figures.variants.top.iter().take(FEW) {
        out.push_str(&format!("{:>8}  {}\n", variant.cases, short(&variant.path.join(" > "), 90)));
    }
    if !figures.unmapped.is_empty() {
        let mut all: Vec<(&String, &u64)> = figures.unmapped.iter().collect();
        all.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
        let named: Vec<String> =
            all.iter().take(FEW).map(|(name, count)| format!("{} ({count})", short(name, 40))).collect();
        let more = if all.len() > FEW { ", …" } else { "" };
        out.push_str(&format!("\non no step of the map: {}{more}\n", named.join(", ")));
    }
}

fn stages(figures: &Figures, out: &mut String) {
    if figures.stages.is_empty() {
        return;
    }
    out.push_str("\n reached  went on  left     under way  stage\n");
    for stage in &figures.stages {
        let share = |count: u64| {
            if stage.reached == 0 { "-".to_owned() } else { percent(count as f64 / stage.reached as f64) }
        };
        out.push_str(&format!(
            "{:>8}  {:<7}  {:<7}  {:<9}  {}\n",
            stage.reached,
            share(stage.converted),
            share(stage.left),
            stage.under_way.map_or_else(|| "-".to_owned(), share),
            stage.id
        ));
    }
}
