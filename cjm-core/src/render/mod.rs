//! Pictures of a map: one table model, one output a file.

mod before_after;
mod colour;
mod curve;
mod draw;
mod escape;
#[cfg(feature = "evidence")]
mod flow;
mod font;
mod gap;
mod html;
mod identity;
mod lane;
mod markdown;
#[cfg(feature = "evidence")]
mod matrix;
mod number;
#[cfg(feature = "office")]
mod office;
mod options;
mod paragraph;
mod phrase;
mod svg;
mod table;
mod text;
mod words;

use crate::compare::ChangeSet;
use crate::model::{Document, Map};
use crate::score::ScoreSheet;
pub use draw::{Drawn, Output, Wanted, draw, draw_both};
#[cfg(feature = "evidence")]
pub use draw::{Seen, draw_seen};
pub(crate) use escape::{attribute, markup};
pub use lane::Lane;
#[cfg(feature = "office")]
pub use office::Printed;
pub use options::{Level, Options, Theme, View};
use table::Table;

/// The map as a page of its own: tables, no script, readable without styles.
pub fn html(document: &Document, map: &Map, options: &Options) -> String {
    html::page(&Table::new(document, map, options), options)
}

/// The map as a part of somebody else's page: its own style sheet, which reaches no further, and a
/// section.
pub fn html_fragment(document: &Document, map: &Map, options: &Options) -> String {
    html::fragment(&Table::new(document, map, options), options)
}

/// The map as one SVG document: text, paths and rectangles only.
pub fn svg(document: &Document, map: &Map, options: &Options) -> String {
    svg::picture(&Table::new(document, map, options), options, &font::Inter)
}

/// The map as GitHub-flavoured Markdown: a table a stage.
pub fn markdown(document: &Document, map: &Map, options: &Options) -> String {
    markdown::page(&Table::new(document, map, options))
}

/// The map as plain text for a terminal of 80 columns.
pub fn text(document: &Document, map: &Map, options: &Options) -> String {
    text::page(&Table::new(document, map, options), 80)
}

/// The value gaps of `sheet`, which must be of `map`, as one SVG document: expected, ours and rivals' along
/// the journey, importance against performance, the needs in order, and how the stages add up. Its words are
/// English.
pub fn gap_svg(document: &Document, map: &Map, sheet: &ScoreSheet, options: &Options) -> String {
    let gaps = gap::GapMap::new(document, map, sheet, options.language.as_deref());
    svg::gap_picture(&gaps, &mut Table::new(document, map, options), options, &font::Inter)
}

/// The value gaps as a page of its own: the picture, and its numbers as a table.
pub fn gap_html(document: &Document, map: &Map, sheet: &ScoreSheet, options: &Options) -> String {
    let gaps = gap::GapMap::new(document, map, sheet, options.language.as_deref());
    let mut table = Table::new(document, map, options);
    let picture = svg::gap_picture(&gaps, &mut table, options, &font::Inter);
    gap::page(&gaps, &picture, &table.language)
}

/// The value gaps as a part of somebody else's page, such as a notebook.
pub fn gap_html_fragment(document: &Document, map: &Map, sheet: &ScoreSheet, options: &Options) -> String {
    let gaps = gap::GapMap::new(document, map, sheet, options.language.as_deref());
    let mut table = Table::new(document, map, options);
    gap::fragment(&gaps, &svg::gap_picture(&gaps, &mut table, options, &font::Inter))
}

/// The value gaps as GitHub-flavoured Markdown: the needs in order, then along the journey.
pub fn gap_markdown(document: &Document, map: &Map, sheet: &ScoreSheet, options: &Options) -> String {
    gap::markdown(&gap::GapMap::new(document, map, sheet, options.language.as_deref()))
}

/// The value gaps as plain text for a terminal.
pub fn gap_text(document: &Document, map: &Map, sheet: &ScoreSheet, options: &Options) -> String {
    gap::text(&gap::GapMap::new(document, map, sheet, options.language.as_deref()))
}

/// Two maps, each with its document, as one SVG document: the steps of both under their stages, what
/// became of each, and how both feel. `changes` leads from the first to the second. Its words are
/// English.
pub fn diff_svg(
    from: (&Document, &Map),
    to: (&Document, &Map),
    changes: &ChangeSet,
    options: &Options,
) -> String {
    let (table, both) = before_after::BeforeAfter::new(from, to, changes, options);
    svg::before_after_picture(&both, &table, options, &font::Inter)
}

/// Two maps as a page of its own: the picture of [`diff_svg`], and the same as tables.
pub fn diff_html(
    from: (&Document, &Map),
    to: (&Document, &Map),
    changes: &ChangeSet,
    options: &Options,
) -> String {
    let (table, both) = before_after::BeforeAfter::new(from, to, changes, options);
    let picture = svg::before_after_picture(&both, &table, options, &font::Inter);
    html::before_after_page(&both, &table, &picture, options)
}

/// Pixels a unit of a picture, if nobody says otherwise: sharp on today's screens.
#[cfg(feature = "office")]
pub const SCALE: f64 = 2.0;

/// The map as PNG, `scale` pixels a unit, set in Inter and, for what Inter lacks, in `fonts`
/// (TrueType or OpenType files).
///
/// # Errors
/// [`Error::Unusable`](crate::Error::Unusable): one of `fonts` is no font, or the picture would be
/// empty or larger than 100 million pixels.
#[cfg(feature = "office")]
pub fn png(
    document: &Document,
    map: &Map,
    options: &Options,
    fonts: &[&[u8]],
    scale: f64,
) -> Result<Printed, crate::Error> {
    office::png(&svg(document, map, options), fonts, scale)
}

/// The map as a PDF of one page, with its text as text; fonts as for [`png`].
///
/// # Errors
/// [`Error::Unusable`](crate::Error::Unusable): one of `fonts` is no font.
#[cfg(feature = "office")]
pub fn pdf(
    document: &Document,
    map: &Map,
    options: &Options,
    fonts: &[&[u8]],
) -> Result<Printed, crate::Error> {
    office::pdf(&svg(document, map, options), fonts)
}
