//! The picture of the first page.

use cjm_core::render::{self, Theme};
use cjm_core::{SAMPLE, Syntax, read};

/// The sample's map of today, as SVG.
pub fn text() -> String {
    let document = read(SAMPLE.as_bytes(), Syntax::Yaml).expect("the sample is a document");
    let map = document.map("buy-current").expect("the sample has this map");
    render::svg(&document, map, &render::Options { theme: Theme::Light, ..render::Options::default() })
}
