//! [`ScoreSheet`]: all value gaps of a map.

use serde::Serialize;

use super::book::Book;
use super::cell::interval;
use super::leaf::{Leaf, means};
use super::note::Notes;
use super::settings::{Settings, TargetRule};
use super::weights::{needs_of, spots};
use super::{Cell, Explanation, Note, Options};
use crate::Error;
use crate::model::{Benchmark, Document, Id, Map, Need, ScoringTarget};

/// All value gaps of a map. Gaps are on 0..1, positive = short of it; what is absent is not known.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ScoreSheet {
    /// The map.
    pub map: Id,
    /// `shortfall` less `advantage`: the sum of all cells' `valueGap`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub net: Option<f64>,
    /// Sum of the gaps where we are short of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shortfall: Option<f64>,
    /// Sum of the gaps where we are ahead, as a positive number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub advantage: Option<f64>,
    /// Share of the weight whose gap is known, 0 to 1. The rest is not estimated.
    pub coverage: f64,
    /// Standard deviation of `net`; absent where a rating does not say how many answered. Ratings
    /// that several cells share count as one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sd: Option<f64>,
    /// From where to where `net` lies with 95 %, by the normal distribution.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interval: Option<[f64; 2]>,
    /// Weight of rivals against the target.
    pub lambda: f64,
    /// `average`, `best` or a competitor.
    pub reference: Id,
    /// What counts as target.
    pub target: ScoringTarget,
    /// One a persona, stage and need: by persona, then stage, then need.
    pub cells: Vec<Cell>,
    /// One a need, largest gap first; needs without a gap last.
    pub needs: Vec<NeedGap>,
    /// The net, split by every key.
    pub by: Explanation,
    /// What could not be used or had to be assumed.
    pub notes: Vec<Note>,
}

/// The value gap of a need over all its cells.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NeedGap {
    /// The need.
    pub need: Id,
    /// The sum of its cells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_gap: Option<f64>,
    /// Standard deviation of `valueGap`; absent where a rating does not say how many answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sd: Option<f64>,
    /// 1 = largest gap. Equal gaps share a rank and stand in the order of the journey.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<usize>,
}

/// The value gaps of a map of `document`.
///
/// # Errors
///
/// A `lambda` off 0..1, an unknown competitor as reference, and personas or stages whose weights
/// are all zero.
pub fn score(document: &Document, map: &Map, options: &Options) -> Result<ScoreSheet, Error> {
    let settings = Settings::new(document, options)?;
    let mut notes = Notes::default();
    let table = Table::new(document, map, settings, &mut notes)?;
    let cells: Vec<Cell> = table.leaves.iter().map(|leaf| Cell::new(leaf, &table.book)).collect();
    let gaps = || cells.iter().filter_map(|cell| cell.value_gap);
    let known = gaps().next().is_some();
    let shortfall = known.then(|| gaps().map(|gap| gap.max(0.0)).sum::<f64>());
    let advantage = known.then(|| gaps().map(|gap| (-gap).max(0.0)).sum::<f64>() + 0.0);
    let net = shortfall.zip(advantage).map(|(shortfall, advantage)| shortfall - advantage);
    let lost: f64 = cells.iter().filter(|cell| cell.value_gap.is_none()).map(|cell| cell.weight).sum();
    let coverage = if known { (1.0 - lost - table.without).clamp(0.0, 1.0) } else { 0.0 };
    let sd = if known { table.sd(|_| true) } else { None };
    table.explain_missing(&mut notes);
    Ok(ScoreSheet {
        map: map.id.clone(),
        net,
        shortfall,
        advantage,
        coverage,
        sd,
        interval: net.zip(sd).map(|(net, sd)| interval(net, sd)),
        lambda: settings.lambda,
        reference: settings.reference(),
        target: match settings.target {
            TargetRule::Importance => ScoringTarget::Importance,
            TargetRule::Declared | TargetRule::DeclaredElseImportance => ScoringTarget::Declared,
        },
        needs: ranked(&cells, &table),
        by: Explanation::new(&cells),
        cells,
        notes: notes.into_vec(),
    })
}

/// A map's cells and the estimates they hang on.
pub(super) struct Table<'a> {
    pub(super) book: Book<'a>,
    pub(super) leaves: Vec<Leaf<'a>>,
    /// Share of the personas without any need.
    pub(super) without: f64,
    pub(super) map_index: usize,
}

impl<'a> Table<'a> {
    pub(super) fn new(
        document: &'a Document,
        map: &'a Map,
        settings: Settings<'a>,
        notes: &mut Notes,
    ) -> Result<Self, Error> {
        let map_index = document.maps.iter().position(|it| std::ptr::eq(it, map)).unwrap_or_default();
        let mut needs: Vec<(usize, &Need)> = Vec::new();
        for found in map.stages.iter().flat_map(|stage| needs_of(document, stage)) {
            if needs.iter().all(|&(index, _)| index != found.0) {
                needs.push(found);
            }
        }
        let book = Book::new(document, (map_index, map), &needs, notes);
        let (spots, without) = spots(document, (map_index, map), &book, notes)?;
        if spots.is_empty() {
            notes.add(format!("/maps/{map_index}"), "no stage and no step lists a need that a persona has");
        }
        let leaves: Vec<Leaf<'_>> =
            spots.into_iter().map(|spot| Leaf::new(document, settings, &book, spot)).collect();
        if settings.benchmark == Benchmark::Average && leaves.iter().any(|leaf| !leaf.rivals.is_empty()) {
            note_shares(document, notes);
        }
        Ok(Self { book, leaves, without, map_index })
    }

    /// The standard deviation of a sum of cells: a rating's error counts once, over all of them.
    fn sd(&self, of: impl Fn(&Leaf<'_>) -> bool) -> Option<f64> {
        let mean = means(&self.book.estimates);
        let mut slopes = vec![0.0; self.book.estimates.len()];
        for leaf in self.leaves.iter().filter(|leaf| of(leaf)) {
            let Some(gaps) = leaf.gaps(mean) else { continue };
            for (place, slope) in leaf.slopes(&gaps, mean) {
                if let Some(sum) = slopes.get_mut(place) {
                    *sum += leaf.spot.weight * slope;
                }
            }
        }
        let terms = slopes.iter().zip(&self.book.estimates).filter(|(slope, _)| **slope != 0.0);
        let variance =
            terms.map(|(slope, estimate)| Some(slope * slope * estimate.variance?)).sum::<Option<f64>>();
        variance.map(f64::sqrt)
    }

    /// Says of each need without a gap what it lacks.
    fn explain_missing(&self, notes: &mut Notes) {
        let mean = means(&self.book.estimates);
        for leaf in self.leaves.iter().filter(|leaf| leaf.gaps(mean).is_none()) {
            let need = &leaf.spot.need.id;
            let whom = leaf.spot.persona.map_or_else(String::new, |persona| format!(" by `{}`", persona.id));
            let lacks = if leaf.own.is_none() {
                "no rating of us that can be used"
            } else {
                "no rival and no target to compare with"
            };
            let pointer = format!("/maps/{}/stages", self.map_index);
            notes.add(pointer, format!("need `{need}`{whom} in stage `{}`: {lacks}", leaf.spot.stage.id));
        }
    }
}

fn note_shares(document: &Document, notes: &mut Notes) {
    let with = document.competitors.iter().filter(|it| it.share.is_some()).count();
    if with == 0 && document.competitors.len() > 1 {
        notes.add("/competitors", "no competitor has a share: all count alike");
    } else if with > 0 {
        for (index, competitor) in
            document.competitors.iter().enumerate().filter(|(_, it)| it.share.is_none())
        {
            let message =
                format!("competitor `{}` has no share, others have: counted as their mean", competitor.id);
            notes.add(format!("/competitors/{index}"), message);
        }
    }
}

/// Largest gap first; equal gaps share a rank and keep the order of the journey, as do needs without
/// a gap, which come last.
fn ranked(cells: &[Cell], table: &Table<'_>) -> Vec<NeedGap> {
    let mut needs: Vec<NeedGap> = Vec::new();
    for cell in cells {
        let at = needs.iter().position(|need| need.need == cell.need).unwrap_or_else(|| {
            needs.push(NeedGap { need: cell.need.clone(), value_gap: None, sd: None, rank: None });
            needs.len() - 1
        });
        if let (Some(need), Some(gap)) = (needs.get_mut(at), cell.value_gap) {
            need.value_gap = Some(need.value_gap.unwrap_or(0.0) + gap);
        }
    }
    let key = |need: &NeedGap| need.value_gap.unwrap_or(f64::NEG_INFINITY);
    needs.sort_by(|a, b| key(b).total_cmp(&key(a)));
    let mut last: Option<(f64, usize)> = None;
    for (index, need) in needs.iter_mut().enumerate() {
        let Some(gap) = need.value_gap else { continue };
        let rank = last.filter(|(before, _)| *before == gap).map_or(index + 1, |(_, rank)| rank);
        last = Some((gap, rank));
        need.rank = Some(rank);
        need.sd = table.sd(|leaf| leaf.spot.need.id == need.need);
    }
    needs
}
