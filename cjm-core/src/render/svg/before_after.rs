//! Two states of a map as one SVG document.

use super::super::Options;
use super::super::before_after::{Band, BeforeAfter, Both, Line, State, Tile};
use super::super::colour::Colour;
use super::super::curve::{Point, monotone};
use super::super::paragraph::Run;
use super::super::table::{Block, Feeling, Table};
use super::paper::{Anchor, Paper, Place, Stroke};
use super::setting::{BODY, Hand, LABEL, Paragraph, SMALL, TITLE, bold, phrase, run, style};
use super::{BETWEEN, Grid, LABELS, MARGIN, frame, head};
use crate::model::Support;

/// From the best to the worst.
const RANGE: f64 = 130.0;
/// Room for labels above the best and below the worst.
const ROOM: f64 = 34.0;
const DOT: f64 = 5.5;
const PADDING: f64 = 8.0;
/// More lines than this under a step are counted instead; the tables of the page have all.
const MOST: usize = 8;

struct Sheet<'a> {
    paper: Paper,
    hand: &'a Hand<'a>,
    grid: Grid,
}

pub(super) fn picture(both: &BeforeAfter, table: &Table, options: &Options, hand: &Hand<'_>) -> String {
    let blocks = table.blocks();
    let grid = Grid::new(blocks.iter().map(|block| block.columns.len()).max().unwrap_or(0));
    let paper = Paper::new(grid.width, options.theme, table.right_to_left);
    let mut sheet = Sheet { paper, hand, grid };
    let mut y = sheet.head(both, table);
    for block in &blocks {
        y = head::stages(&mut sheet.paper, table, block, &sheet.grid, y, hand);
        let steps = both.steps.get(block.columns.clone()).unwrap_or_default();
        y = sheet.cards(steps, y);
        for band in &both.bands {
            y = sheet.band(band, block, y);
        }
        y = sheet.changes(steps, block, y) + BETWEEN;
    }
    y = sheet.elsewhere(&both.elsewhere, y - BETWEEN + PADDING);
    let width = sheet.grid.width;
    let (body, used) = sheet.paper.into_parts();
    frame(table, options, &body, &used, width, y + MARGIN)
}

const fn colour(state: State) -> Colour {
    match state {
        State::Added => Colour::OpportunityLine,
        State::Removed => Colour::PainLine,
        State::Moved => Colour::Line,
        State::Changed => Colour::ThirdSeries,
    }
}

/// Words of a change, coloured by its sign.
fn said(line: &Line) -> [Run<Colour>; 2] {
    let colour = match line.sign {
        '+' => Colour::OpportunityText,
        '−' => Colour::PainText,
        _ => Colour::Muted,
    };
    [run(format!("{} ", line.sign), bold(LABEL, colour)), run(line.text.as_str(), style(LABEL, Colour::Text))]
}

impl Sheet<'_> {
    fn words(
        &mut self,
        text: &str,
        look: super::super::paragraph::Style<Colour>,
        at: Point,
        anchor: Anchor,
    ) -> f64 {
        let line = Paragraph::new(&[run(text, look)], f64::INFINITY, self.hand);
        self.paper.text(&line.lines, at, line.leading, anchor, true);
        line.width()
    }

    /// Title, sentences, tiles and legend; gives where the map begins.
    fn head(&mut self, both: &BeforeAfter, table: &Table) -> f64 {
        let room = self.grid.width - 2.0 * MARGIN;
        let title = Paragraph::new(&[phrase(&table.title, bold(TITLE, Colour::Text))], room, self.hand);
        let mut y = head::set(&mut self.paper, &title, MARGIN, MARGIN - 4.0, Anchor::Start) + 4.0;
        for line in &both.lines {
            let line = Paragraph::new(&[run(line.as_str(), style(BODY, Colour::Muted))], room, self.hand);
            y = head::set(&mut self.paper, &line, MARGIN, y, Anchor::Start);
        }
        y = self.tiles(&both.tiles, room, y + 10.0) + 12.0;
        self.legend(both, y) + 12.0
    }

    fn tiles(&mut self, tiles: &[Tile], room: f64, top: f64) -> f64 {
        const GAP: f64 = 12.0;
        let width = (room - GAP * tiles.len().saturating_sub(1) as f64) / tiles.len().max(1) as f64;
        let set: Vec<(Paragraph, Paragraph)> = tiles
            .iter()
            .map(|tile| {
                let colour = match tile.better {
                    Some(true) => Colour::OpportunityText,
                    Some(false) => Colour::PainText,
                    None => Colour::Text,
                };
                let mut runs = Vec::new();
                if !tile.before.is_empty() {
                    runs.push(run(tile.before.as_str(), bold(BODY, Colour::Muted)));
                    runs.push(self.hand.between("  →  ", bold(BODY, Colour::Muted)));
                }
                runs.push(run(tile.after.as_str(), bold(BODY, colour)));
                let name = [run(tile.name, style(LABEL, Colour::Muted))];
                let inner = width - 24.0;
                (Paragraph::new(&name, inner, self.hand), Paragraph::new(&runs, inner, self.hand))
            })
            .collect();
        let height =
            set.iter().map(|(name, value)| name.height() + value.height() + 16.0).fold(0.0, f64::max);
        for (at, (name, value)) in set.iter().enumerate() {
            let x = MARGIN + at as f64 * (width + GAP);
            let place = Place { x, y: top, width, height };
            self.paper.rectangle(place, 8.0, Some(Colour::Surface), Some(Stroke::solid(Colour::Border, 1.0)));
            let y = head::set(&mut self.paper, name, x + 12.0, top + 8.0, Anchor::Start);
            head::set(&mut self.paper, value, x + 12.0, y, Anchor::Start);
        }
        top + height
    }

    /// What the marks mean, as far as there are any.
    fn legend(&mut self, both: &BeforeAfter, top: f64) -> f64 {
        let y = top + 9.0;
        let mut x = MARGIN;
        for state in State::ALL {
            if both.steps.iter().any(|step| step.states.contains(&state)) {
                x += self.badge(&[state], Point { x, y }, Anchor::Start) + 12.0;
            }
        }
        let ends = both.bands.iter().flat_map(|band| [(&band.before, false), (&band.after, true)]);
        for after in [false, true] {
            let mut known = ends.clone().filter(|(_, side)| *side == after).flat_map(|(points, _)| points);
            let known = known.find_map(|point| match point {
                Some(Feeling::Known { support, .. }) => Some(*support),
                _ => None,
            });
            let Some(support) = known else { continue };
            let stroke = line(after, support);
            self.paper.line(Point { x, y }, Point { x: x + 34.0, y }, stroke);
            self.dot(Point { x: x + 17.0, y }, after);
            let words = if after { "after" } else { "before" };
            let words = match support {
                Support::Assumed => format!("{words} (assumed)"),
                _ => words.to_owned(),
            };
            let at = Point { x: x + 40.0, y: y + 4.3 };
            x += 40.0 + self.words(&words, style(LABEL, Colour::Muted), at, Anchor::Start) + 18.0;
        }
        if x > MARGIN { top + 18.0 } else { top }
    }

    /// Signs and words of what became of a step, around `at`; gives the width. Where there is no room
    /// for all words, all but the first are signs.
    fn badge(&mut self, states: &[State], at: Point, anchor: Anchor) -> f64 {
        let Some(first) = states.first() else { return 0.0 };
        let set = |words: Vec<&str>, hand: &Hand<'_>| {
            Paragraph::new(&[run(words.join(" "), bold(SMALL, Colour::Text))], f64::INFINITY, hand)
        };
        let mut text = set(states.iter().map(|state| state.words()).collect(), self.hand);
        if text.width() + 30.0 > self.grid.column {
            let sign = |state: &State| state.words().split(' ').next().unwrap_or_default();
            let others = states.iter().skip(1).map(sign);
            text = set(std::iter::once(first.words()).chain(others).collect(), self.hand);
        }
        let (width, height) = (text.width() + 14.0, 18.0);
        let x = if anchor == Anchor::End { at.x - width } else { at.x };
        let place = Place { x, y: at.y - height / 2.0, width, height };
        self.paper.rectangle(place, 5.0, Some(Colour::Bg), Some(edge(*first)));
        let baseline = Point { x: x + 7.0, y: at.y + 4.0 };
        self.paper.text(&text.lines, baseline, text.leading, Anchor::Start, false);
        width
    }

    /// A card a step; gives where they end.
    fn cards(&mut self, steps: &[Both], top: f64) -> f64 {
        const ABOVE: f64 = 12.0;
        let room = self.grid.column - 24.0;
        let names: Vec<Paragraph> = steps
            .iter()
            .map(|step| {
                let gone = step.states.contains(&State::Removed);
                let colour = if gone { Colour::Muted } else { Colour::Text };
                Paragraph::new(&[phrase(&step.name, bold(BODY, colour))], room, self.hand)
            })
            .collect();
        let height = names.iter().map(Paragraph::height).fold(0.0, f64::max) + 2.0 * PADDING + 6.0;
        self.paper.open_group("steps");
        let label = Paragraph::new(&[run("Step", bold(LABEL, Colour::Muted))], LABELS - 14.0, self.hand);
        head::set(&mut self.paper, &label, MARGIN, top + ABOVE + PADDING, Anchor::Start);
        for (at, (step, name)) in steps.iter().zip(&names).enumerate() {
            if step.name.is_empty() {
                continue;
            }
            let (x, y) = (self.grid.left(at) + 4.0, top + ABOVE);
            let place = Place { x, y, width: self.grid.column - 8.0, height };
            let stroke = step.states.first().map_or(Stroke::solid(Colour::Border, 1.0), |state| edge(*state));
            self.paper.rectangle(place, 7.0, Some(Colour::Bg), Some(stroke));
            head::set(&mut self.paper, name, x + 8.0, y + PADDING + 4.0, Anchor::Start);
            if step.states.contains(&State::Removed) {
                self.strike(name, x + 8.0, y + PADDING + 4.0);
            }
            self.badge(&step.states, Point { x: x + place.width - 6.0, y }, Anchor::End);
        }
        self.paper.close_group();
        top + ABOVE + height + PADDING
    }

    /// Strikes a text out.
    fn strike(&mut self, text: &Paragraph, x: f64, top: f64) {
        for (line, number) in text.lines.iter().zip(0_u32..) {
            let y = top + (f64::from(number) + 0.5) * text.leading;
            let end = Point { x: x + line.width, y };
            self.paper.line(Point { x, y }, end, Stroke::solid(Colour::PainLine, 1.3));
        }
    }

    fn dot(&mut self, at: Point, after: bool) {
        let fill = if after { Colour::Accent } else { Colour::Bg };
        let outline = if after { Colour::Bg } else { Colour::Line };
        self.paper.circle(at, DOT, Some(fill), Some(Stroke::solid(outline, 1.8)));
    }

    /// Both curves of a persona; gives where the band ends.
    fn band(&mut self, band: &Band, block: &Block, top: f64) -> f64 {
        let columns = block.columns.clone();
        let base = top + ROOM;
        let y = |unit: f64| base + (1.0 - unit) * RANGE;
        self.paper.open_group("emotion");
        let label = Paragraph::new(&[run("Emotion", bold(LABEL, Colour::Muted))], LABELS - 14.0, self.hand);
        let below = head::set(&mut self.paper, &label, MARGIN, top + 4.0, Anchor::Start);
        if let Some(name) = &band.name {
            let name = Paragraph::new(&[phrase(name, style(LABEL, Colour::Text))], LABELS - 56.0, self.hand);
            head::set(&mut self.paper, &name, MARGIN, below + 2.0, Anchor::Start);
        }
        let right = self.grid.left(columns.len());
        let left = self.grid.left(0);
        let neutral = (band.neutral, String::new());
        let own = band.rules.iter().any(|(unit, _)| (unit - band.neutral).abs() < 1e-9);
        for (unit, words) in band.rules.iter().chain((!own).then_some(&neutral)) {
            let middle = (unit - band.neutral).abs() < 1e-9;
            let dash = if middle { None } else { Some("2 4") };
            let stroke = Stroke { colour: Colour::Border, width: 1.0, dash };
            self.paper.line(Point { x: left, y: y(*unit) }, Point { x: right, y: y(*unit) }, stroke);
            let at = Point { x: left - 6.0, y: y(*unit) + 4.0 };
            self.words(words, style(SMALL, Colour::Muted), at, Anchor::End);
        }
        for (points, after) in [(&band.before, false), (&band.after, true)] {
            self.curve(points.get(columns.clone()).unwrap_or_default(), after, &y);
        }
        for (at, column) in columns.enumerate() {
            let point = |points: &[Option<Feeling>]| points.get(column).cloned().flatten();
            let by = band.deltas.get(column).and_then(Option::as_ref);
            self.point(self.grid.middle(at), [point(&band.before), point(&band.after)], by, &y);
        }
        self.paper.close_group();
        base + RANGE + ROOM
    }

    /// A line through what is known. It runs past columns of the other map, and breaks where nobody
    /// knows.
    fn curve(&mut self, points: &[Option<Feeling>], after: bool, y: &dyn Fn(f64) -> f64) {
        let mut open: Vec<(Point, Support)> = Vec::new();
        let mut runs = Vec::new();
        for (at, point) in points.iter().enumerate() {
            match point {
                Some(Feeling::Known { unit, support, .. }) => {
                    open.push((Point { x: self.grid.middle(at), y: y(*unit) }, *support));
                }
                Some(Feeling::Unknown) => runs.push(std::mem::take(&mut open)),
                None => {}
            }
        }
        runs.push(open);
        for run in runs {
            let through: Vec<Point> = run.iter().map(|(point, _)| *point).collect();
            for (pair, [one, two, end]) in run.windows(2).zip(monotone(&through)) {
                let [(from, before), (_, next)] = pair else { continue };
                let paper = &mut self.paper;
                let d = format!(
                    "M{}C{} {} {}",
                    paper.pair(*from),
                    paper.pair(one),
                    paper.pair(two),
                    paper.pair(end)
                );
                paper.path(&d, None, Some(line(after, (*before).min(*next))));
            }
        }
    }

    /// Before and after in one column, with their values and by how much the step feels better.
    fn point(
        &mut self,
        x: f64,
        [before, after]: [Option<Feeling>; 2],
        by: Option<&(f64, String)>,
        y: &dyn Fn(f64) -> f64,
    ) {
        let (old, new) = (known(before.as_ref()), known(after.as_ref()));
        let sure = match (old, new) {
            (Some((a, _)), Some((b, _))) => !within(before.as_ref(), b) && !within(after.as_ref(), a),
            _ => false,
        };
        let told = by.filter(|(by, _)| sure && by.abs() >= 0.1);
        if let (Some((a, _)), Some((b, _)), Some((by, words))) = (old, new, told) {
            let colour = if *by > 0.0 { Colour::OpportunityLine } else { Colour::PainLine };
            let (from, to) = (y(a), y(b));
            let way = if to < from { -1.0 } else { 1.0 };
            let tip = to - way * (DOT + 2.0);
            if (to - from).abs() > 3.0 * DOT {
                let start = Point { x, y: from + way * DOT };
                self.paper.line(start, Point { x, y: tip - way * 6.0 }, Stroke::solid(colour, 2.0));
                super::face::polygon(
                    &mut self.paper,
                    Point { x, y: tip - way * 4.0 },
                    4.5,
                    &[(0.0, way), (0.9, -way), (-0.9, -way)],
                    Some(colour),
                    None,
                );
                let at = Point { x: x + DOT + 5.0, y: (from + to) / 2.0 + 4.0 };
                let text = if *by > 0.0 { Colour::OpportunityText } else { Colour::PainText };
                self.words(words, bold(LABEL, text), at, Anchor::Start);
            }
        }
        let higher = |one: Option<(f64, &str)>, other: Option<(f64, &str)>| match (one, other) {
            (Some((one, _)), Some((other, _))) => one > other,
            (Some((one, _)), None) => one >= 0.5,
            _ => false,
        };
        if let Some((unit, value)) = old {
            self.dot(Point { x, y: y(unit) }, false);
            // Equal values are written once.
            if new.is_none_or(|(_, other)| other != value) {
                let baseline = if higher(old, new) { -DOT - 5.0 } else { DOT + 14.0 };
                let at = Point { x, y: y(unit) + baseline };
                self.words(value, style(SMALL, Colour::Muted), at, Anchor::Middle);
            }
        }
        if let Some((unit, value)) = new {
            self.dot(Point { x, y: y(unit) }, true);
            let above = old.is_none_or(|(other, _)| unit >= other);
            let baseline = if above { -DOT - 5.0 } else { DOT + 14.0 };
            let at = Point { x, y: y(unit) + baseline };
            self.words(value, bold(LABEL, Colour::Text), at, Anchor::Middle);
        }
    }

    /// What changes in each step; gives where the row ends.
    fn changes(&mut self, steps: &[Both], block: &Block, top: f64) -> f64 {
        if steps.iter().all(|step| step.changes.is_empty()) {
            return top;
        }
        self.paper.open_group("changes");
        let right = self.grid.left(block.columns.len());
        let hair = Stroke::solid(Colour::Border, 1.0);
        self.paper.line(Point { x: MARGIN, y: top }, Point { x: right, y: top }, hair);
        let label =
            Paragraph::new(&[run("What changes", bold(LABEL, Colour::Muted))], LABELS - 14.0, self.hand);
        let mut bottom = head::set(&mut self.paper, &label, MARGIN, top + PADDING, Anchor::Start);
        for (at, step) in steps.iter().enumerate() {
            let x = self.grid.left(at) + 6.0;
            bottom = bottom.max(self.lines(&step.changes, x, self.grid.column - 12.0, top + PADDING));
        }
        self.paper.close_group();
        bottom + PADDING
    }

    fn lines(&mut self, lines: &[Line], x: f64, room: f64, top: f64) -> f64 {
        let mut y = top;
        for line in lines.iter().take(MOST) {
            let text = Paragraph::new(&said(line), room, self.hand);
            y = head::set(&mut self.paper, &text, x, y, Anchor::Start) + 2.0;
        }
        if let Some(more) = lines.len().checked_sub(MOST).filter(|more| *more > 0) {
            let text = Paragraph::new(
                &[run(format!("and {more} more"), style(LABEL, Colour::Muted))],
                room,
                self.hand,
            );
            y = head::set(&mut self.paper, &text, x, y, Anchor::Start);
        }
        y
    }

    fn elsewhere(&mut self, lines: &[Line], top: f64) -> f64 {
        if lines.is_empty() {
            return top;
        }
        let room = self.grid.width - 2.0 * MARGIN;
        let heading = Paragraph::new(&[run("Beside the steps", bold(LABEL, Colour::Muted))], room, self.hand);
        let y = head::set(&mut self.paper, &heading, MARGIN, top, Anchor::Start) + 2.0;
        self.lines(lines, MARGIN, room, y)
    }
}

fn edge(state: State) -> Stroke {
    let dash = (state == State::Removed).then_some("5 4");
    Stroke { colour: colour(state), width: 2.0, dash }
}

/// Before is grey, after strong; both are dashed as far as they are assumed.
fn line(after: bool, support: Support) -> Stroke {
    let (colour, width) = if after { (Colour::Accent, 2.6) } else { (Colour::Line, 1.6) };
    Stroke::by_support(colour, width, support)
}

fn known(point: Option<&Feeling>) -> Option<(f64, &str)> {
    match point {
        Some(Feeling::Known { unit, value, .. }) => Some((*unit, value)),
        _ => None,
    }
}

/// Whether a level lies within what a mean may be.
fn within(point: Option<&Feeling>, unit: f64) -> bool {
    match point {
        Some(Feeling::Known { interval: Some(range), .. }) => range.low <= unit && unit <= range.high,
        _ => false,
    }
}
