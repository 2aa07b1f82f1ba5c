//! The step matrix as one SVG document.

use super::super::Options;
use super::super::colour::Colour;
use super::super::curve::Point;
use super::super::matrix::{Matrix, MatrixRow, Over};
use super::super::number;
use super::super::paragraph::Style;
use super::super::table::Table;
use super::paper::{Anchor, Paper, Place, Stroke};
use super::setting::{BODY, Hand, LABEL, Paragraph, STAGE, TITLE, bold, run, style};
use super::{MARGIN, frame};

/// Width of the names, and of a cell.
const NAMES: f64 = 190.0;
const CELL: f64 = 58.0;
/// Between two cells.
const GAP: f64 = 3.0;
const HEIGHT: f64 = 30.0;
/// Height of the bar below a number.
const BAR: f64 = 5.0;
const NARROWEST: f64 = 640.0;

struct Sheet<'a> {
    matrix: &'a Matrix,
    paper: Paper,
    hand: &'a Hand<'a>,
}

/// `table` gives title, language and id of the frame.
pub(super) fn picture<'a>(
    matrix: &'a Matrix,
    table: &mut Table,
    options: &Options,
    hand: &'a Hand<'_>,
) -> String {
    let width = (2.0 * MARGIN + NAMES + matrix.columns as f64 * (CELL + GAP)).max(NARROWEST);
    let paper = Paper::new(width, options.theme, hand.right_to_left);
    let mut sheet = Sheet { matrix, paper, hand };
    let room = width - 2.0 * MARGIN;
    let mut y = MARGIN - 4.0;
    y = sheet.block(&matrix.title, (MARGIN, y), room, bold(TITLE, Colour::Text), Anchor::Start) + 2.0;
    for rule in &matrix.rules {
        y = sheet.block(rule, (MARGIN, y), room, style(BODY, Colour::Muted), Anchor::Start);
    }
    y += 12.0;
    for at in 0..matrix.columns {
        let text = number::plain(at as f64 + 1.0, matrix.words);
        let middle = left_of(at) + CELL / 2.0;
        sheet.block(&text, (middle, y), CELL, style(LABEL, Colour::Muted), Anchor::Middle);
    }
    y += LABEL * 1.6;
    let mut over = false;
    for row in &matrix.rows {
        if row.over.is_some() && !over {
            over = true;
            y += 6.0;
        }
        if let Some(stage) = &row.stage {
            y = sheet.block(stage, (MARGIN, y + 4.0), room, bold(STAGE, Colour::Text), Anchor::Start) + 2.0;
        }
        y = sheet.row(row, y);
    }
    table.summary = matrix.summary();
    table.title.text.clone_from(&matrix.title);
    let (body, used) = sheet.paper.into_parts();
    frame(table, options, &body, &used, width, y + MARGIN)
}

fn left_of(at: usize) -> f64 {
    MARGIN + NAMES + at as f64 * (CELL + GAP)
}

impl Sheet<'_> {
    /// Lines of at most `width`, from `top` on; gives where they end.
    fn block(
        &mut self,
        text: &str,
        (x, top): (f64, f64),
        width: f64,
        look: Style<Colour>,
        anchor: Anchor,
    ) -> f64 {
        let lines = Paragraph::new(&[run(text, look)], width, self.hand);
        let at = Point { x, y: top + lines.baseline() };
        self.paper.text(&lines.lines, at, lines.leading, anchor, false);
        top + lines.height()
    }

    /// A name and its shares: the number, and a bar as long as the share is large. Gives where it ends.
    fn row(&mut self, row: &MatrixRow, top: f64) -> f64 {
        let (name, bar, number) = match row.over {
            None => (style(BODY, Colour::Text), Colour::Accent, Colour::Text),
            Some(Over::Left) => (bold(BODY, Colour::PainText), Colour::PainLine, Colour::PainText),
            Some(Over::UnderWay) => (style(BODY, Colour::Muted), Colour::Line, Colour::Muted),
            Some(Over::Finished) => (style(BODY, Colour::GainText), Colour::GainLine, Colour::GainText),
        };
        let bottom = self.block(&row.name, (MARGIN + 8.0, top + 6.0), NAMES - 18.0, name, Anchor::Start);
        let height = (bottom + 6.0 - top).max(HEIGHT);
        for (at, &share) in row.shares.iter().enumerate() {
            let place = Place { x: left_of(at), y: top, width: CELL, height };
            let fill = if share > 0.0 { Colour::Surface } else { Colour::Bg };
            self.paper.rectangle(place, 2.0, Some(fill), Some(Stroke::solid(Colour::Border, 0.8)));
            let look = style(LABEL, if share > 0.0 { number } else { Colour::Muted });
            let text = self.matrix.cell(share);
            self.block(&text, (place.x + CELL / 2.0, top + 5.0), CELL, look, Anchor::Middle);
            if share > 0.0 {
                let (x, y) = (place.x + 4.0, top + height - BAR - 3.0);
                let long = Place { x, y, width: ((CELL - 8.0) * share).max(1.0), height: BAR };
                self.paper.rectangle(long, 0.0, Some(bar), None);
            }
        }
        top + height + GAP
    }
}
