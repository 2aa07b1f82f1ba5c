//! The emotion row: a curve a persona.

use super::super::colour::Colour;
use super::super::curve::{Point, along, monotone};
use super::super::paragraph::Run;
use super::super::table::{Block, Curve, Feeling, Series};
use super::label::{Label, Mark};
use super::paper::{Anchor, Paper, Place, Stroke};
use super::setting::{BODY, Hand, Paragraph, SMALL, bold, run, style};
use super::{Grid, face};
use crate::model::Support;
use crate::render::words::Words;

/// From the best to the worst.
const RANGE: f64 = 116.0;
/// Above and below everything that stands in the band.
const PADDING: f64 = 8.0;
/// How far apart the marks of two personas stand.
const APART: f64 = 30.0;
/// More curves than this over each other cannot be told apart; the others get a band of their own.
const TOGETHER: usize = 4;

/// The curves of up to four personas, measured.
pub(super) struct Band<'a> {
    curve: &'a Curve,
    /// The series shown here: this number and up to three more.
    first: usize,
    block: &'a Block,
    grid: &'a Grid,
    words: &'a Words,
    hand: &'a Hand<'a>,
    labels: Vec<Label>,
    /// Where the best stands, from the upper edge of the band.
    best: f64,
    pub(super) height: f64,
}

/// A point of a curve that somebody knows.
struct Known<'a> {
    column: usize,
    series: usize,
    unit: f64,
    feeling: &'a Feeling,
}

impl<'a> Band<'a> {
    /// The bands of a curve, one below the other.
    pub(super) fn all(
        curve: &'a Curve,
        block: &'a Block,
        grid: &'a Grid,
        words: &'a Words,
        hand: &'a Hand<'a>,
    ) -> Vec<Self> {
        let firsts = (0..curve.series.len()).step_by(TOGETHER);
        firsts.map(|first| Self::new(curve, first, block, grid, words, hand)).collect()
    }

    fn new(
        curve: &'a Curve,
        first: usize,
        block: &'a Block,
        grid: &'a Grid,
        words: &'a Words,
        hand: &'a Hand<'a>,
    ) -> Self {
        let mut band =
            Self { curve, first, block, grid, words, hand, labels: vec![], best: 0.0, height: 0.0 };
        let columns = block.columns.clone();
        let mut taken: Vec<Place> = columns.clone().flat_map(|column| band.places(column)).collect();
        let curves = band.samples();
        for column in columns {
            let near = curves.get(column - block.columns.start).map_or(&[][..], Vec::as_slice);
            let labels = band.labels(column, &mut taken, near);
            band.labels.extend(labels);
        }
        let (top, bottom) = taken.iter().fold((-6.0, RANGE + 6.0), |(top, bottom): (f64, f64), place| {
            (top.min(place.y), bottom.max(place.y + place.height))
        });
        band.best = PADDING - top;
        band.height = bottom - top + 2.0 * PADDING;
        band
    }

    /// How far a feeling stands below the best.
    fn y(&self, unit: f64) -> f64 {
        (1.0 - unit) * RANGE
    }

    /// The series of this band, with their numbers.
    pub(super) fn series(&self) -> impl Iterator<Item = (usize, &'a Series)> {
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

    /// What is known of a column, the best first.
    fn known(&self, column: usize) -> Vec<Known<'a>> {
        let mut known: Vec<Known<'a>> = self
            .series()
            .filter_map(|(series, points)| match points.points.get(column) {
                Some(Some(feeling @ Feeling::Known { unit, .. })) => {
                    Some(Known { column, series, unit: *unit, feeling })
                }
                _ => None,
            })
            .collect();
        known.sort_by(|one, other| other.unit.total_cmp(&one.unit).then(one.series.cmp(&other.series)));
        known
    }

    /// Where hollow marks stand in a column, and in which persona's shape.
    fn unknown(&self, column: usize) -> Vec<(Point, usize)> {
        let y = self.y(self.curve.neutral);
        let unknown = |series: &Series| matches!(series.points.get(column), Some(Some(Feeling::Unknown)));
        let found: Vec<usize> =
            self.series().filter(|(_, series)| unknown(series)).map(|(at, _)| at).collect();
        match found.as_slice() {
            [_] if self.known(column).is_empty() => vec![(Point { x: self.middle(column), y }, 0)],
            _ => found.into_iter().map(|at| (Point { x: self.x(column, at), y }, at)).collect(),
        }
    }

    fn centre(&self, known: &Known<'_>) -> Point {
        Point { x: self.x(known.column, known.series), y: self.y(known.unit) }
    }

    /// The room that the marks of a column take, with their intervals.
    fn places(&self, column: usize) -> Vec<Place> {
        let known = self.known(column).into_iter().map(|known| (self.centre(&known), self.reach(&known)));
        let unknown = self.unknown(column).into_iter().map(|(centre, _)| (centre, [face::RADIUS; 2]));
        let place = |(Point { x, y }, [up, down]): (Point, [f64; 2])| Place {
            x: x - face::RADIUS,
            y: y - up,
            width: 2.0 * face::RADIUS,
            height: up + down,
        };
        known.chain(unknown).map(place).collect()
    }

    /// How far a mark reaches up and down.
    fn reach(&self, known: &Known<'_>) -> [f64; 2] {
        let Feeling::Known { interval: Some(interval), .. } = known.feeling else {
            return [face::RADIUS; 2];
        };
        [interval.high - known.unit, known.unit - interval.low].map(|end| (end * RANGE).max(face::RADIUS))
    }

    /// The curves of a series: what is known without a gap.
    fn stretches(&self, at: usize, series: &Series) -> Vec<Vec<(Point, Support)>> {
        let mut found = vec![Vec::new()];
        for column in self.block.columns.clone() {
            match (series.points.get(column), found.last_mut()) {
                (Some(Some(Feeling::Known { unit, support, .. })), Some(open)) => {
                    open.push((Point { x: self.x(column, at), y: self.y(*unit) }, *support));
                }
                (_, Some(open)) if open.is_empty() => {}
                _ => found.push(Vec::new()),
            }
        }
        found
    }

    /// Points on the curves, by the columns that they are next to.
    fn samples(&self) -> Vec<Vec<Point>> {
        let mut found = vec![Vec::new(); self.block.columns.len()];
        for (at, series) in self.series() {
            for stretch in self.stretches(at, series) {
                let points: Vec<Point> = stretch.iter().map(|(point, _)| *point).collect();
                for (from, piece) in points.iter().zip(monotone(&points)) {
                    for sample in (1_u32..12).map(|part| along(*from, &piece, f64::from(part) / 12.0)) {
                        for (near, column) in found.iter_mut().zip(0..) {
                            if (self.grid.middle(column) - sample.x).abs() < self.grid.column {
                                near.push(sample);
                            }
                        }
                    }
                }
            }
        }
        found
    }

    /// The labels of a column: the highest mark has its label above, the lowest below, if there is room.
    fn labels(&self, column: usize, taken: &mut Vec<Place>, curves: &[Point]) -> Vec<Label> {
        let known = self.known(column);
        let mut labels = Vec::new();
        for (rank, here) in known.iter().enumerate() {
            let above = match known.len() {
                1 => self.is_peak(here),
                count => rank * 2 < count,
            };
            let reach = self.reach(here).map(|end| end + 1.0);
            let mark = Mark { centre: self.centre(here), reach, above };
            let label = Label::beside(&mark, &self.texts(here), taken, curves, self.hand);
            taken.push(label.place);
            labels.push(label);
        }
        if known.is_empty() && !self.unknown(column).is_empty() {
            let top = Point { x: self.middle(column), y: self.y(self.curve.neutral) + 13.0 };
            let words = run(self.words.no_data, style(SMALL, Colour::Muted));
            let label = Label::at(top, &[words], self.hand);
            taken.push(label.place);
            labels.push(label);
        }
        labels
    }

    /// Value, and sample or that it is assumed.
    fn texts(&self, known: &Known<'_>) -> Vec<Run<Colour>> {
        let Feeling::Known { value, answers, support, .. } = known.feeling else { return Vec::new() };
        let lowest = self.curve.lowest == Some((known.series, known.column));
        let colour = if lowest { Colour::WorstFeeling } else { Colour::Text };
        let assumed = (*support == Support::Assumed).then(|| (self.words.support)(*support).to_owned());
        let below = assumed.or_else(|| answers.clone()).map(|text| run(text, style(SMALL, Colour::Muted)));
        std::iter::once(run(value.as_str(), bold(BODY, colour))).chain(below).collect()
    }

    /// Whether the point stands above its neighbours, on the whole.
    fn is_peak(&self, here: &Known<'_>) -> bool {
        let Some(series) = self.curve.series.get(here.series) else { return true };
        let neighbour = |column: usize| match series.points.get(column) {
            Some(Some(Feeling::Known { unit, .. })) => Some(*unit),
            _ => None,
        };
        let around = [here.column.checked_sub(1).and_then(neighbour), neighbour(here.column + 1)];
        let known: Vec<f64> = around.into_iter().flatten().collect();
        known.is_empty() || here.unit >= known.iter().sum::<f64>() / known.len() as f64
    }

    /// Draws the band with its upper edge at `top`.
    pub(super) fn draw(&self, paper: &mut Paper, top: f64) {
        let best = top + self.best;
        self.rules(paper, best);
        for (at, series) in self.series() {
            for stretch in self.stretches(at, series) {
                pieces(paper, &stretch, best, face::series(at));
            }
        }
        for column in self.block.columns.clone() {
            self.marks(paper, column, best);
        }
        for label in &self.labels {
            label.draw(paper, best);
        }
    }

    fn rules(&self, paper: &mut Paper, best: f64) {
        let columns = self.block.columns.len();
        for (unit, label) in &self.curve.rules {
            let y = best + self.y(*unit);
            let neutral = (unit - self.curve.neutral).abs() < 1e-9;
            let dash = if neutral { None } else { Some("2 4") };
            let stroke = Stroke { colour: Colour::Border, width: 1.0, dash };
            paper.line(Point { x: self.grid.left(0), y }, Point { x: self.grid.left(columns), y }, stroke);
            let label =
                Paragraph::new(&[run(label.as_str(), style(SMALL, Colour::Muted))], f64::INFINITY, self.hand);
            let end = Point { x: self.grid.left(0) - 6.0, y: y + 4.0 };
            paper.text(&label.lines, end, 0.0, Anchor::End, false);
        }
    }

    fn marks(&self, paper: &mut Paper, column: usize, best: f64) {
        for here in &self.known(column) {
            let Point { x, y } = self.centre(here);
            let centre = Point { x, y: y + best };
            if let Feeling::Known { interval: Some(interval), .. } = here.feeling {
                let [top, bottom] = [interval.high, interval.low].map(|end| best + self.y(end));
                let stroke = Stroke::solid(face::series(here.series), 1.2);
                paper.line(Point { x, y: top }, Point { x, y: bottom }, stroke);
                for y in [top, bottom] {
                    paper.line(Point { x: x - 5.0, y }, Point { x: x + 5.0, y }, stroke);
                }
            }
            face::draw(paper, centre, here.unit, here.series, face::RADIUS);
        }
        for (centre, shape) in self.unknown(column) {
            let centre = Point { y: centre.y + best, ..centre };
            face::unknown(paper, centre, shape, face::RADIUS);
        }
    }
}

/// A line through what is known, `down` further below; what is assumed is dashed.
fn pieces(paper: &mut Paper, stretch: &[(Point, Support)], down: f64, colour: Colour) {
    let points: Vec<Point> = stretch.iter().map(|(Point { x, y }, _)| Point { x: *x, y: y + down }).collect();
    let mut open: Option<(Support, String)> = None;
    let ends = stretch.windows(2).zip(&points).zip(monotone(&points));
    for ((pair, from), [one, two, end]) in ends {
        let [(_, before), (_, after)] = pair else { continue };
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
