//! The emotion row: a curve a persona.

use super::super::colour::Colour;
use super::super::curve::{Point, monotone};
use super::super::table::{Block, Curve, Feeling, Series};
use super::paper::{Anchor, Paper, Place, Stroke};
use super::setting::{BODY, Hand, Paragraph, SMALL, bold, run, style};
use super::{Grid, face};
use crate::model::Support;
use crate::render::words::Words;

/// From the best to the worst.
const RANGE: f64 = 116.0;

/// How far apart the marks of two personas stand.
const APART: f64 = 30.0;

/// The height of a band of a curve with so many series.
pub(super) fn height(series: usize) -> f64 {
    RANGE + 2.0 * margin(series)
}

/// Room for labels above the best and below the worst; where several share a column, they stand on
/// each other.
fn margin(series: usize) -> f64 {
    if series > 2 { 74.0 } else { 46.0 }
}

/// From one line of a label to the next.
const LEADING: f64 = 13.0;

/// More curves than this over each other cannot be told apart; the others get a band of their own.
pub(super) const TOGETHER: usize = 4;

pub(super) struct Band<'a> {
    pub(super) curve: &'a Curve,
    /// The series shown here: this number and up to three more.
    pub(super) first: usize,
    pub(super) block: &'a Block,
    pub(super) grid: &'a Grid,
    pub(super) top: f64,
    pub(super) words: &'a Words,
    pub(super) hand: &'a Hand<'a>,
}

impl Band<'_> {
    fn y(&self, unit: f64) -> f64 {
        self.top + margin(self.curve.series.len()) + (1.0 - unit) * RANGE
    }

    /// The series of this band, with their numbers.
    fn series(&self) -> impl Iterator<Item = (usize, &Series)> {
        self.curve.series.iter().enumerate().skip(self.first).take(TOGETHER)
    }

    fn x(&self, column: usize, series: usize) -> f64 {
        let steps = self.series().count().saturating_sub(1) as f64;
        // As far apart as the columns allow.
        let apart = ((self.grid.column - 34.0) / steps.max(1.0)).clamp(0.0, APART);
        let from_middle = (series - self.first) as f64 - steps / 2.0;
        self.middle(column) + from_middle * apart
    }

    fn middle(&self, column: usize) -> f64 {
        self.grid.middle(column - self.block.columns.start)
    }

    pub(super) fn draw(&self, paper: &mut Paper) {
        self.rules(paper);
        for (at, series) in self.series() {
            self.line(paper, at, series);
        }
        let mut taken: Vec<Place> = Vec::new();
        for column in self.block.columns.clone() {
            for (at, series) in self.series() {
                if let Some(Some(Feeling::Known { unit, .. })) = series.points.get(column) {
                    let (x, y) = (self.x(column, at) - face::RADIUS, self.y(*unit) - face::RADIUS);
                    taken.push(Place { x, y, width: 2.0 * face::RADIUS, height: 2.0 * face::RADIUS });
                }
            }
        }
        for column in self.block.columns.clone() {
            self.marks(paper, column, &mut taken);
        }
    }

    fn rules(&self, paper: &mut Paper) {
        let columns = self.block.columns.len();
        for (unit, label) in &self.curve.rules {
            let y = self.y(*unit);
            let neutral = (unit - self.curve.neutral).abs() < 1e-9;
            let dash = if neutral { None } else { Some("2 4") };
            let stroke = Stroke { colour: Colour::Border, width: 1.0, dash };
            paper.line(Point { x: self.grid.left(0), y }, Point { x: self.grid.left(columns), y }, stroke);
            let label =
                Paragraph::new(&[run(label.as_str(), style(SMALL, Colour::Muted))], f64::INFINITY, self.hand);
            paper.text(
                &label.lines,
                Point { x: self.grid.left(0) - 6.0, y: y + 4.0 },
                0.0,
                Anchor::End,
                false,
            );
        }
    }

    /// A piece of line wherever two neighbours are known; what is assumed is dashed.
    fn line(&self, paper: &mut Paper, at: usize, series: &Series) {
        let mut run: Vec<(Point, Support)> = Vec::new();
        let colour = face::series(at);
        for column in self.block.columns.clone() {
            match series.points.get(column) {
                Some(Some(Feeling::Known { unit, support, .. })) => {
                    run.push((Point { x: self.x(column, at), y: self.y(*unit) }, *support));
                }
                _ => self.pieces(paper, &std::mem::take(&mut run), colour),
            }
        }
        self.pieces(paper, &run, colour);
    }

    fn pieces(&self, paper: &mut Paper, run: &[(Point, Support)], colour: Colour) {
        let points: Vec<Point> = run.iter().map(|(point, _)| *point).collect();
        let mut open: Option<(Support, String)> = None;
        for (pair, [one, two, end]) in run.windows(2).zip(monotone(&points)) {
            let [(from, before), (_, after)] = pair else { continue };
            let support = (*before).min(*after);
            let piece = format!("C{} {} {}", paper.pair(one), paper.pair(two), paper.pair(end));
            match &mut open {
                Some((same, d)) if *same == support => d.push_str(&piece),
                _ => {
                    let next = (support, format!("M{}{piece}", paper.pair(*from)));
                    if let Some((support, d)) = open.replace(next) {
                        paper.path(&d, None, Some(Stroke::by_support(colour, 2.0, support)));
                    }
                }
            }
        }
        if let Some((support, d)) = open {
            paper.path(&d, None, Some(Stroke::by_support(colour, 2.0, support)));
        }
    }

    /// The marks of a column, with their values: the highest has its label above, the lowest below.
    fn marks(&self, paper: &mut Paper, column: usize, taken: &mut Vec<Place>) {
        let mut known: Vec<(usize, f64, &Feeling)> = Vec::new();
        let mut unknown = Vec::new();
        for (at, series) in self.series() {
            match series.points.get(column) {
                Some(Some(feeling @ Feeling::Known { unit, .. })) => known.push((at, *unit, feeling)),
                Some(Some(Feeling::Unknown)) => unknown.push(at),
                _ => {}
            }
        }
        known.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        for &(at, unit, feeling) in &known {
            let centre = Point { x: self.x(column, at), y: self.y(unit) };
            if let Feeling::Known { interval: Some(interval), .. } = feeling {
                let (top, bottom) = (self.y(interval.high), self.y(interval.low));
                let stroke = Stroke::solid(face::series(at), 1.2);
                paper.line(Point { x: centre.x, y: top }, Point { x: centre.x, y: bottom }, stroke);
                for y in [top, bottom] {
                    paper.line(Point { x: centre.x - 5.0, y }, Point { x: centre.x + 5.0, y }, stroke);
                }
            }
            face::draw(paper, centre, unit, at, face::RADIUS);
        }
        for &at in &unknown {
            let alone = known.is_empty() && unknown.len() == 1;
            let x = if alone { self.middle(column) } else { self.x(column, at) };
            face::unknown(paper, Point { x, y: self.y(self.curve.neutral) }, if alone { 0 } else { at });
        }
        for (rank, &(at, unit, feeling)) in known.iter().enumerate() {
            let above = match known.len() {
                1 => self.is_peak(column, at, unit),
                count => rank * 2 < count,
            };
            self.label(paper, Mark { column, at, unit, above }, feeling, taken);
        }
        if known.is_empty() && !unknown.is_empty() {
            let middle = self.middle(column);
            let y = self.y(self.curve.neutral) + 24.0;
            let words = Paragraph::new(
                &[run(self.words.no_data, style(SMALL, Colour::Muted))],
                self.grid.column,
                self.hand,
            );
            paper.text(&words.lines, Point { x: middle, y }, words.leading, Anchor::Middle, true);
        }
    }

    /// Whether a point is no lower than its neighbours.
    fn is_peak(&self, column: usize, at: usize, unit: f64) -> bool {
        let Some(series) = self.curve.series.get(at) else { return true };
        let neighbour = |column: usize| match series.points.get(column) {
            Some(Some(Feeling::Known { unit, .. })) => Some(*unit),
            _ => None,
        };
        let around = [column.checked_sub(1).and_then(neighbour), neighbour(column + 1)];
        let known: Vec<f64> = around.into_iter().flatten().collect();
        known.is_empty() || unit >= known.iter().sum::<f64>() / known.len() as f64
    }

    /// Writes value and sample beside a mark, as near to it as there is room.
    fn label(&self, paper: &mut Paper, mark: Mark, feeling: &Feeling, taken: &mut Vec<Place>) {
        let Feeling::Known { value, answers, support, interval, .. } = feeling else { return };
        let lowest = self.curve.lowest == Some((mark.at, mark.column));
        let colour = if lowest { Colour::WorstFeeling } else { Colour::Text };
        let mut lines = vec![run(value.as_str(), bold(BODY, colour))];
        let assumed = (*support == Support::Assumed).then(|| (self.words.support)(*support).to_owned());
        if let Some(below) = assumed.or_else(|| answers.clone()) {
            lines.push(run(below, style(SMALL, Colour::Muted)));
        }
        let lines: Vec<Paragraph> = lines
            .iter()
            .map(|line| Paragraph::new(std::slice::from_ref(line), f64::INFINITY, self.hand))
            .collect();
        let y = self.y(mark.unit);
        let end = interval.as_ref().map(|range| self.y(if mark.above { range.high } else { range.low }));
        let clear = end.map_or(0.0, |end| (end - y).abs()).max(face::RADIUS + 1.0);
        let (width, height) =
            (lines.iter().map(Paragraph::width).fold(0.0, f64::max), lines.len() as f64 * LEADING);
        let middle = self.x(mark.column, mark.at);
        let mut place = Place {
            x: middle - width / 2.0,
            y: if mark.above { y - clear - height - 1.0 } else { y + clear + 2.0 },
            width,
            height,
        };
        while let Some(other) = taken.iter().find(|other| place.overlaps(other)) {
            place.y = if mark.above { other.y - height - 0.5 } else { other.y + other.height + 0.5 };
        }
        taken.push(place);
        for (line, number) in lines.iter().zip(0_u32..) {
            let y = place.y + 10.5 + f64::from(number) * LEADING;
            paper.text(&line.lines, Point { x: middle, y }, 0.0, Anchor::Middle, true);
        }
    }
}

/// A point of the curve, and on which side its label stands.
struct Mark {
    column: usize,
    /// The series.
    at: usize,
    unit: f64,
    above: bool,
}
