//! The stage flow as one SVG document.

use super::super::Options;
use super::super::colour::Colour;
use super::super::curve::Point;
use super::super::flow::{FlowMap, StageFlow};
use super::super::paragraph::Style;
use super::super::table::Table;
use super::paper::{Anchor, Paper, Place, Stroke};
use super::setting::{BODY, Hand, LABEL, Paragraph, SMALL, STAGE, TITLE, bold, run, style};
use super::{MARGIN, frame};

/// Width of a stage's bar, and of the room behind it.
const BAR: f64 = 116.0;
const GAP: f64 = 112.0;
/// Height of all customers.
const HEIGHT: f64 = 230.0;
/// Between two lines of a hatching.
const HATCH: f64 = 7.0;
const NARROWEST: f64 = 640.0;

struct Sheet<'a> {
    flow: &'a FlowMap,
    paper: Paper,
    hand: &'a Hand<'a>,
    /// Height of one customer.
    each: f64,
}

/// `table` gives title, language and id of the frame.
pub(super) fn picture<'a>(
    flow: &'a FlowMap,
    table: &mut Table,
    options: &Options,
    hand: &'a Hand<'_>,
) -> String {
    let count = flow.stages.len().max(1) as f64;
    let width = (2.0 * MARGIN + count * BAR + (count - 1.0) * GAP).max(NARROWEST);
    let each = HEIGHT / (flow.customers.max(1) as f64);
    let paper = Paper::new(width, options.theme, hand.right_to_left);
    let mut sheet = Sheet { flow, paper, hand, each };
    let mut y = MARGIN - 4.0;
    let room = width - 2.0 * MARGIN;
    y = sheet.block(&flow.title, (MARGIN, y), room, bold(TITLE, Colour::Text), Anchor::Start) + 2.0;
    for rule in &flow.rules {
        y = sheet.block(rule, (MARGIN, y), room, style(BODY, Colour::Muted), Anchor::Start);
    }
    y += 14.0;
    let heads = flow.stages.iter().enumerate().map(|(at, stage)| sheet.head(stage, at, y)).fold(y, f64::max);
    let top = heads + 8.0;
    for (at, pair) in flow.stages.windows(2).enumerate() {
        if let [from, to] = pair {
            sheet.onward(from, to, at, top);
        }
    }
    let mut bottom = top + HEIGHT;
    for (at, stage) in flow.stages.iter().enumerate() {
        bottom = bottom.max(sheet.bar(stage, at, top));
    }
    y = bottom + 18.0;
    if !flow.outside.is_empty() {
        y = sheet.outside(y, room);
    }
    table.summary = flow.summary();
    table.title.text.clone_from(&flow.title);
    let (body, used) = sheet.paper.into_parts();
    frame(table, options, &body, &used, width, y + MARGIN)
}

fn left_of(at: usize) -> f64 {
    MARGIN + at as f64 * (BAR + GAP)
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

    /// Name and number of a stage; gives where they end.
    fn head(&mut self, stage: &StageFlow, at: usize, top: f64) -> f64 {
        let middle = left_of(at) + BAR / 2.0;
        let y = self.block(
            &stage.name,
            (middle, top),
            BAR + 1.5 * MARGIN,
            bold(STAGE, Colour::Text),
            Anchor::Middle,
        );
        let reached = stage.seen.reached.to_string();
        self.block(&reached, (middle, y), BAR, style(LABEL, Colour::Muted), Anchor::Middle)
    }

    /// Those who went on to a later stage.
    fn onward(&mut self, from: &StageFlow, to: &StageFlow, at: usize, top: f64) {
        let x = left_of(at) + BAR;
        let (out, into) = (
            from.seen.converted as f64 * self.each,
            from.seen.converted.min(to.seen.reached) as f64 * self.each,
        );
        let corner = |x: f64, y: f64| Point { x, y };
        let corners =
            [corner(x, top), corner(x + GAP, top), corner(x + GAP, top + into), corner(x, top + out)];
        let [a, b, c, d] = corners.map(|point| self.paper.pair(point));
        self.paper.path(&format!("M{a}L{b}L{c}L{d}Z"), Some(Colour::Surface2), None);
        let share = self.flow.percent(from.share(from.seen.converted));
        let text = (self.flow.words.moves.goes_on)(&share);
        let at = (x + GAP / 2.0, top - 2.0 - SMALL * 1.3);
        self.block(&text, at, GAP, bold(SMALL, Colour::Text), Anchor::Middle);
    }

    /// A stage from top to bottom: last seen elsewhere, finished here, under way, left. Gives where it ends.
    fn bar(&mut self, stage: &StageFlow, at: usize, top: f64) -> f64 {
        let seen = &stage.seen;
        let x = left_of(at);
        let under_way = seen.under_way.unwrap_or(0);
        let elsewhere = seen.reached.saturating_sub(seen.finished + under_way + seen.left);
        let mut y = top;
        let parts = [
            (elsewhere, Colour::Accent),
            (seen.finished, Colour::GainLine),
            (under_way, Colour::Border),
            (seen.left, Colour::PainBg),
        ];
        for (count, colour) in parts {
            let place = Place { x, y, width: BAR, height: count as f64 * self.each };
            if count == 0 {
                continue;
            }
            self.paper.rectangle(place, 0.0, Some(colour), None);
            if colour == Colour::PainBg {
                self.hatch(place);
            }
            y += place.height;
        }
        let whole = Place { x, y: top, width: BAR, height: (seen.reached as f64 * self.each).max(1.0) };
        self.paper.rectangle(whole, 2.0, None, Some(Stroke::solid(Colour::Line, 1.0)));
        if seen.returned > 0 {
            self.back(whole);
        }
        let flow = self.flow;
        let moves = &flow.words.moves;
        let mut under = top + whole.height + 6.0;
        let middle = x + BAR / 2.0;
        let mut told = |text: String, look: Style<Colour>| {
            under = self.block(&text, (middle, under), BAR + 1.5 * MARGIN, look, Anchor::Middle);
        };
        if seen.left > 0 {
            told(
                format!("▼ {}", (moves.leave)(&flow.percent(stage.share(seen.left)))),
                bold(LABEL, Colour::PainText),
            );
            told((moves.customers)(&seen.left.to_string()), style(SMALL, Colour::Muted));
        }
        if seen.finished > 0 {
            told((moves.finish)(&seen.finished.to_string()), style(SMALL, Colour::GainText));
        }
        if under_way > 0 {
            told((moves.under_way)(&under_way.to_string()), style(SMALL, Colour::Muted));
        }
        if seen.returned > 0 {
            told((moves.came_back)(&seen.returned.to_string()), style(SMALL, Colour::Muted));
        }
        under
    }

    /// Slanting lines over a place.
    fn hatch(&mut self, place: Place) {
        let Place { x, y, width, height } = place;
        let stroke = Stroke::solid(Colour::PainLine, 1.6);
        let mut across = HATCH;
        while across < width + height {
            let low = Point { x: x + (across - height).max(0.0), y: y + across.min(height) };
            let high = Point { x: x + across.min(width), y: y + (across - width).max(0.0) };
            self.paper.line(low, high, stroke);
            across += HATCH;
        }
    }

    /// A dotted arc at the left of a bar: some came back.
    fn back(&mut self, bar: Place) {
        let (start, end) = (Point { x: bar.x, y: bar.y + 14.0 }, Point { x: bar.x, y: bar.y + 2.0 });
        let reach = Point { x: bar.x - 22.0, y: bar.y + 8.0 };
        let data = format!("M{}Q{} {}", self.paper.pair(start), self.paper.pair(reach), self.paper.pair(end));
        let stroke = Stroke { colour: Colour::ThirdSeries, width: 2.2, dash: Some("2 3") };
        self.paper.path(&data, None, Some(stroke));
    }

    /// What is not on the map; gives where it ends.
    fn outside(&mut self, top: f64, room: f64) -> f64 {
        let heading = bold(STAGE, Colour::Text);
        let mut y =
            self.block(self.flow.words.moves.outside, (MARGIN, top), room, heading, Anchor::Start) + 2.0;
        for line in self.flow.outsiders() {
            y = self.block(&line, (MARGIN, y), room, style(LABEL, Colour::Muted), Anchor::Start);
        }
        y
    }
}
