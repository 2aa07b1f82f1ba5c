//! [`ScoreSheet`]: all value gaps of a map.

use serde::Serialize;

use super::need_gap::{ranked, simulate};
use super::note::Notes;
use super::settings::{Settings, TargetRule};
use super::simulation::Simulation;
use super::table::Table;
use super::{Cell, Change, Explanation, NeedGap, Note, Options};
use crate::Error;
use crate::model::{Document, Id, Map, ScoringTarget};

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
    /// From where to where `net` lies with 95 %, as in a cell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interval: Option<[f64; 2]>,
    /// Weight of rivals against the target.
    pub lambda: f64,
    /// `average`, `best` or a competitor.
    pub reference: Id,
    /// What counts as target.
    pub target: ScoringTarget,
    /// Seed of the simulation.
    pub seed: u64,
    /// How many times it drew; absent where nothing is random.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub draws: Option<usize>,
    /// How many needs `topProbability` takes for the top.
    pub top: usize,
    /// One a persona, stage and need: by persona, then stage, then need.
    pub cells: Vec<Cell>,
    /// One a need, largest gap first; needs without a gap last.
    pub needs: Vec<NeedGap>,
    /// The net, split by every key.
    pub by: Explanation,
    /// The change from another map, where the call names one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
    /// What could not be used or had to be assumed.
    pub notes: Vec<Note>,
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
    let spread = if known { table.spread(&table.leaves) } else { None };
    table.explain_missing(&mut notes);
    let top = options.top.unwrap_or(1).max(1);
    let mut needs = ranked(document, &cells, &table);
    let mut simulation =
        Simulation::new(&table.book.estimates, options.seed, options.draws, 4 * table.leaves.len());
    let random = simulation.is_random() && known;
    if random {
        simulate(&mut needs, &table, &mut simulation, top);
    }
    Ok(ScoreSheet {
        map: map.id.clone(),
        net,
        shortfall,
        advantage,
        coverage,
        sd: spread.map(|spread| spread.sd),
        interval: net.zip(spread).map(|(net, spread)| spread.around(net)),
        lambda: settings.lambda,
        reference: settings.reference(),
        target: match settings.target {
            TargetRule::Importance => ScoringTarget::Importance,
            TargetRule::Declared | TargetRule::DeclaredElseImportance => ScoringTarget::Declared,
        },
        seed: options.seed,
        draws: random.then(|| simulation.draws()),
        top,
        needs,
        by: Explanation::new(&cells),
        cells,
        change: None,
        notes: notes.into_vec(),
    })
}

/// The value gaps of a map, with the change from an earlier one, which may be in another document.
/// Both are measured alike: by the options, else by what the document of the later map says.
///
/// # Errors
///
/// As [`score`], for either map.
pub fn score_against(
    document: &Document,
    map: &Map,
    before: (&Document, &Map),
    options: &Options,
) -> Result<ScoreSheet, Error> {
    let mut sheet = score(document, map, options)?;
    let alike = Options {
        lambda: Some(sheet.lambda),
        reference: Some(sheet.reference.to_string()),
        target: Some(sheet.target),
        draws: Some(0),
        ..options.clone()
    };
    let earlier = score(before.0, before.1, &alike)?;
    sheet.change = Some(Change::new(&earlier, &sheet));
    Ok(sheet)
}
