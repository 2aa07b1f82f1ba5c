//! Cards: pains, gains and opportunities.

use super::super::colour::Colour;
use super::super::curve::Point;
use super::super::table::Item;
use super::face::polygon;
use super::head::set;
use super::paper::{Anchor, Paper, Place, Stroke};
use super::setting::{CARD, Hand, Paragraph, item, style};
use crate::model::Support;

const BAR: f64 = 4.0;
const PADDING: f64 = 5.0;
/// Where the text begins, after bar and mark.
const INDENT: f64 = 24.0;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Pain,
    Gain,
    Opportunity,
}

impl Look {
    const fn colours(self) -> (Colour, Colour, Colour) {
        match self {
            Self::Pain => (Colour::PainBg, Colour::PainText, Colour::PainLine),
            Self::Gain => (Colour::GainBg, Colour::GainText, Colour::GainLine),
            Self::Opportunity => (Colour::OpportunityBg, Colour::OpportunityText, Colour::OpportunityLine),
        }
    }
}

/// A card, measured.
pub(super) struct Card {
    text: Paragraph,
    look: Look,
    width: f64,
    support: Support,
    pub(super) height: f64,
}

impl Card {
    pub(super) fn new(entry: &Item, look: Look, width: f64, hand: &Hand<'_>) -> Self {
        let (_, colour, _) = look.colours();
        let runs = item(entry, style(CARD, colour), colour, hand);
        let text = Paragraph::new(&runs, width - INDENT - PADDING, hand);
        let height = text.height() + 2.0 * PADDING;
        Self { text, look, width, support: entry.support.unwrap_or(Support::Assumed), height }
    }

    pub(super) fn draw(&self, paper: &mut Paper, at: Point) {
        let (behind, _, line) = self.look.colours();
        let place = Place { x: at.x, y: at.y, width: self.width, height: self.height };
        paper.rectangle(place, 5.0, Some(behind), Some(Stroke::by_support(line, 1.2, self.support)));
        paper.rectangle(Place { width: BAR, ..place }, 2.0, Some(line), None);
        let first = at.y + PADDING + self.text.leading / 2.0;
        mark(paper, self.look, line, Point { x: at.x + 14.0, y: first });
        set(paper, &self.text, at.x + INDENT, at.y + PADDING, Anchor::Start);
    }
}

/// An exclamation mark, a star, a plus: the kind of card as a shape.
fn mark(paper: &mut Paper, look: Look, colour: Colour, centre: Point) {
    match look {
        Look::Pain => {
            let point = "a1.4 1.4 0 1 0 2.8 0a1.4 1.4 0 1 0 -2.8 0";
            let figure = format!("m-1.1 -4.5h2.2v5.5h-2.2zm-.3 8.5{point}");
            paper.figure(centre, &figure, Some(colour), None);
        }
        Look::Opportunity => {
            paper.figure(centre, "m-4 0h8m-4 -4v8", None, Some(Stroke::solid(colour, 2.0)));
        }
        Look::Gain => {
            const STAR: [(f64, f64); 10] = [
                (0.0, -1.0),
                (0.25, -0.34),
                (0.95, -0.31),
                (0.4, 0.13),
                (0.59, 0.81),
                (0.0, 0.42),
                (-0.59, 0.81),
                (-0.4, 0.13),
                (-0.95, -0.31),
                (-0.25, -0.34),
            ];
            polygon(paper, centre, 6.0, &STAR, Some(colour), None);
        }
    }
}
