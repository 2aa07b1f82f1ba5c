//! [`Label`]: value and sample beside a mark, where it covers neither a mark nor a curve.

use super::super::colour::Colour;
use super::super::curve::Point;
use super::super::paragraph::Run;
use super::paper::{Anchor, Paper, Place};
use super::setting::{Hand, Paragraph};

/// From one line of a label to the next.
const LEADING: f64 = 13.0;
/// Steps away from the mark that are tried.
const STEPS: usize = 4;
const STEP: f64 = 7.0;
/// What the other side of the mark counts, and a point of a curve behind the label, as so many units away.
const OTHER_SIDE: f64 = 9.0;
const CROSSED: f64 = 8.0;

/// Lines of text with their middle below each other.
pub(super) struct Label {
    lines: Vec<Paragraph>,
    pub(super) place: Place,
}

/// What a label belongs to.
pub(super) struct Mark {
    pub(super) centre: Point,
    /// How far the mark reaches up and down from its centre.
    pub(super) reach: [f64; 2],
    /// On which side the label stands, if nothing speaks against it.
    pub(super) above: bool,
}

impl Label {
    /// The label `texts` of `mark`, as near to it as there is room between what is `taken`, and clear of
    /// the `curves`, some of whose points are given.
    pub(super) fn beside(
        mark: &Mark,
        texts: &[Run<Colour>],
        taken: &[Place],
        curves: &[Point],
        hand: &Hand<'_>,
    ) -> Self {
        let label = Self::at(mark.centre, texts, hand);
        let [up, down] = mark.reach;
        let mut best: Option<(f64, Place)> = None;
        for above in [mark.above, !mark.above] {
            let start = if above {
                mark.centre.y - up - label.place.height - 1.0
            } else {
                mark.centre.y + down + 2.0
            };
            let mut place = Place { y: start, ..label.place };
            for _ in 0..STEPS {
                while let Some(other) = taken.iter().find(|other| place.overlaps(other)) {
                    place.y = if above { other.y - place.height - 0.5 } else { other.y + other.height + 0.5 };
                }
                let crossed = curves.iter().filter(|point| place.holds(**point)).count() as f64;
                let side = if above == mark.above { 0.0 } else { OTHER_SIDE };
                let cost = (place.y - start).abs() + side + CROSSED * crossed;
                if best.is_none_or(|(least, _)| cost < least) {
                    best = Some((cost, place));
                }
                place.y += if above { -STEP } else { STEP };
            }
        }
        Self { place: best.map_or(label.place, |(_, place)| place), ..label }
    }

    /// The label `texts` with the middle of its upper edge at `top`.
    pub(super) fn at(top: Point, texts: &[Run<Colour>], hand: &Hand<'_>) -> Self {
        let set = |text| Paragraph::new(std::slice::from_ref(text), f64::INFINITY, hand);
        let lines: Vec<Paragraph> = texts.iter().map(set).collect();
        let width = lines.iter().map(Paragraph::width).fold(0.0, f64::max);
        let height = lines.len() as f64 * LEADING;
        Self { lines, place: Place { x: top.x - width / 2.0, y: top.y, width, height } }
    }

    /// Writes it, `down` further below.
    pub(super) fn draw(&self, paper: &mut Paper, down: f64) {
        let x = self.place.x + self.place.width / 2.0;
        for (line, number) in self.lines.iter().zip(0_u32..) {
            let y = self.place.y + down + 10.5 + f64::from(number) * LEADING;
            paper.text(&line.lines, Point { x, y }, 0.0, Anchor::Middle, true);
        }
    }
}
