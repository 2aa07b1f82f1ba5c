//! A row of the map: measured first, then drawn as high as its highest cell.

use super::super::colour::Colour;
use super::super::curve::Point;
use super::super::table::{Block, Item, Row, Table};
use super::super::{Lane, paragraph::Style};
use super::bows::Bows;
use super::cards::{Card, Look};
use super::curves::Band;
use super::head::set;
use super::paper::{Anchor, Paper, Place, Stroke};
use super::setting::{BODY, Hand, LABEL, Paragraph, SMALL, bold, details, item, phrase, run, style};
use super::{Grid, LABELS, MARGIN, face};
use crate::model::Support;

const PADDING: f64 = 6.0;
const GAP: f64 = 5.0;

/// An entry, measured.
struct Entry<'a> {
    body: Body,
    item: &'a Item,
    height: f64,
}

enum Body {
    Text(Paragraph),
    Card(Card),
    Bar(Paragraph),
    Picture(Paragraph),
    /// Chips, each with its place in the cell.
    Chips(Vec<(Paragraph, Place)>),
}

/// Draws the part of a row that lies in `block`; gives where it ends.
pub(super) fn draw(
    paper: &mut Paper,
    table: &Table,
    row: &Row,
    block: &Block,
    grid: &Grid,
    top: f64,
    hand: &Hand<'_>,
) -> f64 {
    let cells = row.within(&block.columns);
    let mut column = 0;
    let mut measured: Vec<(usize, usize, Vec<Entry<'_>>)> = Vec::new();
    for (span, items) in cells {
        let width = grid.column * span as f64;
        measured.push((column, span, entries(row.lane, items, width, hand)));
        column += span;
    }
    let bands = row.curve.iter().flat_map(|curve| Band::all(curve, block, grid, table.words, hand));
    let bands: Vec<Band<'_>> = bands.collect();
    let bows = Bows::new(row, &block.columns);
    let band = bands.iter().map(|band| band.height).sum::<f64>() + bows.height();
    paper.open_group(row.lane.as_str());
    let top = top + separator(paper, row, grid, block.columns.len(), top, hand);
    let label = label(paper, row, &bands, top, hand);
    let mut below = top;
    for band in &bands {
        band.draw(paper, below);
        below += band.height;
    }
    bows.draw(paper, grid, top);
    let entries = |entries: &[Entry<'_>]| entries.iter().map(|entry| entry.height + GAP).sum::<f64>() - GAP;
    let highest = measured.iter().map(|(_, _, found)| entries(found).max(0.0)).fold(0.0, f64::max);
    let first = top + band + PADDING;
    for (column, span, found) in &measured {
        let mut y = first;
        for entry in found {
            let place =
                Place { x: grid.left(*column), y, width: grid.column * *span as f64, height: entry.height };
            draw_entry(paper, entry, place);
            y += entry.height + GAP;
        }
    }
    paper.close_group();
    let bottom = if highest > 0.0 { first + highest + PADDING } else { top + band };
    bottom.max(label + PADDING)
}

/// A hairline, or the lines of the blueprint; gives their height.
fn separator(paper: &mut Paper, row: &Row, grid: &Grid, columns: usize, y: f64, hand: &Hand<'_>) -> f64 {
    let right = grid.left(columns);
    if row.lines.is_empty() {
        let stroke = Stroke::solid(Colour::Border, 1.0);
        paper.line(Point { x: MARGIN, y }, Point { x: right, y }, stroke);
        return 1.0;
    }
    let y = y + 8.0;
    let words =
        Paragraph::new(&[run(row.lines.join(" · "), bold(SMALL, Colour::Muted))], f64::INFINITY, hand);
    let stroke = Stroke { colour: Colour::Line, width: 1.5, dash: Some("9 5") };
    let end = right - words.width() - 14.0;
    paper.line(Point { x: MARGIN, y }, Point { x: end.max(MARGIN), y }, stroke);
    paper.text(&words.lines, Point { x: right - 6.0, y: y + 4.0 }, 0.0, Anchor::End, true);
    14.0
}

/// The row's name, and whose curve is which; gives where it ends.
fn label(paper: &mut Paper, row: &Row, bands: &[Band<'_>], mut top: f64, hand: &Hand<'_>) -> f64 {
    let room = LABELS - 14.0;
    let name = Paragraph::new(&[run(row.name, bold(LABEL, Colour::Muted))], room, hand);
    let mut y = set(paper, &name, MARGIN, top + PADDING, Anchor::Start);
    if let Some(note) = row.note {
        let note = Paragraph::new(&[run(note, style(SMALL, Colour::Muted))], room, hand);
        y = set(paper, &note, MARGIN, y, Anchor::Start);
    }
    for band in bands {
        y = y.max(top + PADDING);
        for (at, series) in band.series() {
            let Some(name) = &series.name else { continue };
            // The axis needs the right half of the column.
            let name = Paragraph::new(&[phrase(name, style(LABEL, Colour::Text))], LABELS - 56.0, hand);
            face::sign(paper, Point { x: MARGIN + 5.0, y: y + 3.0 + name.leading / 2.0 }, at, 5.0);
            y = set(paper, &name, MARGIN + 16.0, y + 3.0, Anchor::Start);
        }
        top += band.height;
    }
    y
}

fn entries<'a>(lane: Lane, items: &'a [Item], width: f64, hand: &Hand<'_>) -> Vec<Entry<'a>> {
    let room = width - 12.0;
    match lane {
        Lane::Channel | Lane::Device => chips(items, room, hand).into_iter().collect(),
        Lane::Pain => cards(items, width, Look::Pain, hand),
        Lane::Gain => cards(items, width, Look::Gain, hand),
        Lane::Opportunity => cards(items, width, Look::Opportunity, hand),
        Lane::Metric | Lane::Observed | Lane::Time => {
            items.iter().map(|item| bar(item, room, hand)).collect()
        }
        Lane::Image => items.iter().map(|item| picture(item, room, hand)).collect(),
        _ => {
            let look = Style { italic: lane == Lane::Thought, ..style(BODY, Colour::Text) };
            let text = |entry: &'a Item| {
                let text = Paragraph::new(&item(entry, look, Colour::Muted, hand), room, hand);
                Entry { height: text.height(), body: Body::Text(text), item: entry }
            };
            items.iter().map(text).collect()
        }
    }
}

fn cards<'a>(items: &'a [Item], width: f64, look: Look, hand: &Hand<'_>) -> Vec<Entry<'a>> {
    let card = |entry: &'a Item| {
        let card = Card::new(entry, look, width - 6.0, hand);
        Entry { height: card.height, body: Body::Card(card), item: entry }
    };
    items.iter().map(card).collect()
}

/// Name, value and details of a reading; a share also as a bar.
fn bar<'a>(item: &'a Item, room: f64, hand: &Hand<'_>) -> Entry<'a> {
    let mut runs = Vec::new();
    if let Some(lead) = &item.lead {
        runs.push(phrase(lead, style(LABEL, Colour::Muted)));
        runs.push(run(" ", style(LABEL, Colour::Muted)));
    }
    runs.push(phrase(&item.text, bold(BODY, Colour::Text)));
    if !item.details.is_empty() {
        runs.push(run("\n", style(SMALL, Colour::Muted)));
        runs.extend(details(&item.details, Colour::Muted, hand));
    }
    let text = Paragraph::new(&runs, room, hand);
    let bar = if item.share.is_some() { 12.0 } else { 0.0 };
    Entry { height: text.height() + bar, body: Body::Bar(text), item }
}

fn picture<'a>(item: &'a Item, room: f64, hand: &Hand<'_>) -> Entry<'a> {
    let text = Paragraph::new(&[phrase(&item.text, style(SMALL, Colour::Muted))], room, hand);
    let image = if inside(item).is_some() { room * 0.75 + 4.0 } else { 0.0 };
    Entry { height: text.height() + image, body: Body::Picture(text), item }
}

/// A picture that needs no other file.
pub(super) fn inside(item: &Item) -> Option<&str> {
    const KINDS: [&str; 4] = ["data:image/png;", "data:image/jpeg;", "data:image/gif;", "data:image/webp;"];
    item.image.as_deref().filter(|href| KINDS.iter().any(|kind| href.starts_with(kind)))
}

/// Chips one after the other, on the next line where there is no room.
fn chips<'a>(items: &'a [Item], room: f64, hand: &Hand<'_>) -> Option<Entry<'a>> {
    let first = items.first()?;
    let (mut x, mut y, mut bottom) = (0.0, 0.0, 0.0_f64);
    let mut placed = Vec::new();
    for item in items {
        let text = Paragraph::new(&[phrase(&item.text, style(LABEL, Colour::Text))], room - 18.0, hand);
        let (width, height) = (text.width() + 18.0, text.height() + 6.0);
        if x > 0.0 && x + width > room {
            (x, y) = (0.0, bottom + 4.0);
        }
        bottom = bottom.max(y + height);
        placed.push((text, Place { x, y, width, height }));
        x += width + 5.0;
    }
    Some(Entry { body: Body::Chips(placed), item: first, height: bottom })
}

fn draw_entry(paper: &mut Paper, entry: &Entry<'_>, cell: Place) {
    let x = cell.x + 6.0;
    match &entry.body {
        Body::Card(card) => card.draw(paper, Point { x: cell.x + 3.0, y: cell.y }),
        Body::Text(text) => {
            edge(paper, entry.item, cell);
            set(paper, text, x, cell.y, Anchor::Start);
        }
        Body::Bar(text) => {
            edge(paper, entry.item, cell);
            let mut y = cell.y;
            if let Some(share) = entry.item.share {
                let width = (cell.width - 12.0).min(160.0);
                let bar = Place { x, y: y + 2.0, width, height: 7.0 };
                paper.rectangle(bar, 3.5, Some(Colour::Surface2), Some(Stroke::solid(Colour::Border, 0.8)));
                paper.rectangle(Place { width: width * share, ..bar }, 3.5, Some(Colour::Accent), None);
                y += 12.0;
            }
            set(paper, text, x, y, Anchor::Start);
        }
        Body::Picture(text) => {
            let mut y = cell.y;
            if let Some(href) = inside(entry.item) {
                let width = cell.width - 12.0;
                paper.image(Place { x, y, width, height: width * 0.75 }, href);
                y += width * 0.75 + 4.0;
            }
            set(paper, text, x, y, Anchor::Start);
        }
        Body::Chips(chips) => {
            for (text, place) in chips {
                let chip = Place { x: x + place.x, y: cell.y + place.y, ..*place };
                let radius = (text.leading + 6.0) / 2.0;
                paper.rectangle(chip, radius, Some(Colour::Surface), Some(Stroke::solid(Colour::Line, 1.0)));
                set(paper, text, chip.x + 9.0, chip.y + 3.0, Anchor::Start);
            }
        }
    }
}

/// A thin edge beside what rests on less than customers or data.
fn edge(paper: &mut Paper, item: &Item, cell: Place) {
    let colour = Colour::Line;
    let stroke = match item.support {
        Some(support @ (Support::Assumed | Support::Reasoned)) => Stroke::by_support(colour, 1.4, support),
        _ => return,
    };
    let x = cell.x + 2.5;
    paper.line(Point { x, y: cell.y + 2.0 }, Point { x, y: cell.y + cell.height - 1.0 }, stroke);
}
