//! Pictures of the personas, each with its name and what it shows.

use super::super::colour::Colour;
use super::super::table::Table;
use super::Grid;
use super::MARGIN;
use super::head::set;
use super::paper::{Anchor, Paper, Place};
use super::rows::inside;
use super::setting::{BODY, Hand, LABEL, Paragraph, bold, phrase, style};

const SIDE: f64 = 52.0;
const GAP: f64 = 10.0;
const WORDS: f64 = 190.0;

/// Draws them beside each other; gives where they end.
pub(super) fn draw(paper: &mut Paper, table: &Table, grid: &Grid, top: f64, hand: &Hand<'_>) -> f64 {
    let (mut x, mut y, mut bottom) = (MARGIN, top, top);
    for portrait in &table.portraits {
        let picture = inside(portrait);
        let room = if picture.is_some() { SIDE + GAP } else { 0.0 };
        if x > MARGIN && x + room + WORDS > grid.width - MARGIN {
            (x, y) = (MARGIN, bottom + GAP);
        }
        if let Some(href) = picture {
            paper.image(Place { x, y, width: SIDE, height: SIDE }, href);
        }
        let name =
            portrait.lead.iter().map(|name| phrase(name, bold(BODY, Colour::Text))).collect::<Vec<_>>();
        let name = Paragraph::new(&name, WORDS, hand);
        let shows = Paragraph::new(&[phrase(&portrait.text, style(LABEL, Colour::Muted))], WORDS, hand);
        let own = name.height() + shows.height();
        let first = if picture.is_some() { y + ((SIDE - own) / 2.0).max(0.0) } else { y };
        let below = set(paper, &name, x + room, first, Anchor::Start);
        let below = set(paper, &shows, x + room, below, Anchor::Start);
        bottom = bottom.max(below).max(if picture.is_some() { y + SIDE } else { y });
        x += room + WORDS + 2.0 * GAP;
    }
    if bottom > top { bottom + 6.0 } else { top }
}
