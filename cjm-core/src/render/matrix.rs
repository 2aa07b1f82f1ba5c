//! The step matrix: where customers are after each thing that they did.

use super::draw::Seen;
use super::flow::{page_of, rules, share};
use super::number;
use super::words::{Words, words};
use super::{Level, Options};
use crate::Error;
use crate::evidence::{Figures, PositionFigures};
use crate::model::{Document, Id, Map};

/// Position by position, as every picture of it needs it. Unit = customers with an event on the map.
pub(super) struct Matrix {
    pub(super) title: String,
    /// How the picture is to be read.
    pub(super) rules: Vec<String>,
    /// How many positions.
    pub(super) columns: usize,
    pub(super) rows: Vec<MatrixRow>,
    pub(super) words: &'static Words,
    summary: Option<String>,
}

pub(super) struct MatrixRow {
    /// Of the first step of a stage, the stage.
    pub(super) stage: Option<String>,
    pub(super) name: String,
    /// Whether these customers do nothing more: they left, finished, or are under way.
    pub(super) over: Option<Over>,
    /// Shares of all customers, one a position.
    pub(super) shares: Vec<f64>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Over {
    Left,
    UnderWay,
    Finished,
}

impl Matrix {
    /// # Errors
    /// Evidence of another map or of other stages, a segment that it does not have.
    pub(super) fn new(
        document: &Document,
        map: &Map,
        seen: Seen<'_>,
        options: &Options,
    ) -> Result<Self, Error> {
        let language = options.language.as_deref().or(document.language.as_deref());
        let words = words(language);
        let moves = &words.moves;
        let figures = super::flow::figures(map, seen)?;
        let positions = figures.positions.as_slice();
        let customers = positions.first().map_or(0, |first| first.steps.values().sum());
        let share = |count: u64| if customers > 0 { count as f64 / customers as f64 } else { 0.0 };
        let row = |stage, name: &str, steps: &[&Id]| MatrixRow {
            stage,
            name: name.to_owned(),
            over: None,
            shares: positions.iter().map(|at| share(count(at, steps))).collect(),
        };
        let mut rows = Vec::new();
        for stage in &map.stages {
            let name = stage.name.as_ref().map_or(stage.id.as_str(), |name| name.in_language(language));
            let steps: Vec<&Id> = stage.steps.iter().map(|step| &step.id).collect();
            if options.level == Level::Stage {
                rows.push(row(None, name, &steps));
                continue;
            }
            for (at, step) in stage.steps.iter().enumerate() {
                let own = step.name.as_ref().map_or(step.id.as_str(), |name| name.in_language(language));
                rows.push(row((at == 0).then(|| name.to_owned()), own, &[&step.id]));
            }
        }
        let [.., left, under_way, finished, _] = moves.headings;
        let over = |name: &str, over, count: &dyn Fn(&PositionFigures) -> u64| MatrixRow {
            stage: None,
            name: name.to_owned(),
            over: Some(over),
            shares: positions.iter().map(|at| share(count(at))).collect(),
        };
        rows.push(over(left, Over::Left, &|at| at.left));
        rows.push(over(under_way, Over::UnderWay, &|at| at.under_way.unwrap_or(0)));
        rows.push(over(finished, Over::Finished, &|at| at.finished));
        rows.retain(|row| {
            row.over.is_none_or(|over| over == Over::Left) || row.shares.iter().any(|share| *share > 0.0)
        });
        let mut told = vec![moves.matrix_rule.to_owned()];
        told.extend(rules(seen, words));
        let title = (moves.matrix_title)(map.title.in_language(language), &customers.to_string());
        let summary = summary(figures, customers, words);
        Ok(Self { title, rules: told, columns: positions.len(), rows, words, summary })
    }

    /// A share as it stands in a cell.
    pub(super) fn cell(&self, value: f64) -> String {
        if value > 0.0 { share(Some(value), self.words) } else { "·".to_owned() }
    }

    /// The picture in a sentence.
    pub(super) fn summary(&self) -> String {
        match &self.summary {
            Some(told) => format!("{}. {told}", self.title),
            None => self.title.clone(),
        }
    }

    /// The headings, of two columns of names where steps stand below stages.
    fn headings(&self) -> Vec<String> {
        let names: &[&str] =
            if self.grouped() { &[self.words.stage, self.words.step] } else { &[self.words.stage] };
        let positions = (1..=self.columns).map(|at| number::plain(at as f64, self.words));
        names.iter().map(|&name| name.to_owned()).chain(positions).collect()
    }

    fn grouped(&self) -> bool {
        self.rows.iter().any(|row| row.stage.is_some())
    }

    fn lines(&self) -> impl Iterator<Item = Vec<String>> {
        let grouped = self.grouped();
        self.rows.iter().map(move |row| {
            let stage = grouped.then(|| row.stage.clone().unwrap_or_default());
            let cells = row.shares.iter().map(|&share| self.cell(share));
            stage.into_iter().chain(std::iter::once(row.name.clone())).chain(cells).collect()
        })
    }
}

fn count(at: &PositionFigures, steps: &[&Id]) -> u64 {
    steps.iter().filter_map(|&id| at.steps.get(id)).sum()
}

/// How many have left by the last position that is shown.
fn summary(figures: &Figures, customers: u64, words: &Words) -> Option<String> {
    let last = figures.positions.last().filter(|_| customers > 0)?;
    let left = share(Some(last.left as f64 / customers as f64), words);
    Some(format!("{}: {left}", words.moves.headings.get(3)?))
}

/// As Markdown.
pub(super) fn markdown(matrix: &Matrix) -> String {
    let plain = super::escape::markdown;
    let mut out = format!("# {}\n", plain(&matrix.title));
    for rule in &matrix.rules {
        out.push_str(&format!("\n{}\n", plain(rule)));
    }
    let names = if matrix.grouped() { 2 } else { 1 };
    let headings = matrix.headings();
    out.push_str(&format!(
        "\n| {} |\n|{}{}\n",
        headings.join(" | "),
        " --- |".repeat(names),
        " ---: |".repeat(matrix.columns)
    ));
    for line in matrix.lines() {
        let cells: Vec<String> = line.iter().map(|cell| plain(cell)).collect();
        out.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
    out
}

/// As text for a terminal.
pub(super) fn text(matrix: &Matrix) -> String {
    const NAME: usize = 24;
    let plain = super::escape::line;
    let mut out = format!("{}\n", plain(&matrix.title));
    for rule in &matrix.rules {
        out.push_str(&format!("{}\n", plain(rule)));
    }
    let cut = |name: &str| -> String {
        let name = plain(name);
        if name.chars().count() <= NAME {
            return format!("{name:<NAME$}");
        }
        let head: String = name.chars().take(NAME - 1).collect();
        format!("{head}…")
    };
    let positions: String = (1..=matrix.columns).map(|at| format!(" {at:>5}")).collect();
    out.push_str(&format!("\n  {}{positions}\n", " ".repeat(NAME)));
    for row in &matrix.rows {
        if let Some(stage) = &row.stage {
            out.push_str(&format!("{}\n", plain(stage)));
        }
        let cells: String = row.shares.iter().map(|&share| format!(" {:>5}", matrix.cell(share))).collect();
        out.push_str(&format!("  {}{cells}\n", cut(&row.name)));
    }
    out
}

/// A page of its own: the picture, and the same as a table for those who cannot see it.
pub(super) fn page(matrix: &Matrix, picture: &str, language: &str) -> String {
    page_of(&matrix.title, &fragment(matrix, picture), language)
}

/// The same as a part of somebody else's page.
pub(super) fn fragment(matrix: &Matrix, picture: &str) -> String {
    let plain = super::markup;
    let heading: String = matrix
        .headings()
        .iter()
        .map(|heading| format!("<th scope=\"col\">{}</th>", plain(heading)))
        .collect();
    let names = if matrix.grouped() { 2 } else { 1 };
    let line = |line: Vec<String>| {
        let (names, cells) = line.split_at_checked(names).unwrap_or_default();
        let names: String =
            names.iter().map(|name| format!("<th scope=\"row\">{}</th>", plain(name))).collect();
        let cells: String = cells.iter().map(|cell| format!("<td>{}</td>", plain(cell))).collect();
        format!("<tr>{names}{cells}</tr>\n")
    };
    let rows: String = matrix.lines().map(line).collect();
    super::flow::section(&matrix.title, picture, &heading, &rows, "")
}
