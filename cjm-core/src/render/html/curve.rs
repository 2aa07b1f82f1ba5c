//! The emotion rows: a curve as wide as the columns, and a face a value.

use std::fmt::Write as _;

use super::super::curve::{Point, monotone};
use super::super::number::rounded;
use super::super::table::{Block, Curve, Feeling, Series, Table};
use super::{markup, words};
use crate::model::Support;
use crate::write::json;

/// Width of a column and height of the curve, in units of the drawing, which stretches.
const COLUMN: f64 = 100.0;
const HEIGHT: f64 = 100.0;
const EDGE: f64 = 8.0;

/// The personas whose curves these are.
pub(super) fn personas(curve: &Curve) -> String {
    let named = curve.series.iter().enumerate().filter_map(|(at, series)| Some((at, series.name.as_ref()?)));
    let lines: String = named
        .map(|(at, name)| format!("<small class=\"series\">{} {}</small>", sign(at), words(name)))
        .collect();
    lines
}

/// More curves than this over each other cannot be told apart; the others get a drawing of their own.
const TOGETHER: usize = 4;

/// The lines only; the numbers stand as text in the cells below.
pub(super) fn pictures(curve: &Curve, block: &Block) -> String {
    let drawings = curve.series.len().div_ceil(TOGETHER);
    (0..drawings).map(|drawing| picture(curve, block, drawing * TOGETHER)).collect()
}

fn picture(curve: &Curve, block: &Block, first: usize) -> String {
    let columns = block.columns.len();
    let mut out = format!(
        "<svg viewBox=\"0 0 {} {}\" preserveAspectRatio=\"none\" aria-hidden=\"true\">",
        number(COLUMN * columns as f64),
        number(HEIGHT)
    );
    for (unit, _) in &curve.rules {
        let class = if (unit - curve.neutral).abs() < 1e-9 { "neutral" } else { "rule" };
        let _ = write!(
            out,
            "<path class=\"{class}\" d=\"M0 {}H{}\"/>",
            number(y(*unit)),
            number(COLUMN * columns as f64)
        );
    }
    for (at, series) in curve.series.iter().enumerate().skip(first).take(TOGETHER) {
        line(&mut out, at, series, block);
    }
    out.push_str("</svg>");
    out
}

fn y(unit: f64) -> f64 {
    EDGE + (1.0 - unit) * (HEIGHT - 2.0 * EDGE)
}

fn number(value: f64) -> String {
    json::number(rounded(value, 2))
}

fn pair(point: Point) -> String {
    format!("{} {}", number(point.x), number(point.y))
}

fn line(out: &mut String, at: usize, series: &Series, block: &Block) {
    let mut run: Vec<(Point, Support)> = Vec::new();
    let mut dots = String::new();
    for (place, column) in block.columns.clone().enumerate() {
        match series.points.get(column) {
            Some(Some(Feeling::Known { unit, support, .. })) => {
                let point = Point { x: (place as f64 + 0.5) * COLUMN, y: y(*unit) };
                // A line without length and with round ends stays round however the drawing stretches.
                let _ = write!(dots, "M{}h0", pair(point));
                run.push((point, *support));
            }
            _ => pieces(out, at, &std::mem::take(&mut run)),
        }
    }
    pieces(out, at, &run);
    if !dots.is_empty() {
        let _ = write!(out, "<path class=\"dot series-{}\" d=\"{dots}\"/>", at % 4);
    }
}

fn pieces(out: &mut String, at: usize, run: &[(Point, Support)]) {
    let points: Vec<Point> = run.iter().map(|(point, _)| *point).collect();
    for (pair_of, [one, two, end]) in run.windows(2).zip(monotone(&points)) {
        let [(from, before), (_, after)] = pair_of else { continue };
        let support = (*before).min(*after);
        let _ = write!(
            out,
            "<path class=\"series-{} {support}\" d=\"M{}C{} {} {}\"/>",
            at % 4,
            pair(*from),
            pair(one),
            pair(two),
            pair(end)
        );
    }
}

/// What the personas feel in a column: face, value, word, sample.
pub(super) fn feelings(out: &mut String, table: &Table, curve: &Curve, column: usize) {
    let points: Vec<(usize, &Series, &Feeling)> = curve
        .series
        .iter()
        .enumerate()
        .filter_map(|(at, series)| Some((at, series, series.points.get(column)?.as_ref()?)))
        .collect();
    if points.is_empty() || points.iter().all(|(_, _, feeling)| **feeling == Feeling::Unknown) {
        let _ = write!(out, "<p class=\"none\">{}</p>", markup(table.words.no_data));
        return;
    }
    out.push_str("<ul class=\"feelings\">");
    for (at, series, feeling) in points {
        let name = series.name.as_ref().map(words);
        let lead = name.map_or_else(String::new, |name| format!("<b>{name}:</b> "));
        match feeling {
            Feeling::Unknown => {
                let _ =
                    write!(out, "<li>{lead}<span class=\"none\">{}</span></li>", markup(table.words.no_data));
            }
            Feeling::Known { unit, value, answers, support, interval } => {
                let number = Feeling::face(*unit);
                let word = table.words.feelings.get(number).copied().unwrap_or_default();
                let mut details = vec![word.to_owned()];
                details.extend(answers.clone());
                details.extend(
                    interval.as_ref().map(|interval| format!("{} {}", table.words.interval, interval.text)),
                );
                if *support != Support::Evidenced {
                    details.push((table.words.support)(*support).to_owned());
                }
                let lowest = if curve.lowest == Some((at, column)) {
                    details.push(table.words.lowest.to_owned());
                    " class=\"lowest\""
                } else {
                    ""
                };
                let details: Vec<String> = details.iter().map(|detail| markup(detail)).collect();
                let _ = write!(
                    out,
                    "<li{lowest}>{} {lead}<b><bdi dir=\"ltr\">{}</bdi></b> <small>{}</small></li>",
                    face(number, at),
                    markup(value),
                    details.join(" · ")
                );
            }
        }
    }
    out.push_str("</ul>");
}

/// One of five faces, in a persona's shape.
pub(super) fn face(number: usize, shape: usize) -> String {
    let mouth = match number {
        0 => "M6 14.6Q10 9 14 14.6",
        1 => "M6 13.8Q10 11 14 13.8",
        2 => "M6 13H14",
        3 => "M6 12.2Q10 15 14 12.2",
        _ => "M6 11.6Q10 17 14 11.6",
    };
    format!(
        "<svg class=\"face face-{number}\" viewBox=\"0 0 20 20\" width=\"18\" height=\"18\" aria-hidden=\"true\">{}\
         <path class=\"eyes\" d=\"M6.8 7.8h0M13.2 7.8h0\"/><path class=\"mouth\" d=\"{mouth}\"/></svg>",
        outline(shape)
    )
}

fn sign(shape: usize) -> String {
    format!(
        "<svg class=\"sign series-{}\" viewBox=\"0 0 20 20\" width=\"10\" height=\"10\" aria-hidden=\"true\">{}</svg>",
        shape % 4,
        outline(shape)
    )
}

fn outline(shape: usize) -> &'static str {
    match shape % 4 {
        0 => "<circle cx=\"10\" cy=\"10\" r=\"10\"/>",
        1 => "<rect x=\".5\" y=\".5\" width=\"19\" height=\"19\" rx=\"3.5\"/>",
        2 => "<path d=\"M10-1.5L21.5 10 10 21.5-1.5 10z\"/>",
        _ => "<path d=\"M6 0h8l6 6v8l-6 6H6l-6-6V6z\"/>",
    }
}
