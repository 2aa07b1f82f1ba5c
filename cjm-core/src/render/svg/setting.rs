//! Entries of cells, set in type.

use super::super::colour::Colour;
use super::super::font::{Measure, Weight};
use super::super::paragraph::{Hold, Line, Run, Style, lines};
use super::super::phrase::Phrase;
use super::super::table::Item;

/// Type sizes.
pub(super) const TITLE: f64 = 20.0;
pub(super) const STAGE: f64 = 14.0;
pub(super) const BODY: f64 = 13.0;
pub(super) const CARD: f64 = 12.5;
pub(super) const LABEL: f64 = 12.0;
pub(super) const SMALL: f64 = 11.0;

/// From one baseline to the next, as a multiple of the type size.
const LEADING: f64 = 1.3;

/// Widths are sums of single letters. Inter moves some pairs apart, most of all `WW`: by this part.
const KERNING: f64 = 0.022;

/// Lines of text and the room that they take.
pub(super) struct Paragraph {
    pub(super) lines: Vec<Line<Colour>>,
    pub(super) leading: f64,
    pub(super) size: f64,
}

/// How text is set on this picture.
pub(super) struct Hand<'a> {
    pub(super) font: &'a dyn Measure,
    pub(super) right_to_left: bool,
}

impl Hand<'_> {
    /// What stands between two texts; it runs the way of the picture, whatever they do.
    pub(super) fn between(&self, text: &str, style: Style<Colour>) -> Run<Colour> {
        let mark = if self.right_to_left { "\u{200f}" } else { "" };
        run(format!("{mark}{text}{mark}"), style)
    }

    /// A middle dot; no line begins or ends with it.
    pub(super) fn dot(&self, style: Style<Colour>) -> Run<Colour> {
        Run { hold: Hold::Between, ..self.between(" · ", style) }
    }
}

impl Paragraph {
    pub(super) fn new(runs: &[Run<Colour>], width: f64, hand: &Hand<'_>) -> Self {
        let size = runs.iter().map(|run| run.style.size).fold(0.0, f64::max);
        let width = width * (1.0 - KERNING);
        Self { lines: lines(runs, width, hand.font, hand.right_to_left), leading: size * LEADING, size }
    }

    pub(super) fn height(&self) -> f64 {
        self.lines.len() as f64 * self.leading
    }

    /// The widest line.
    pub(super) fn width(&self) -> f64 {
        self.lines.iter().map(|line| line.width).fold(0.0, f64::max)
    }

    /// From the top to the first baseline.
    pub(super) fn baseline(&self) -> f64 {
        self.leading / 2.0 + self.size * 0.36
    }
}

pub(super) fn style(size: f64, colour: Colour) -> Style<Colour> {
    Style { size, weight: Weight::Regular, italic: false, colour }
}

pub(super) fn bold(size: f64, colour: Colour) -> Style<Colour> {
    Style { weight: Weight::Bold, ..style(size, colour) }
}

pub(super) fn run(text: impl Into<String>, style: Style<Colour>) -> Run<Colour> {
    Run { text: text.into(), style, language: None, hold: Hold::Words }
}

pub(super) fn phrase(phrase: &Phrase, style: Style<Colour>) -> Run<Colour> {
    Run { language: phrase.language.clone(), ..run(phrase.text.as_str(), style) }
}

/// Lead, text and details after each other.
pub(super) fn item(item: &Item, text: Style<Colour>, detail: Colour, hand: &Hand<'_>) -> Vec<Run<Colour>> {
    let mut runs = Vec::new();
    if let Some(lead) = &item.lead {
        let colour = if item.warning { Colour::PainLine } else { text.colour };
        let look = Style { weight: Weight::Bold, italic: false, colour, ..text };
        runs.push(phrase(lead, look));
        runs.push(hand.between(if item.text.is_empty() { "" } else { ": " }, look));
    }
    runs.push(phrase(&item.text, text));
    let between = if item.details.is_empty() { "" } else { "\n" };
    runs.push(run(between, text));
    runs.extend(details(&item.details, detail, hand));
    runs
}

/// Details, each on one line if that can hold it, with middle dots between them.
pub(super) fn details(details: &[Phrase], colour: Colour, hand: &Hand<'_>) -> Vec<Run<Colour>> {
    let style = style(SMALL, colour);
    let mut runs = Vec::new();
    for (at, detail) in details.iter().enumerate() {
        if at > 0 {
            runs.push(hand.dot(style));
        }
        runs.push(Run { hold: Hold::Whole, ..phrase(detail, style) });
    }
    runs
}
