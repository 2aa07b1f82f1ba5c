//! What stands above and below the rows.

use super::super::colour::Colour;
use super::super::curve::Point;
use super::super::table::{Block, Column, Curve, Item, MarkKind, Table};
use super::paper::{Anchor, Paper, Place, Stroke};
use super::setting::{BODY, Hand, LABEL, Paragraph, SMALL, STAGE, TITLE, bold, details, phrase, run, style};
use super::{Grid, LABELS, MARGIN, face, portraits};
use crate::model::Support;

/// Title, facts and legend; gives where the map begins.
pub(super) fn draw(paper: &mut Paper, table: &Table, grid: &Grid, hand: &Hand<'_>) -> f64 {
    let room = grid.width - 2.0 * MARGIN;
    let title = Paragraph::new(&[phrase(&table.title, bold(TITLE, Colour::Text))], room, hand);
    let mut y = set(paper, &title, MARGIN, MARGIN - 4.0, Anchor::Start) + 4.0;
    y = portraits::draw(paper, table, grid, y, hand);
    let mut runs = Vec::new();
    for fact in &table.facts {
        if !runs.is_empty() {
            runs.push(hand.dot(style(BODY, Colour::Muted)));
        }
        runs.push(hand.between(&format!("{}: ", fact.label), bold(BODY, Colour::Muted)));
        for (at, value) in fact.values.iter().enumerate() {
            if at > 0 {
                runs.push(hand.between("; ", style(BODY, Colour::Muted)));
            }
            runs.push(phrase(value, style(BODY, Colour::Muted)));
        }
    }
    if !runs.is_empty() {
        let facts = Paragraph::new(&runs, room, hand);
        y = set(paper, &facts, MARGIN, y, Anchor::Start) + 4.0;
    }
    legend(paper, table, grid, y, hand) + 8.0
}

/// Puts a paragraph down; gives where it ends.
pub(super) fn set(paper: &mut Paper, text: &Paragraph, x: f64, y: f64, anchor: Anchor) -> f64 {
    paper.text(&text.lines, Point { x, y: y + text.baseline() }, text.leading, anchor, false);
    y + text.height()
}

/// What faces and lines mean, as far as the picture has any.
fn legend(paper: &mut Paper, table: &Table, grid: &Grid, top: f64, hand: &Hand<'_>) -> f64 {
    const HEIGHT: f64 = 24.0;
    let mut x = MARGIN;
    let mut y = top;
    let mut entry = |paper: &mut Paper, words: &str, width: f64, draw: &dyn Fn(&mut Paper, Point)| {
        let text = Paragraph::new(&[run(words, style(LABEL, Colour::Muted))], f64::INFINITY, hand);
        let needed = width + 6.0 + text.width();
        if x > MARGIN && x + needed > grid.width - MARGIN {
            (x, y) = (MARGIN, y + HEIGHT);
        }
        draw(paper, Point { x, y: y + HEIGHT / 2.0 });
        paper.text(
            &text.lines,
            Point { x: x + width + 6.0, y: y + HEIGHT / 2.0 + 4.3 },
            0.0,
            Anchor::Start,
            false,
        );
        x += needed + 18.0;
    };
    let mut any = false;
    if table.rows.iter().any(|row| row.curve.is_some()) {
        any = true;
        for (unit, words) in [1.0, 0.75, 0.5, 0.25, 0.0].into_iter().zip(table.words.feelings.iter().rev()) {
            entry(paper, words, 15.0, &|paper, at| {
                face::draw(paper, Point { x: at.x + 7.5, ..at }, unit, 0, 7.5);
            });
        }
    }
    if table.rows.iter().filter_map(|row| row.curve.as_ref()).any(Curve::has_intervals) {
        entry(paper, table.words.interval, 12.0, &|paper, at| {
            let stroke = Stroke::solid(Colour::Text, 1.2);
            let end = |x: f64, y: f64| Point { x: at.x + x, y: at.y + y };
            paper.line(end(6.0, -7.0), end(6.0, 7.0), stroke);
            paper.line(end(1.0, -7.0), end(11.0, -7.0), stroke);
            paper.line(end(1.0, 7.0), end(11.0, 7.0), stroke);
        });
    }
    if table.rows.iter().filter_map(|row| row.curve.as_ref()).any(Curve::has_unknowns) {
        entry(paper, table.words.no_data, 15.0, &|paper, at| {
            face::unknown(paper, Point { x: at.x + 7.5, ..at }, 0, 7.5);
        });
    }
    let items = || table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.items);
    if any || items().any(|item| item.support.is_some()) {
        any = true;
        for &support in Support::ALL.iter().rev() {
            entry(paper, (table.words.support_mark)(support), 26.0, &|paper, at| {
                let stroke = Stroke::by_support(Colour::Text, 2.0, support);
                paper.line(at, Point { x: at.x + 26.0, ..at }, stroke);
            });
        }
    }
    if any { y + HEIGHT } else { top }
}

/// The band of stages and the names of steps; gives where the rows begin.
pub(super) fn stages(
    paper: &mut Paper,
    table: &Table,
    block: &Block,
    grid: &Grid,
    top: f64,
    hand: &Hand<'_>,
) -> f64 {
    const PADDING: f64 = 7.0;
    let mut set_stages = Vec::new();
    let mut column = 0;
    for part in &block.stages {
        let Some(stage) = table.stages.get(part.stage) else { continue };
        let width = grid.column * part.columns as f64 - 4.0;
        let mut runs = vec![
            run(format!("{}. ", stage.number), bold(STAGE, Colour::Text)),
            phrase(&stage.name, bold(STAGE, Colour::Text)),
        ];
        if part.pieces > 1 {
            let words = (table.words.part)(part.piece, part.pieces);
            runs.push(run(format!(" ({words})"), style(LABEL, Colour::Muted)));
        }
        let name = Paragraph::new(&runs, width - 12.0, hand);
        let goal = stage.goal.as_ref().filter(|_| part.piece == 1);
        let goal =
            goal.map(|goal| Paragraph::new(&[phrase(goal, style(LABEL, Colour::Muted))], width - 12.0, hand));
        set_stages.push((column, width, name, goal));
        column += part.columns;
    }
    let height = set_stages
        .iter()
        .map(|(_, _, name, goal)| name.height() + goal.as_ref().map_or(0.0, Paragraph::height));
    let height = height.fold(0.0, f64::max) + 2.0 * PADDING;
    paper.open_group("stages");
    for (column, width, name, goal) in &set_stages {
        let x = grid.left(*column) + 2.0;
        let place = Place { x, y: top, width: *width, height };
        paper.rectangle(place, 6.0, Some(Colour::Surface2), Some(Stroke::solid(Colour::Border, 1.0)));
        let middle = x + width / 2.0;
        let own = name.height() + goal.as_ref().map_or(0.0, Paragraph::height);
        let y = set(paper, name, middle, top + (height - own) / 2.0, Anchor::Middle);
        if let Some(goal) = goal {
            set(paper, goal, middle, y, Anchor::Middle);
        }
    }
    paper.close_group();
    let y = top + height + 4.0;
    let columns = table.columns.get(block.columns.clone()).unwrap_or_default();
    if columns.iter().all(|column| column.name.is_empty()) {
        y
    } else {
        steps(paper, table, columns, grid, y, hand)
    }
}

/// Lines from stage to stage, down to where the rows end.
pub(super) fn borders(paper: &mut Paper, block: &Block, grid: &Grid, top: f64, bottom: f64) {
    for column in block.columns.clone().filter(|column| block.begins_stage(*column)) {
        let x = grid.left(column - block.columns.start) - 0.5;
        paper.line(Point { x, y: top }, Point { x, y: bottom }, Stroke::solid(Colour::Border, 1.0));
    }
}

fn steps(
    paper: &mut Paper,
    table: &Table,
    columns: &[Column],
    grid: &Grid,
    top: f64,
    hand: &Hand<'_>,
) -> f64 {
    const PADDING: f64 = 6.0;
    let room = grid.column - 12.0;
    paper.open_group("steps");
    let label = Paragraph::new(&[run(table.words.step, bold(LABEL, Colour::Muted))], LABELS - 12.0, hand);
    set(paper, &label, MARGIN, top + PADDING, Anchor::Start);
    let mut bottom = top + PADDING + label.height();
    for (at, column) in columns.iter().enumerate() {
        let x = grid.left(at) + 6.0;
        let name = Paragraph::new(&[phrase(&column.name, bold(BODY, Colour::Text))], room, hand);
        let mut y = set(paper, &name, x, top + PADDING, Anchor::Start);
        for mark in &column.marks {
            let strong = mark.kind == MarkKind::MomentOfTruth;
            let (colour, indent) = match mark.kind {
                MarkKind::MomentOfTruth => (Colour::Accent, 14.0),
                MarkKind::Reason => (Colour::Muted, 14.0),
                MarkKind::Entry | MarkKind::Exit => (Colour::Muted, 14.0),
                MarkKind::Other => (Colour::Muted, 0.0),
            };
            let style = if strong { bold(SMALL, colour) } else { style(SMALL, colour) };
            let text = Paragraph::new(&[phrase(&mark.text, style)], room - indent, hand);
            sign(paper, mark.kind, Point { x: x + 5.0, y: y + text.leading / 2.0 });
            y = set(paper, &text, x + indent, y, Anchor::Start);
        }
        bottom = bottom.max(y);
    }
    paper.close_group();
    bottom + PADDING
}

fn sign(paper: &mut Paper, kind: MarkKind, centre: Point) {
    let corners: &[(f64, f64)] = match kind {
        MarkKind::MomentOfTruth => &[(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)],
        MarkKind::Entry => &[(-0.8, -0.9), (0.9, 0.0), (-0.8, 0.9)],
        MarkKind::Exit => &[(-0.75, -0.75), (0.75, -0.75), (0.75, 0.75), (-0.75, 0.75)],
        MarkKind::Reason | MarkKind::Other => return,
    };
    let colour = if kind == MarkKind::MomentOfTruth { Colour::Accent } else { Colour::Line };
    face::polygon(paper, centre, 5.0, corners, Some(colour), None);
}

/// Lists and sources below the map; gives where they end.
pub(super) fn foot(paper: &mut Paper, table: &Table, grid: &Grid, top: f64, hand: &Hand<'_>) -> f64 {
    let mut y = top;
    let room = grid.width - 2.0 * MARGIN;
    if table.columns.is_empty() {
        let empty = Paragraph::new(&[run(table.words.empty, style(BODY, Colour::Muted))], room, hand);
        y = set(paper, &empty, MARGIN, y, Anchor::Start);
    }
    for (heading, items) in &table.lists {
        y = list(paper, heading, items, room, y + 4.0, hand) + 4.0;
    }
    if table.sources.is_empty() {
        if table.columns.is_empty() {
            return y;
        }
        let none = Paragraph::new(&[run(table.words.no_sources, style(LABEL, Colour::Muted))], room, hand);
        return set(paper, &none, MARGIN, y, Anchor::Start);
    }
    let mut runs = vec![hand.between(&format!("{}: ", table.words.sources), bold(LABEL, Colour::Muted))];
    for (at, source) in table.sources.iter().enumerate() {
        if at > 0 {
            runs.push(hand.between("; ", style(LABEL, Colour::Muted)));
        }
        runs.push(phrase(&source.text, style(LABEL, Colour::Muted)));
        if !source.details.is_empty() {
            runs.push(hand.between(" (", style(LABEL, Colour::Muted)));
            for (at, detail) in source.details.iter().enumerate() {
                runs.push(hand.between(if at > 0 { ", " } else { "" }, style(LABEL, Colour::Muted)));
                runs.push(phrase(detail, style(LABEL, Colour::Muted)));
            }
            runs.push(hand.between(")", style(LABEL, Colour::Muted)));
        }
        if let Some(link) = &source.link {
            runs.push(run(format!(" {link}"), style(LABEL, Colour::Muted)));
        }
    }
    set(paper, &Paragraph::new(&runs, room, hand), MARGIN, y, Anchor::Start)
}

fn list(paper: &mut Paper, heading: &str, items: &[Item], room: f64, top: f64, hand: &Hand<'_>) -> f64 {
    let heading = Paragraph::new(&[run(heading, bold(LABEL, Colour::Muted))], room, hand);
    let mut y = set(paper, &heading, MARGIN, top, Anchor::Start) + 2.0;
    for item in items {
        let mut runs = vec![phrase(&item.text, style(LABEL, Colour::Text))];
        if !item.details.is_empty() {
            runs.push(run("  ", style(LABEL, Colour::Text)));
            runs.extend(details(&item.details, Colour::Muted, hand));
        }
        let text = Paragraph::new(&runs, room - 14.0, hand);
        paper.circle(Point { x: MARGIN + 4.0, y: y + text.leading / 2.0 }, 2.0, Some(Colour::Line), None);
        y = set(paper, &text, MARGIN + 14.0, y, Anchor::Start) + 2.0;
    }
    y
}
