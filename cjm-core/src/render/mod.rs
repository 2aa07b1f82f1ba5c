//! Pictures of a map: one table model, one output a file.

mod escape;
mod html;
mod table;

use serde::Deserialize;

use crate::model::{Document, Map};
pub(crate) use escape::{attribute, markup};

/// What colours a picture has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Theme {
    /// Light, or dark where the reader prefers it.
    #[default]
    Auto,
    /// Dark text on white.
    Light,
    /// Light text on dark.
    Dark,
}

/// How to draw a map.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// Colours.
    pub theme: Theme,
    /// Language of texts that come in several, and of our own words (`en`, `de`).
    pub language: Option<String>,
}

/// The map as a page of its own: one table, no script, readable without styles.
pub fn html(document: &Document, map: &Map, options: &Options) -> String {
    let language = options.language.as_deref().or(document.language.as_deref());
    html::page(&table::Table::new(document, map, language), options)
}
