//! The emotion rows: a curve as wide as the columns, and a face a value.

use std::fmt::Write as _;

use super::super::curve::{Point, monotone};
use super::super::number::rounded;
use super::super::table::{Block, Curve, Feeling, Interval, Series, Table};
use super::{markup, words};
use crate::model::Support;
use crate::write::json;

/// Width of a column and height of the curve, in units of the drawing, which stretches.
const COLUMN: f64 = 100.0;
const HEIGHT: f64 = 100.0;
const EDGE: f64 = 13.0;
/// Height of a drawing in pixels.
const PIXELS: f64 = 130.0;
/// How far apart the marks of two personas stand, and the first and the last of a column at most.
const APART: f64 = 26.0;
const WIDEST: f64 = 78.0;

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

/// The lines and faces; the numbers stand as text in the cells below.
pub(super) fn pictures(curve: &Curve, block: &Block) -> String {
    drawings(curve).map(|first| Drawing { curve, block, first }.picture()).collect()
}

/// What the rules of the drawings mean, for the row's label.
pub(super) fn axis(curve: &Curve) -> String {
    let mut out = String::from("<svg class=\"axis\" aria-hidden=\"true\">");
    for (drawing, _) in drawings(curve).enumerate() {
        for (unit, label) in &curve.rules {
            let y = (drawing as f64 + y(*unit) / HEIGHT) * PIXELS;
            let _ = write!(out, "<text x=\"100%\" y=\"{}\">{}</text>", number(y + 4.0), markup(label));
        }
    }
    out.push_str("</svg>");
    out
}

/// The first series of each drawing.
fn drawings(curve: &Curve) -> impl Iterator<Item = usize> {
    (0..curve.series.len()).step_by(TOGETHER)
}

/// Some curves over each other.
struct Drawing<'a> {
    curve: &'a Curve,
    block: &'a Block,
    first: usize,
}

impl Drawing<'_> {
    fn picture(&self) -> String {
        let width = number(COLUMN * self.block.columns.len() as f64);
        let mut out = format!(
            "<svg class=\"plot\" height=\"{PIXELS}\" aria-hidden=\"true\">\
             <svg class=\"lines\" width=\"100%\" height=\"100%\" viewBox=\"0 0 {width} {HEIGHT}\" preserveAspectRatio=\"none\">"
        );
        for (unit, _) in &self.curve.rules {
            let class = if (unit - self.curve.neutral).abs() < 1e-9 { "neutral" } else { "rule" };
            let _ = write!(out, "<path class=\"{class}\" d=\"M0 {}H{width}\"/>", number(y(*unit)));
        }
        let mut marks = String::new();
        for (at, series) in self.series() {
            self.line(&mut out, at, series);
            for (place, column) in self.block.columns.clone().enumerate() {
                let Some(Some(feeling)) = series.points.get(column) else { continue };
                self.mark(&mut marks, place, at, feeling);
            }
        }
        let _ = write!(out, "</svg>{marks}</svg>");
        out
    }

    fn series(&self) -> impl Iterator<Item = (usize, &Series)> {
        self.curve.series.iter().enumerate().skip(self.first).take(TOGETHER)
    }

    fn x(&self, place: usize, at: usize) -> f64 {
        let steps = self.series().count().saturating_sub(1) as f64;
        let aside = (at - self.first) as f64 - steps / 2.0;
        (place as f64 + 0.5) * COLUMN + aside * (WIDEST / steps.max(1.0)).min(APART)
    }

    /// A face, or a hollow mark where nobody knows.
    fn mark(&self, out: &mut String, place: usize, at: usize, feeling: &Feeling) {
        let (unit, mark) = match feeling {
            Feeling::Unknown => (self.curve.neutral, format!("<g class=\"unknown\">{}</g>", outline(at))),
            Feeling::Known { unit, .. } => (*unit, features(Feeling::face(*unit), at)),
        };
        let x = self.x(place, at) / self.block.columns.len().max(1) as f64;
        let _ = write!(
            out,
            "<svg x=\"{}%\" y=\"{}%\"><g transform=\"translate(-10 -10)\">{mark}</g></svg>",
            number(x / COLUMN * 100.0),
            number(y(unit) / HEIGHT * 100.0),
        );
    }

    fn line(&self, out: &mut String, at: usize, series: &Series) {
        let mut run: Vec<(Point, Support)> = Vec::new();
        let mut intervals = String::new();
        for (place, column) in self.block.columns.clone().enumerate() {
            match series.points.get(column) {
                Some(Some(Feeling::Known { unit, support, interval, .. })) => {
                    let point = Point { x: self.x(place, at), y: y(*unit) };
                    if let Some(Interval { low, high, .. }) = interval {
                        let (x, from, to) = (number(point.x), number(y(*low)), number(y(*high)));
                        let _ = write!(intervals, "M{x} {from}V{to}");
                    }
                    run.push((point, *support));
                }
                _ => pieces(out, at, &std::mem::take(&mut run)),
            }
        }
        pieces(out, at, &run);
        if !intervals.is_empty() {
            let _ = write!(out, "<path class=\"interval series-{}\" d=\"{intervals}\"/>", at % 4);
        }
    }
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

/// What the personas feel in a column: value, word, sample.
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
        let lead = name.map_or_else(String::new, |name| format!("{} <b>{name}:</b> ", sign(at)));
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
                    "<li{lowest}>{lead}<b><bdi dir=\"ltr\">{}</bdi></b> <small>{}</small></li>",
                    markup(value),
                    details.join(" · ")
                );
            }
        }
    }
    out.push_str("</ul>");
}

/// One of five faces.
pub(super) fn face(number: usize) -> String {
    format!(
        "<svg viewBox=\"0 0 20 20\" width=\"18\" height=\"18\" aria-hidden=\"true\">{}</svg>",
        features(number, 0)
    )
}

/// A face in a persona's shape, 20 units wide and high.
fn features(number: usize, shape: usize) -> String {
    let mouth = match number {
        0 => "M6 14.6Q10 9 14 14.6",
        1 => "M6 13.8Q10 11 14 13.8",
        2 => "M6 13H14",
        3 => "M6 12.2Q10 15 14 12.2",
        _ => "M6 11.6Q10 17 14 11.6",
    };
    format!(
        "<g class=\"face face-{number}\">{}\
         <path class=\"eyes\" d=\"M6.8 7.8h0M13.2 7.8h0\"/><path class=\"mouth\" d=\"{mouth}\"/></g>",
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
