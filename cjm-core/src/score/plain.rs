//! [`PlainGap`]: what a cell's gap is, and nothing about how sure that is or what it rests on.

use super::Options;
use super::leaf::means;
use super::note::Notes;
use super::settings::{Settings, TargetRule};
use super::table::Table;
use crate::model::{Document, Id, Map};

/// The gap of one persona, stage and need, on 0..1.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PlainGap<'a> {
    /// Nothing on a map that names no persona.
    pub(crate) persona: Option<&'a Id>,
    pub(crate) stage: &'a Id,
    pub(crate) need: &'a Id,
    /// Share of the whole.
    pub(crate) weight: f64,
    /// What the need's gap is: positive = short of it.
    pub(crate) gap: f64,
    /// Rivals less own, where these are rated.
    pub(crate) to_reference: Option<f64>,
}

/// The gaps that are known on a map, measured as its document says; for a need with neither target nor
/// rivals its importance is the target, as in [`rank`](super::rank()). Nothing for a map that cannot be
/// scored.
pub(crate) fn plain_gaps<'a>(document: &'a Document, map: &'a Map) -> Option<Vec<PlainGap<'a>>> {
    let mut settings = Settings::new(document, &Options::default()).ok()?;
    if settings.target == TargetRule::Declared {
        settings.target = TargetRule::DeclaredElseImportance;
    }
    let table = Table::new(document, map, settings, &mut Notes::default()).ok()?;
    let mean = means(&table.book.estimates);
    let known = table.leaves.iter().filter_map(|leaf| {
        let gaps = leaf.gaps(mean)?;
        Some(PlainGap {
            persona: leaf.spot.persona.map(|persona| &persona.id),
            stage: &leaf.spot.stage.id,
            need: &leaf.spot.need.id,
            weight: leaf.spot.weight,
            gap: gaps.gap,
            to_reference: gaps.to_reference,
        })
    });
    Some(known.collect())
}

/// Whether two documents say the same of how value gaps are measured.
pub(crate) fn measured_alike(a: &Document, b: &Document) -> bool {
    let said = |document| {
        let settings = Settings::new(document, &Options::default()).ok()?;
        Some((settings.lambda, settings.reference(), settings.target))
    };
    said(a) == said(b)
}
