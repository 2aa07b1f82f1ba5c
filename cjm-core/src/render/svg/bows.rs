//! Ways other than on to the next step, as lines from column to column.

use std::ops::Range;

use super::super::colour::Colour;
use super::super::curve::Point;
use super::super::table::{Bow, Row};
use super::Grid;
use super::face::polygon;
use super::paper::{Paper, Stroke};

/// Between two levels, and from the upper edge to the first.
const LEVEL: f64 = 14.0;
const FIRST: f64 = 22.0;
/// How far ends stand from the middle of a column, so that coming and going do not meet.
const APART: f64 = 9.0;
const CORNER: f64 = 5.0;

/// The bows of a row in these columns; nothing for other rows.
pub(super) struct Bows {
    bows: Vec<Bow>,
    columns: Range<usize>,
}

impl Bows {
    pub(super) fn new(row: &Row, columns: &Range<usize>) -> Self {
        Self { bows: row.bows(columns), columns: columns.clone() }
    }

    pub(super) fn height(&self) -> f64 {
        match self.bows.iter().map(|bow| bow.level).max() {
            Some(level) => FIRST + LEVEL * level as f64 + 2.0,
            None => 0.0,
        }
    }

    pub(super) fn draw(&self, paper: &mut Paper, grid: &Grid, top: f64) {
        let stroke = Stroke::solid(Colour::Line, 1.6);
        for bow in &self.bows {
            let middle = |column: usize| grid.middle(column - self.columns.start);
            let way = if bow.to > bow.from { 1.0 } else { -1.0 };
            let (from, to) = (middle(bow.from) + APART, middle(bow.to) - APART);
            let y = top + FIRST + LEVEL * bow.level as f64;
            let at = |x: f64, y: f64| paper.pair(Point { x, y });
            let d = format!(
                "M{}L{}Q{} {}L{}Q{} {}L{}",
                at(from, top + 6.0),
                at(from, y - CORNER),
                at(from, y),
                at(from + way * CORNER, y),
                at(to - way * CORNER, y),
                at(to, y),
                at(to, y - CORNER),
                at(to, top + 8.0),
            );
            paper.path(&d, None, Some(stroke));
            paper.circle(Point { x: from, y: top + 6.0 }, 3.0, Some(Colour::Line), None);
            let head = [(0.0, -1.0), (0.8, 0.6), (-0.8, 0.6)];
            polygon(paper, Point { x: to, y: top + 8.0 }, 6.0, &head, Some(Colour::Line), None);
        }
    }
}
