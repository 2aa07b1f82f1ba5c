//! Maps from and to other formats, each with a receipt of what could not come over.
//!
//! ```
//! use cjm_core::interchange::{Format, Options, import};
//!
//! let text = b"journey\n  title Tea\n  section Morning\n    Make tea: 5: Me, Cat\n";
//! let (document, receipt) = import(text, Format::Mermaid, &Options::default())?;
//! assert_eq!(document.maps[0].stages[0].steps[0].personas.len(), 2);
//! assert_eq!(receipt.carried["steps"], 1);
//! # Ok::<(), cjm_core::Error>(())
//! ```

#[cfg(feature = "workbook")]
mod cjml;
#[cfg(feature = "survey")]
mod lane;
mod loss;
pub(crate) mod mermaid;
#[cfg(feature = "survey")]
mod notes;
mod receipt;
#[cfg(feature = "workbook")]
mod workbook;

use serde::Deserialize;

pub use receipt::{Loss, Receipt, Remark};

use crate::Error;
use crate::input::Input;
use crate::model::{Document, Map};

/// What a document can be made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[serde(rename_all = "camelCase")]
pub enum Format {
    /// A Mermaid `journey` diagram
    Mermaid,
    /// Sticky notes: a CSV table of `stage,lane,text[,step,author,votes]`
    #[cfg(feature = "survey")]
    Csv,
    /// A workbook as `cjm new -o board.xlsx` begins it (feature `workbook`)
    Xlsx,
    /// A planned or actual journey in CJML 2.0 (feature `workbook`)
    Cjml,
}

/// What a map can be made into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[serde(rename_all = "camelCase")]
pub enum Target {
    /// A Mermaid `journey` diagram
    Mermaid,
    /// Tables in Markdown, for reading
    #[cfg(feature = "render")]
    Md,
    /// A workbook that people fill in: the whole document, nothing lost (feature `workbook`)
    Xlsx,
}

impl Target {
    /// Whether it holds the whole document, not one map of it.
    pub fn is_whole(self) -> bool {
        self == Self::Xlsx
    }
}

/// How another format is to be read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Options {
    /// The title of the map; absent = what the other format says.
    pub title: Option<String>,
}

/// Makes a document of what another format says. Nothing is left out without a line on the receipt.
///
/// # Errors
/// [`Error::Foreign`] with the place and the cure where the format's own reader would refuse the input;
/// [`Error::ForeignFile`] where it would not open the file.
pub fn import(bytes: &[u8], from: Format, options: &Options) -> Result<(Document, Receipt), Error> {
    let title = options.title.as_deref();
    match from {
        Format::Mermaid => mermaid::import(bytes, title),
        #[cfg(feature = "survey")]
        Format::Csv => notes::import(bytes, title),
        #[cfg(feature = "workbook")]
        Format::Xlsx => workbook::import(bytes, title),
        #[cfg(feature = "workbook")]
        Format::Cjml => cjml::import(bytes, title),
        #[cfg(not(feature = "workbook"))]
        Format::Xlsx | Format::Cjml => Err(no_workbook()),
    }
}

/// Makes another format of a map, its texts in `language` where they come in several; of a format that
/// [holds whole documents](Target::is_whole) no map is asked. The receipt tells what the format cannot hold.
///
/// # Errors
/// [`Error::Unusable`] without a map where one is asked; else only where the document holds what JSON cannot.
pub fn export(
    document: &Document,
    map: Option<&Map>,
    to: Target,
    language: Option<&str>,
) -> Result<(Vec<u8>, Receipt), Error> {
    let needed = || {
        map.ok_or_else(|| Error::Unusable {
            message: "one map is exported at a time".to_owned(),
            hint: Some("say which one".to_owned()),
        })
    };
    let text = |(text, receipt): (String, Receipt)| (text.into_bytes(), receipt);
    match to {
        Target::Mermaid => mermaid::export(document, needed()?, language).map(text),
        #[cfg(feature = "render")]
        Target::Md => Ok(text(markdown(document, needed()?, language))),
        #[cfg(feature = "workbook")]
        Target::Xlsx => workbook::export(document, None),
        #[cfg(not(feature = "workbook"))]
        Target::Xlsx => Err(no_workbook()),
    }
}

/// What [`export`] makes of a document as it was read: of the map that is meant, or of the whole. Comments of
/// YAML stand on the first sheet of a workbook.
///
/// # Errors
/// As [`export`]; where a map is named that is not there, or that cannot go alone.
pub(crate) fn exported(
    input: &Input<'_>,
    map: Option<&str>,
    to: Target,
    language: Option<&str>,
) -> Result<(Vec<u8>, Receipt), Error> {
    match map {
        Some(map) if to.is_whole() && cfg!(feature = "workbook") => Err(Error::Unusable {
            message: format!("a workbook holds all maps of a document, not `{map}` alone"),
            hint: Some("leave out the map".to_owned()),
        }),
        #[cfg(feature = "workbook")]
        None if to == Target::Xlsx => workbook::export(&input.document, Some(&input.reading.tape)),
        None if to.is_whole() => export(&input.document, None, to, language),
        map => export(&input.document, Some(input.map(map)?), to, language),
    }
}

#[cfg(not(feature = "workbook"))]
fn no_workbook() -> Error {
    Error::Unusable {
        message: "this build of cjm has no workbooks and no CJML".to_owned(),
        hint: Some("use `cjm-wasm/office` in browsers, or Python, Node or the command line".to_owned()),
    }
}

#[cfg(feature = "render")]
fn markdown(document: &Document, map: &Map, language: Option<&str>) -> (String, Receipt) {
    let look =
        crate::render::Options { language: language.map(str::to_owned), ..crate::render::Options::default() };
    let mut receipt = Receipt::new("md");
    receipt.carry("stages", map.stages.len());
    receipt.carry("steps", map.steps().count());
    receipt.remark(Remark::about(
        "Markdown is for reading: it has no ids, no scales and nothing of other maps",
        "keep the document",
    ));
    (crate::render::markdown(document, map, &look), receipt)
}
