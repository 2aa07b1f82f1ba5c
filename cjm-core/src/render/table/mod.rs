//! The map as rows and columns, before any output: what every picture is made of.

mod blocks;
mod bows;
mod builder;
mod feelings;
mod head;
mod index;
mod layers;
mod measures;
mod opportunities;
mod places;

pub(super) use blocks::Block;
pub(super) use bows::Bow;
pub(super) use feelings::{Curve, Feeling, Interval, Series};

use super::Lane;
use super::phrase::Phrase;
use super::words::Words;
use crate::model::Support;

/// A map as a table: stages over columns, one row a lane.
pub(super) struct Table {
    /// The map's id.
    pub(super) id: String,
    pub(super) title: Phrase,
    /// What is known about the map as a whole, one fact after the other.
    pub(super) facts: Vec<Fact>,
    /// Pictures of the personas: name, picture, the same in words.
    pub(super) portraits: Vec<Item>,
    pub(super) stages: Vec<Stage>,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row>,
    /// What belongs to no column: a heading and its entries.
    pub(super) lists: Vec<(&'static str, Vec<Item>)>,
    /// The picture in words, for those who cannot see it.
    pub(super) summary: String,
    /// What the map rests on; nothing where no evidence is named.
    pub(super) sources: Vec<Item>,
    pub(super) language: String,
    pub(super) right_to_left: bool,
    pub(super) words: &'static Words,
    /// The language of our own words, where that is another.
    pub(super) foreign: Option<&'static str>,
}

/// Something known about the map: `Persona: Dana; Ravi`.
pub(super) struct Fact {
    pub(super) label: String,
    pub(super) values: Vec<Phrase>,
}

pub(super) struct Stage {
    /// From 1.
    pub(super) number: usize,
    pub(super) name: Phrase,
    pub(super) goal: Option<Phrase>,
    /// How many columns it takes: at least one.
    pub(super) columns: usize,
}

pub(super) struct Column {
    /// The step's name; empty where the column is a whole stage.
    pub(super) name: Phrase,
    pub(super) marks: Vec<Mark>,
}

/// What a step is marked with.
pub(super) struct Mark {
    pub(super) kind: MarkKind,
    pub(super) text: Phrase,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MarkKind {
    MomentOfTruth,
    /// Why it is a moment of truth.
    Reason,
    Entry,
    Exit,
    Other,
}

pub(super) struct Row {
    pub(super) lane: Lane,
    pub(super) name: &'static str,
    /// What else the label says.
    pub(super) note: Option<&'static str>,
    /// The lines of the blueprint just above the row.
    pub(super) lines: Vec<&'static str>,
    pub(super) cells: Vec<Cell>,
    /// The emotion row's curve; the cells then hold what people said.
    pub(super) curve: Option<Curve>,
    /// The flow row's lines: from which column to which.
    pub(super) leaps: Vec<(usize, usize)>,
    /// It is shown though it is empty: somebody asked for it by name.
    pub(super) asked: bool,
}

/// One or several columns of a row.
pub(super) struct Cell {
    pub(super) span: usize,
    pub(super) items: Vec<Item>,
}

/// An entry of a cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Item {
    /// What stands before it, in few words: a persona.
    pub(super) lead: Option<Phrase>,
    pub(super) text: Phrase,
    /// What stands behind it: department, severity, sample.
    pub(super) details: Vec<Phrase>,
    /// How well it is founded; nothing for what is no claim.
    pub(super) support: Option<Support>,
    /// A share of 0..1, drawn as a bar.
    pub(super) share: Option<f64>,
    /// Where a picture is.
    pub(super) image: Option<String>,
    /// It says how something can fail.
    pub(super) warning: bool,
    /// Where more can be read.
    pub(super) link: Option<String>,
}

impl Item {
    pub(super) fn new(text: Phrase) -> Self {
        Self { text, ..Self::default() }
    }
}

impl Row {
    pub(super) fn is_empty(&self) -> bool {
        self.curve.is_none() && self.cells.iter().all(|cell| cell.items.is_empty())
    }

    /// Whether the row is shown in `columns`: it has anything there, stands below a line of the
    /// blueprint, or was asked for.
    pub(super) fn shows_in(&self, columns: &std::ops::Range<usize>) -> bool {
        let felt = |series: &Series| {
            let points = series.points.get(columns.clone()).unwrap_or_default();
            points.iter().any(|point| matches!(point, Some(Feeling::Known { .. })))
        };
        self.asked
            || !self.lines.is_empty()
            || self.within(columns).iter().any(|(_, items)| !items.is_empty())
            || self.curve.as_ref().is_some_and(|curve| curve.series.iter().any(felt))
    }

    /// The cells that reach into `columns`, with how many of these they take; a cell's entries stand
    /// where it begins.
    pub(super) fn within(&self, columns: &std::ops::Range<usize>) -> Vec<(usize, &[Item])> {
        let mut from = 0;
        let mut found = Vec::new();
        for cell in &self.cells {
            let to = from + cell.span;
            let (first, last) = (from.max(columns.start), to.min(columns.end));
            if first < last {
                found.push((last - first, if first == from { cell.items.as_slice() } else { &[] }));
            }
            from = to;
        }
        found
    }
}
