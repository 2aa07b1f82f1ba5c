//! The ladder: what a map has to be ranked by, and who takes it.

use super::super::book::Place;
use super::super::leaf::{Gaps, means};
use super::super::note::Notes;
use super::super::settings::{Settings, TargetRule};
use super::super::shares::Shares;
use super::super::table::Table;
use super::super::weights::personas_of;
use super::super::{Note, Options};
use super::moment::{Moment, Moments};
use super::pain::{Hurt, hurt, settle};
use crate::Error;
use crate::model::{Document, Id, Map, Need, Stage, Step};

/// The personas of a map with their shares, and how much each stage matters to each: as in value
/// gaps, relative to the stages where the persona has a need; to all, where it has none.
#[derive(Debug)]
pub(super) struct Crowd<'a> {
    personas: Vec<Option<&'a Id>>,
    shares: Vec<f64>,
    stages: Vec<Vec<f64>>,
}

impl<'a> Crowd<'a> {
    fn new(document: &'a Document, map: &'a Map, table: &Table<'_>) -> Self {
        let known = personas_of(document, map);
        let given: Vec<Option<f64>> =
            known.iter().map(|persona| persona.share.map(|share| share.0)).collect();
        let mut personas: Vec<Option<&Id>> = known.iter().map(|persona| Some(&persona.id)).collect();
        let mut shares = Shares::new(&given).values;
        if personas.is_empty() {
            personas.push(None);
            shares.push(1.0);
        }
        let stages = personas
            .iter()
            .map(|persona| {
                let weight = |stage: &Stage| {
                    let own = persona.and_then(|id| stage.persona_weights.get(id));
                    own.copied().or(stage.weight).map(|weight| weight.0)
                };
                let weights: Vec<Option<f64>> = map.stages.iter().map(weight).collect();
                let shares = Shares::new(&weights).values;
                let has_need = |stage: &Stage| {
                    table.leaves.iter().any(|leaf| {
                        leaf.spot.stage.id == stage.id
                            && leaf.spot.persona.map(|persona| &persona.id) == *persona
                    })
                };
                let with_need = map.stages.iter().zip(&shares).filter(|(stage, _)| has_need(stage));
                let whole: f64 = with_need.map(|(_, share)| share).sum();
                let whole = if whole > 0.0 { whole } else { 1.0 };
                shares.iter().map(|share| share / whole).collect()
            })
            .collect();
        Self { personas, shares, stages }
    }

    pub(super) fn persona(&self, index: usize) -> Option<&'a Id> {
        self.personas.get(index).copied().flatten()
    }

    pub(super) fn share(&self, index: usize) -> f64 {
        self.shares.get(index).copied().unwrap_or_default()
    }

    pub(super) fn stage_share(&self, index: usize, stage: usize) -> f64 {
        self.stages.get(index).and_then(|stages| stages.get(stage)).copied().unwrap_or_default()
    }

    /// Whom a step concerns: `only` that persona where it is one of the map; else those of the
    /// step; else all of the map.
    pub(super) fn who(&self, step: &Step, only: Option<&Id>) -> Vec<usize> {
        let those = |wanted: &dyn Fn(&Id) -> bool| -> Vec<usize> {
            let all = self.personas.iter().enumerate();
            all.filter(|(_, id)| id.is_some_and(wanted)).map(|(index, _)| index).collect()
        };
        let named = only.map(|only| those(&|id| id == only)).filter(|found| !found.is_empty());
        let of_step = || Some(those(&|id| step.personas.contains(id))).filter(|found| !found.is_empty());
        named.or_else(of_step).unwrap_or_else(|| (0..self.personas.len()).collect())
    }
}

/// Everything on a map that can be ranked, with what it can be ranked by.
pub(super) struct Ladder<'a> {
    pub(super) document: &'a Document,
    pub(super) map: &'a Map,
    pub(super) table: Table<'a>,
    pub(super) crowd: Crowd<'a>,
    pub(super) hurts: Vec<Hurt<'a>>,
    /// One a step, in the order of the journey.
    pub(super) moments: Vec<Moment<'a>>,
    pub(super) notes: Vec<Note>,
}

impl<'a> Ladder<'a> {
    pub(super) fn new(document: &'a Document, map: &'a Map, options: &Options) -> Result<Self, Error> {
        let mut settings = Settings::new(document, options)?;
        if settings.target == TargetRule::Declared {
            settings.target = TargetRule::DeclaredElseImportance;
        }
        let mut notes = Notes::default();
        let mut table = Table::new(document, map, settings, &mut notes)?;
        let crowd = Crowd::new(document, map, &table);
        let mut estimates = std::mem::take(&mut table.book.estimates);
        let mut moments = Vec::new();
        let mut hurts = Vec::new();
        let mut maker = Moments {
            document,
            map,
            map_index: table.map_index,
            crowd: &crowd,
            estimates: &mut estimates,
            notes: &mut notes,
        };
        for (stage_index, stage) in map.stages.iter().enumerate() {
            for (step_index, step) in stage.steps.iter().enumerate() {
                moments.push(maker.of(stage_index, stage, step, None));
                for (index, pain) in step.pains.iter().enumerate() {
                    let moment = maker.of(stage_index, stage, step, pain.persona.as_ref());
                    let pointer = format!(
                        "/maps/{}/stages/{stage_index}/steps/{step_index}/pains/{index}",
                        table.map_index
                    );
                    hurts.push(hurt(&mut maker, moment, pain, pointer));
                }
            }
        }
        table.book.estimates = estimates;
        let mut ladder = Self { document, map, table, crowd, hurts, moments, notes: notes.into_vec() };
        let mut hurts = std::mem::take(&mut ladder.hurts);
        let cells: Vec<Vec<usize>> = hurts
            .iter()
            .map(|hurt| ladder.cells(&hurt.moment, &hurt.pain.needs.iter().collect::<Vec<_>>()))
            .collect();
        settle(&mut hurts, &cells, &means(&ladder.table.book.estimates));
        ladder.hurts = hurts;
        Ok(ladder)
    }

    /// The cells with a gap of these needs in the moment's stage, for those it concerns.
    pub(super) fn cells(&self, moment: &Moment<'_>, needs: &[&Id]) -> Vec<usize> {
        let concerned: Vec<Option<&Id>> = moment.who.iter().map(|&index| self.crowd.persona(index)).collect();
        self.with_gap(|spot| {
            spot.stage.id == moment.stage.id
                && needs.iter().any(|id| **id == spot.need.id)
                && concerned.contains(&spot.persona.map(|persona| &persona.id))
        })
    }

    /// The cells with a gap of a need, for one persona or for all.
    pub(super) fn cells_of(&self, need: &Id, persona: Option<&Id>) -> Vec<usize> {
        self.with_gap(|spot| {
            spot.need.id == *need && (persona.is_none() || spot.persona.map(|persona| &persona.id) == persona)
        })
    }

    fn with_gap(&self, wanted: impl Fn(&super::super::weights::Spot<'_>) -> bool) -> Vec<usize> {
        let cells = self.table.leaves.iter().enumerate();
        cells
            .filter(|(index, leaf)| wanted(&leaf.spot) && self.rung(*index).is_some())
            .map(|(index, _)| index)
            .collect()
    }

    /// The needs of the map, in the order of the cells.
    pub(super) fn needs(&self) -> Vec<&'a Need> {
        let mut needs: Vec<&Need> = Vec::new();
        for leaf in &self.table.leaves {
            if needs.iter().all(|need| need.id != leaf.spot.need.id) {
                needs.push(leaf.spot.need);
            }
        }
        needs
    }

    /// 1: rivals are rated. 2: there is a target. 3: importance stands in for one. Nothing without
    /// a rating of us and one of these.
    pub(super) fn rung(&self, cell: usize) -> Option<u8> {
        let leaf = self.table.leaves.get(cell)?;
        leaf.own?;
        match (leaf.rivals.is_empty(), leaf.target) {
            (false, _) => Some(1),
            (true, Some(_)) if leaf.target_is_importance => Some(3),
            (true, Some(_)) => Some(2),
            (true, None) => None,
        }
    }

    pub(super) fn gaps(&self, cell: usize, mean: &dyn Fn(Place) -> f64) -> Option<(f64, Gaps)> {
        let leaf = self.table.leaves.get(cell)?;
        Some((leaf.spot.weight, leaf.gaps(mean)?))
    }

    /// What is lost in a cell: weight times gap where we are short, else 0.
    pub(super) fn shortfall(&self, cell: usize, mean: &dyn Fn(Place) -> f64) -> f64 {
        self.gaps(cell, mean).map_or(0.0, |(weight, gaps)| (weight * gaps.gap).max(0.0))
    }
}
