//! Ways other than on to the next step, as lines from column to column.

use std::fmt::Write as _;
use std::ops::Range;

use super::super::number::rounded;
use super::super::table::Bow;
use crate::write::json;

/// Between two levels, and from the upper edge to the first.
const LEVEL: usize = 12;
const FIRST: usize = 18;

/// A drawing as wide as the columns, in per cent of its width; nothing where there are no lines. The
/// cells below say the same in words.
pub(super) fn picture(bows: &[Bow], columns: &Range<usize>) -> Option<String> {
    let levels = bows.iter().map(|bow| bow.level).max()?;
    let height = FIRST + LEVEL * levels + 3;
    let mut out = format!("<svg width=\"100%\" height=\"{height}\" aria-hidden=\"true\">");
    for bow in bows {
        // Coming and going do not meet.
        let place = |column: usize, aside: f64| {
            let x = ((column - columns.start) as f64 + aside) / columns.len().max(1) as f64;
            format!("{}%", json::number(rounded(x * 100.0, 2)))
        };
        let (from, to) = (place(bow.from, 0.57), place(bow.to, 0.43));
        let y = FIRST + LEVEL * bow.level;
        // Writing to a String cannot fail.
        let _ = write!(
            out,
            "<line x1=\"{from}\" y1=\"5\" x2=\"{from}\" y2=\"{y}\"/><line x1=\"{from}\" y1=\"{y}\" x2=\"{to}\" y2=\"{y}\"/>\
             <line x1=\"{to}\" y1=\"{y}\" x2=\"{to}\" y2=\"6\"/><circle cx=\"{from}\" cy=\"5\" r=\"3\"/>\
             <svg x=\"{to}\"><path d=\"M-5 9L0 0L5 9z\"/></svg>"
        );
    }
    out.push_str("</svg>");
    Some(out)
}
