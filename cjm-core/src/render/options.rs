//! How a picture is asked for.

use serde::Deserialize;

use super::Lane;
use crate::model::MapKind;

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
    /// Dark text on white without tints, for paper.
    Print,
    /// Black and white and strong colours.
    Contrast,
}

impl Theme {
    /// The word that options use.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Print => "print",
            Self::Contrast => "contrast",
        }
    }
}

/// How much a picture shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Level {
    /// A column a stage.
    Stage,
    /// A column a step.
    #[default]
    Step,
    /// A column a step, and all that is known about it.
    Full,
}

/// What of a map is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum View {
    /// The map itself.
    #[default]
    Map,
    /// Its value gaps.
    Gap,
    /// It and what it becomes, in one picture.
    Diff,
    /// How many customers moved through its stages, as was mined.
    Flow,
    /// Where customers are after each thing they did, as was mined.
    Matrix,
}

impl View {
    /// Whether evidence is drawn, not the map with evidence on it.
    pub(crate) const fn is_of_evidence(self) -> bool {
        matches!(self, Self::Flow | Self::Matrix)
    }
}

/// How to draw a map.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// Colours.
    pub theme: Theme,
    /// How much to show.
    pub level: Level,
    /// Which rows come first, as on a journey map, a service blueprint or a day in a life; absent =
    /// as the map's kind has it.
    pub preset: Option<MapKind>,
    /// The rows to show, in this order, even if they are empty; no names = those of the level that have
    /// content.
    pub lanes: Vec<Lane>,
    /// Language of texts that come in several, and of our own words; absent = the document's. Our
    /// words exist in English, German, Spanish, French, Portuguese, Japanese, Chinese and Arabic;
    /// otherwise they are English.
    pub language: Option<String>,
}
