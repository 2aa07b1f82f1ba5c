//! [`draw`]: any picture of a map, as whatever is wanted.

use serde::Deserialize;

use super::{Options, View};
use crate::Error;
use crate::model::{Document, Map};
use crate::score::{self, score};

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
    /// The map or its value gaps, these as the document says how to compute them.
    pub view: View,
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

/// Draws a map of `document`.
///
/// # Errors
/// [`Error::Unusable`]: a font that is none or that nothing needs, a picture that would be empty or larger
/// than 100 million pixels. For value gaps also as [`score`].
pub fn draw(document: &Document, map: &Map, wanted: &Wanted<'_>, look: &Options) -> Result<Drawn, Error> {
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
    let picture = Picture::new(document, map, wanted.view, look)?;
    let (media_type, text) = match wanted.to {
        #[cfg(feature = "office")]
        Output::Png => {
            let scale = wanted.scale.unwrap_or(super::SCALE);
            let super::Printed { bytes, missing } = super::office::png(&picture.svg(), wanted.fonts, scale)?;
            return Ok(Drawn { media_type: "image/png", bytes, missing });
        }
        #[cfg(feature = "office")]
        Output::Pdf => {
            let super::Printed { bytes, missing } = super::office::pdf(&picture.svg(), wanted.fonts)?;
            return Ok(Drawn { media_type: "application/pdf", bytes, missing });
        }
        Output::Svg => ("image/svg+xml", picture.svg()),
        Output::Html if wanted.fragment => ("text/html; charset=utf-8", picture.html_fragment()),
        Output::Html => ("text/html; charset=utf-8", picture.html()),
        Output::Md => ("text/markdown; charset=utf-8", picture.markdown()),
        Output::Text => ("text/plain; charset=utf-8", picture.text()),
    };
    Ok(Drawn { media_type, bytes: text.into_bytes(), missing: Vec::new() })
}

/// A map seen in one way.
struct Picture<'a> {
    document: &'a Document,
    map: &'a Map,
    look: &'a Options,
    /// The value gaps, where these are what is seen.
    gaps: Option<score::ScoreSheet>,
}

impl<'a> Picture<'a> {
    fn new(document: &'a Document, map: &'a Map, view: View, look: &'a Options) -> Result<Self, Error> {
        let quiet = score::Options { draws: Some(0), ..score::Options::default() };
        let gaps = match view {
            View::Map => None,
            View::Gap => Some(score(document, map, &quiet)?),
        };
        Ok(Self { document, map, look, gaps })
    }

    fn svg(&self) -> String {
        match &self.gaps {
            None => super::svg(self.document, self.map, self.look),
            Some(sheet) => super::gap_svg(self.document, self.map, sheet, self.look),
        }
    }

    fn html(&self) -> String {
        match &self.gaps {
            None => super::html(self.document, self.map, self.look),
            Some(sheet) => super::gap_html(self.document, self.map, sheet, self.look),
        }
    }

    fn html_fragment(&self) -> String {
        match &self.gaps {
            None => super::html_fragment(self.document, self.map, self.look),
            Some(sheet) => super::gap_html_fragment(self.document, self.map, sheet, self.look),
        }
    }

    fn markdown(&self) -> String {
        match &self.gaps {
            None => super::markdown(self.document, self.map, self.look),
            Some(sheet) => super::gap_markdown(self.document, self.map, sheet, self.look),
        }
    }

    fn text(&self) -> String {
        match &self.gaps {
            None => super::text(self.document, self.map, self.look),
            Some(sheet) => super::gap_text(self.document, self.map, sheet, self.look),
        }
    }
}
