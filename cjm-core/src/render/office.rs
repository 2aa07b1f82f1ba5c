//! PNG and PDF: the SVG once more, with its type at hand.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb::Database};
use svg2pdf::{ConversionError, ConversionOptions, PageOptions};
use ttf_parser::Face;
use unicode_width::UnicodeWidthChar as _;

use crate::Error;

const INTER: [&[u8]; 2] = [
    include_bytes!("../../third_party/inter/Inter-Regular.ttf"),
    include_bytes!("../../third_party/inter/Inter-SemiBold.ttf"),
];

/// More pixels than any screen or page of paper needs; a picture of this size takes 400 MB.
const MOST_PIXELS: f64 = 100e6;

/// A picture in bytes, and what could not be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// The file.
    pub bytes: Vec<u8>,
    /// The characters that no font has, each once, in order; add a font that has them.
    pub missing: Vec<char>,
}

/// The SVG as PNG, `scale` pixels a unit.
///
/// # Errors
/// A font that is none, a scale that gives no picture or one too large.
pub(super) fn png(svg: &str, fonts: &[&[u8]], scale: f64) -> Result<Printed, Error> {
    let (tree, missing) = tree(svg, fonts)?;
    let size = tree.size();
    let [width, height] = [size.width(), size.height()].map(|side| (f64::from(side) * scale).ceil());
    let fits = width >= 1.0 && height >= 1.0 && width * height <= MOST_PIXELS;
    // `as` cuts off; both sides are whole and small enough.
    let sheet = if fits { Pixmap::new(width as u32, height as u32) } else { None };
    let mut sheet = sheet.ok_or_else(|| Error::Unusable {
        message: format!("a picture of {width} x {height} pixels cannot be drawn"),
        hint: Some("choose another `scale`, a coarser `level` or fewer `lanes`".to_owned()),
    })?;
    let scale = scale as f32;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut sheet.as_mut());
    let bytes = sheet.encode_png().map_err(|error| Error::Internal(error.to_string()))?;
    Ok(Printed { bytes, missing })
}

/// The SVG as a PDF of one page, 72 units an inch, with its text as text.
///
/// # Errors
/// A font that is none.
pub(super) fn pdf(svg: &str, fonts: &[&[u8]]) -> Result<Printed, Error> {
    let (tree, missing) = tree(svg, fonts)?;
    let bytes =
        svg2pdf::to_pdf(&tree, ConversionOptions::default(), PageOptions::default()).map_err(|error| {
            match error {
                ConversionError::InvalidImage => Error::Unusable {
                    message: "an image of the map cannot be read".to_owned(),
                    hint: Some("give PNG, JPEG, GIF or WebP data, or leave out the `image` lane".to_owned()),
                },
                other => Error::Internal(other.to_string()),
            }
        })?;
    Ok(Printed { bytes, missing })
}

fn tree(svg: &str, fonts: &[&[u8]]) -> Result<(Tree, Vec<char>), Error> {
    if let Some(number) = fonts.iter().position(|font| Face::parse(font, 0).is_err()) {
        return Err(Error::Unusable {
            message: format!("font {} is no TrueType or OpenType font", number + 1),
            hint: Some("give a .ttf, .otf or .ttc file".to_owned()),
        });
    }
    let all = || INTER.into_iter().chain(fonts.iter().copied());
    let mut database = Database::new();
    all().for_each(|font| database.load_font_data(font.to_vec()));
    let faces: Vec<Face<'_>> = all().filter_map(|font| Face::parse(font, 0).ok()).collect();
    let mut missing: Vec<char> = svg
        .chars()
        .filter(|character| !character.is_ascii() && character.width().unwrap_or(0) > 0)
        .filter(|character| faces.iter().all(|face| face.glyph_index(*character).is_none()))
        .collect();
    missing.sort_unstable();
    missing.dedup();
    let options =
        Options { font_family: "Inter".to_owned(), fontdb: Arc::new(database), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|error| Error::Internal(error.to_string()))?;
    Ok((tree, missing))
}

#[cfg(test)]
mod tests {
    use super::{INTER, pdf, png};

    fn svg(text: &str) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"120\" height=\"40\" font-family=\"Inter\">\
             <rect width=\"120\" height=\"40\" fill=\"#FFFFFF\"/><text x=\"4\" y=\"20\" font-size=\"13\">{text}</text></svg>"
        )
    }

    #[test]
    fn a_png_is_as_large_as_asked_for() {
        let bytes = png(&svg("Trial"), &[], 2.0).unwrap().bytes;
        assert_eq!(bytes.get(..8).unwrap(), b"\x89PNG\r\n\x1a\n");
        let side = |at: usize| u32::from_be_bytes(bytes.get(at..at + 4).unwrap().try_into().unwrap());
        assert_eq!((side(16), side(20)), (240, 80));
    }

    #[test]
    fn text_is_drawn() {
        let blank = png(&svg(""), &[], 1.0).unwrap().bytes;
        assert_ne!(png(&svg("Trial"), &[], 1.0).unwrap().bytes, blank);
    }

    #[test]
    fn the_same_picture_is_the_same_bytes() {
        assert_eq!(png(&svg("Größe"), &[], 1.0).unwrap(), png(&svg("Größe"), &[], 1.0).unwrap());
        assert_eq!(pdf(&svg("Größe"), &[]).unwrap(), pdf(&svg("Größe"), &[]).unwrap());
    }

    #[test]
    fn a_pdf_holds_its_font() {
        let bytes = pdf(&svg("Trial"), &[]).unwrap().bytes;
        assert!(bytes.starts_with(b"%PDF-"));
        assert!(bytes.windows(9).any(|part| part == b"/FontFile"));
    }

    #[test]
    fn what_no_font_has_is_told() {
        assert_eq!(png(&svg("旅 旅 é −"), &[], 1.0).unwrap().missing, ['旅']);
        assert_eq!(png(&svg("é −"), &INTER[..1], 1.0).unwrap().missing, []);
    }

    #[test]
    fn too_large_or_no_font_is_an_error() {
        for scale in [0.0, -1.0, f64::NAN, 1e9] {
            assert_eq!(png(&svg("x"), &[], scale).unwrap_err().code(), "E006");
        }
        assert_eq!(png(&svg("x"), &[b"no font"], 1.0).unwrap_err().code(), "E006");
    }
}
