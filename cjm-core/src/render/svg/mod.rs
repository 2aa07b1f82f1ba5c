//! SVG: plain text, paths and rectangles, so that every program draws the same.

mod before_after;
mod bows;
mod cards;
mod curves;
mod face;
#[cfg(feature = "evidence")]
mod flow;
mod gap;
mod head;
mod label;
#[cfg(feature = "evidence")]
mod matrix;
mod paper;
mod portraits;
mod rows;
mod setting;
mod style;

use super::font::Measure;
use super::table::Table;
use super::{Options, attribute, identity, markup};
use paper::{Paper, coordinate};
use setting::Hand;

/// Around everything.
const MARGIN: f64 = 16.0;
/// The column of labels.
const LABELS: f64 = 132.0;
/// The picture's width, if the columns don't need more or less.
const WIDTH: f64 = 1480.0;
const NARROWEST: f64 = 124.0;
const WIDEST: f64 = 220.0;
/// Between two blocks of a long map.
const BETWEEN: f64 = 28.0;

/// Where columns stand.
struct Grid {
    /// Width of a column.
    column: f64,
    /// Width of the picture.
    width: f64,
}

impl Grid {
    fn new(columns: usize) -> Self {
        let room = WIDTH - LABELS - 2.0 * MARGIN;
        let column = (room / columns.max(1) as f64).clamp(NARROWEST, WIDEST).floor();
        let width = 2.0 * MARGIN + LABELS + column * columns as f64;
        Self { column, width: width.max(640.0) }
    }

    /// The left edge of a column, counted from the block's first.
    fn left(&self, column: usize) -> f64 {
        MARGIN + LABELS + self.column * column as f64
    }

    fn middle(&self, column: usize) -> f64 {
        self.left(column) + self.column / 2.0
    }
}

/// A map as one SVG document.
pub(super) fn picture(table: &Table, options: &Options, font: &dyn Measure) -> String {
    let hand = &Hand { font, right_to_left: table.right_to_left };
    let blocks = table.blocks();
    let grid = Grid::new(blocks.iter().map(|block| block.columns.len()).max().unwrap_or(0));
    let mut paper = Paper::new(grid.width, options.theme, table.right_to_left);
    let mut y = head::draw(&mut paper, table, &grid, hand);
    for block in &blocks {
        let (top, mark) = (y, paper.mark());
        y = head::stages(&mut paper, table, block, &grid, y, hand);
        for row in table.rows.iter().filter(|row| row.shows_in(&block.columns)) {
            y = rows::draw(&mut paper, table, row, block, &grid, y, hand);
        }
        paper.behind(mark, |paper| head::borders(paper, block, &grid, top, y));
        y += BETWEEN;
    }
    let height = head::foot(&mut paper, table, &grid, y - BETWEEN + 10.0, hand) + MARGIN;
    let (body, used) = paper.into_parts();
    frame(table, options, &body, &used, grid.width, height)
}

/// The value gaps of a map as one SVG document.
pub(super) fn gap_picture(
    gaps: &super::gap::GapMap,
    table: &mut Table,
    options: &Options,
    font: &dyn Measure,
) -> String {
    gap::picture(gaps, table, options, &Hand { font, right_to_left: false })
}

/// The stage flow of a map as one SVG document.
#[cfg(feature = "evidence")]
pub(super) fn flow_picture(
    flow: &super::flow::FlowMap,
    table: &mut Table,
    options: &Options,
    font: &dyn Measure,
) -> String {
    let right_to_left = table.right_to_left;
    flow::picture(flow, table, options, &Hand { font, right_to_left })
}

/// The step matrix of a map as one SVG document.
#[cfg(feature = "evidence")]
pub(super) fn matrix_picture(
    matrix: &super::matrix::Matrix,
    table: &mut Table,
    options: &Options,
    font: &dyn Measure,
) -> String {
    let right_to_left = table.right_to_left;
    matrix::picture(matrix, table, options, &Hand { font, right_to_left })
}

/// Two states of a map as one SVG document; `table` has the stages of both.
pub(super) fn before_after_picture(
    both: &super::before_after::BeforeAfter,
    table: &Table,
    options: &Options,
    font: &dyn Measure,
) -> String {
    before_after::picture(both, table, options, &Hand { font, right_to_left: table.right_to_left })
}

fn frame(
    table: &Table,
    options: &Options,
    body: &str,
    used: &std::collections::BTreeSet<(char, super::colour::Colour)>,
    width: f64,
    height: f64,
) -> String {
    use super::colour::Colour;
    let mark = identity::mark(&[&table.title.text, &table.summary, options.theme.as_str(), body]);
    let id = format!("cjm-svg-{}-{mark}", table.id);
    let (width, height) = (coordinate(width), coordinate(height));
    let mut used = used.clone();
    used.insert(('f', Colour::Bg));
    used.insert(('f', Colour::Text));
    let (bg, text) = (Colour::Bg.value(options.theme), Colour::Text.value(options.theme));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"{id}\" role=\"img\" lang=\"{}\" \
         aria-labelledby=\"{id}-title {id}-desc\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" font-family=\"Inter, system-ui, 'Noto Sans', sans-serif\" text-rendering=\"geometricPrecision\">\n\
         <title id=\"{id}-title\">{}</title>\n<desc id=\"{id}-desc\"{}>{}</desc>\n<style>\n{}</style>\n\
         <rect width=\"{width}\" height=\"{height}\" class=\"f-bg\" fill=\"{bg}\"/>\n\
         <g class=\"f-text\" fill=\"{text}\">\n{body}</g>\n</svg>\n",
        attribute(&table.language),
        markup(&table.title.text),
        table.foreign.map_or_else(String::new, |language| format!(" lang=\"{language}\"")),
        markup(&table.summary),
        style::sheet(&id, &used, options.theme),
    )
}
