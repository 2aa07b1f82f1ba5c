//! [`draw`]: any picture of a map, as whatever is wanted.

use serde::Deserialize;

#[cfg(feature = "evidence")]
use super::flow::{self, FlowMap};
#[cfg(feature = "evidence")]
use super::matrix::{self, Matrix};
#[cfg(feature = "evidence")]
use super::table::Table;
use super::{Options, View};
use crate::Error;
use crate::compare::{self, ChangeSet};
use crate::model::{Document, Map};
use crate::score::{self, ScoreSheet};

/// What a picture comes as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Output {
    /// One SVG document.
    Svg,
    /// A page.
    Html,
    /// GitHub-flavoured Markdown.
    Md,
    /// Plain text for a terminal.
    Text,
    /// Pixels.
    #[cfg(feature = "office")]
    Png,
    /// A page of paper.
    #[cfg(feature = "office")]
    Pdf,
}

/// Which picture is wanted, beside how it looks.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// What it comes as.
    pub to: Output,
    /// Of a page, only what goes into somebody else's.
    pub fragment: bool,
    /// Of PNG and PDF, fonts for what Inter lacks (TrueType or OpenType files).
    pub fonts: &'a [&'a [u8]],
    /// Of PNG, pixels a unit of the picture; absent = 2.
    pub scale: Option<f64>,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// Its media type.
    pub media_type: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
    /// Of PNG and PDF, the characters that no font has, each once, in order.
    pub missing: Vec<char>,
}

/// Draws a map of `document`: itself, or its value gaps, computed as the document says.
///
/// # Errors
/// [`Error::Unusable`]: a font that is none or that nothing needs, a picture that would be empty or larger
/// than 100 million pixels; the view of two maps, for which there is [`draw_both`]. For value gaps also as
/// [`score`](score::score).
pub fn draw(
    document: &Document,
    map: &Map,
    view: View,
    wanted: &Wanted<'_>,
    look: &Options,
) -> Result<Drawn, Error> {
    match view {
        View::Map => Picture::Map(document, map).draw(wanted, look),
        View::Gap => {
            let quiet = score::Options { draws: Some(0), ..score::Options::default() };
            let sheet = score::score(document, map, &quiet)?;
            Picture::Gaps(document, map, &sheet).draw(wanted, look)
        }
        View::Diff => Err(Error::Unusable {
            message: "two maps make this picture".to_owned(),
            hint: Some("name the other map".to_owned()),
        }),
        View::Flow | View::Matrix => Err(Error::Unusable {
            message: "evidence makes this picture".to_owned(),
            hint: Some("give what `cjm mine --map MAP` printed".to_owned()),
        }),
    }
}

/// What was mined for a map.
#[cfg(feature = "evidence")]
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// The evidence.
    pub evidence: &'a crate::evidence::Evidence,
    /// Only the customers of this segment; absent = all.
    pub segment: Option<&'a str>,
}

/// Draws what was mined for a map: how many customers moved through its stages (view `flow`), or where they
/// are after each thing they did (view `matrix`). Any other view is drawn as by [`draw`], without the evidence.
///
/// # Errors
/// As [`draw`]; evidence of another map or of other stages, a segment that it does not have.
#[cfg(feature = "evidence")]
pub fn draw_seen(
    document: &Document,
    map: &Map,
    view: View,
    seen: Seen<'_>,
    wanted: &Wanted<'_>,
    look: &Options,
) -> Result<Drawn, Error> {
    match view {
        View::Flow => {
            let flow = FlowMap::new(document, map, seen, look.language.as_deref())?;
            Picture::Flow(document, map, &flow).draw(wanted, look)
        }
        View::Matrix => {
            let matrix = Matrix::new(document, map, seen, look)?;
            Picture::Matrix(document, map, &matrix).draw(wanted, look)
        }
        _ => draw(document, map, view, wanted, look),
    }
}

/// Draws two maps, each with its document, in one picture: before and after.
///
/// # Errors
/// As [`draw`]; also for Markdown and text, in which a comparison has forms of its own, and as
/// [`diff`](compare::diff).
pub fn draw_both(
    from: (&Document, &Map),
    to: (&Document, &Map),
    wanted: &Wanted<'_>,
    look: &Options,
) -> Result<Drawn, Error> {
    let changes = compare::diff(from, to, &compare::Options::default())?;
    Picture::Both(from, to, &changes).draw(wanted, look)
}

/// What is to be seen.
enum Picture<'a> {
    Map(&'a Document, &'a Map),
    Gaps(&'a Document, &'a Map, &'a ScoreSheet),
    Both((&'a Document, &'a Map), (&'a Document, &'a Map), &'a ChangeSet),
    #[cfg(feature = "evidence")]
    Flow(&'a Document, &'a Map, &'a FlowMap),
    #[cfg(feature = "evidence")]
    Matrix(&'a Document, &'a Map, &'a Matrix),
}

impl Picture<'_> {
    fn draw(&self, wanted: &Wanted<'_>, look: &Options) -> Result<Drawn, Error> {
        let printed = match wanted.to {
            #[cfg(feature = "office")]
            Output::Png | Output::Pdf => true,
            _ => false,
        };
        if !printed && !wanted.fonts.is_empty() {
            return Err(Error::Unusable {
                message: "fonts are of use for png and pdf only".to_owned(),
                hint: Some("leave them out: other pictures take the reader's fonts".to_owned()),
            });
        }
        let (media_type, text) = match wanted.to {
            #[cfg(feature = "office")]
            Output::Png => {
                let scale = wanted.scale.unwrap_or(super::SCALE);
                let super::Printed { bytes, missing } =
                    super::office::png(&self.svg(look), wanted.fonts, scale)?;
                return Ok(Drawn { media_type: "image/png", bytes, missing });
            }
            #[cfg(feature = "office")]
            Output::Pdf => {
                let super::Printed { bytes, missing } = super::office::pdf(&self.svg(look), wanted.fonts)?;
                return Ok(Drawn { media_type: "application/pdf", bytes, missing });
            }
            Output::Svg => ("image/svg+xml", self.svg(look)),
            Output::Html => ("text/html; charset=utf-8", self.html(wanted.fragment, look)?),
            Output::Md => ("text/markdown; charset=utf-8", self.markdown(look)?),
            Output::Text => ("text/plain; charset=utf-8", self.text(look)?),
        };
        Ok(Drawn { media_type, bytes: text.into_bytes(), missing: Vec::new() })
    }

    fn svg(&self, look: &Options) -> String {
        match *self {
            Self::Map(document, map) => super::svg(document, map, look),
            Self::Gaps(document, map, sheet) => super::gap_svg(document, map, sheet, look),
            Self::Both(from, to, changes) => super::diff_svg(from, to, changes, look),
            #[cfg(feature = "evidence")]
            Self::Flow(document, map, flow) => {
                let mut table = Table::new(document, map, look);
                super::svg::flow_picture(flow, &mut table, look, &super::font::Inter)
            }
            #[cfg(feature = "evidence")]
            Self::Matrix(document, map, matrix) => {
                let mut table = Table::new(document, map, look);
                super::svg::matrix_picture(matrix, &mut table, look, &super::font::Inter)
            }
        }
    }

    fn html(&self, fragment: bool, look: &Options) -> Result<String, Error> {
        Ok(match *self {
            Self::Map(document, map) if fragment => super::html_fragment(document, map, look),
            Self::Map(document, map) => super::html(document, map, look),
            Self::Gaps(document, map, sheet) if fragment => {
                super::gap_html_fragment(document, map, sheet, look)
            }
            Self::Gaps(document, map, sheet) => super::gap_html(document, map, sheet, look),
            Self::Both(..) if fragment => return Err(not_of_two("a fragment")),
            Self::Both(from, to, changes) => super::diff_html(from, to, changes, look),
            #[cfg(feature = "evidence")]
            Self::Flow(_, _, told) if fragment => flow::fragment(told, &self.svg(look)),
            #[cfg(feature = "evidence")]
            Self::Flow(document, map, told) => {
                flow::page(told, &self.svg(look), &Table::new(document, map, look).language)
            }
            #[cfg(feature = "evidence")]
            Self::Matrix(_, _, told) if fragment => matrix::fragment(told, &self.svg(look)),
            #[cfg(feature = "evidence")]
            Self::Matrix(document, map, told) => {
                matrix::page(told, &self.svg(look), &Table::new(document, map, look).language)
            }
        })
    }

    fn markdown(&self, look: &Options) -> Result<String, Error> {
        match *self {
            Self::Map(document, map) => Ok(super::markdown(document, map, look)),
            Self::Gaps(document, map, sheet) => Ok(super::gap_markdown(document, map, sheet, look)),
            Self::Both(..) => Err(not_of_two("Markdown")),
            #[cfg(feature = "evidence")]
            Self::Flow(_, _, told) => Ok(flow::markdown(told)),
            #[cfg(feature = "evidence")]
            Self::Matrix(_, _, told) => Ok(matrix::markdown(told)),
        }
    }

    fn text(&self, look: &Options) -> Result<String, Error> {
        match *self {
            Self::Map(document, map) => Ok(super::text(document, map, look)),
            Self::Gaps(document, map, sheet) => Ok(super::gap_text(document, map, sheet, look)),
            Self::Both(..) => Err(not_of_two("text")),
            #[cfg(feature = "evidence")]
            Self::Flow(_, _, told) => Ok(flow::text(told)),
            #[cfg(feature = "evidence")]
            Self::Matrix(_, _, told) => Ok(matrix::text(told)),
        }
    }
}

fn not_of_two(what: &str) -> Error {
    Error::Unusable {
        message: format!("two maps are not drawn as {what}"),
        hint: Some("`diff` tells the differences in words".to_owned()),
    }
}
