//! The one list of everything that can be ranked.

use super::item::{Factor, Item, ItemKind, Unranked};
use super::ladder::Ladder;
use super::moment::Moment;
use super::opportunity::{Gain, Way};
use super::pain::Hurt;
use crate::model::{Id, Need, Opportunity, OpportunityStatus, PainStatus, Text};
use crate::score::grid::tidy;
use crate::score::leaf::means;

pub(super) struct List {
    pub(super) items: Vec<Item>,
    pub(super) unranked: Vec<Unranked>,
}

impl Hurt<'_> {
    /// Whether something is left to do about it.
    pub(super) fn is_open(&self) -> bool {
        !matches!(self.pain.status, Some(PainStatus::Fixed | PainStatus::Accepted))
    }
}

impl<'a> Ladder<'a> {
    /// Everything that can be ranked, in order; and what cannot.
    pub(super) fn list(&self) -> List {
        let mut list = List { items: Vec::new(), unranked: Vec::new() };
        self.hurts.iter().for_each(|hurt| self.add_pain(hurt, &mut list));
        let gains: Vec<Gain<'_>> = self.map.opportunities.iter().filter_map(|it| self.gain(it)).collect();
        self.map.opportunities.iter().for_each(|it| self.add_opportunity(it, &gains, &mut list));
        self.needs().into_iter().for_each(|need| self.add_need(need, &mut list));
        self.moments.iter().for_each(|moment| self.add_step(moment, &mut list));
        order(&mut list.items);
        list
    }

    fn name(&self, text: Option<&Text>) -> Option<String> {
        text.map(|text| text.in_language(self.document.language.as_deref()).to_owned())
    }

    fn add_pain(&self, hurt: &Hurt<'_>, list: &mut List) {
        let pain = hurt.pain;
        let mut refuse = |why: &str| {
            list.unranked.push(Unranked { id: pain.id.clone(), kind: ItemKind::Pain, why: why.to_owned() });
        };
        match pain.status {
            Some(PainStatus::Fixed) => return refuse("it is fixed"),
            Some(PainStatus::Accepted) => return refuse("it is accepted as it is"),
            _ => {}
        }
        if hurt.cells.is_empty() && !hurt.is_known() {
            return refuse(
                "nobody says how bad it is or how many meet it: collect its severity and reach, or votes",
            );
        }
        let mean = means(&self.table.book.estimates);
        let because = self.because_pain(hurt, mean);
        let filled_in = because.iter().any(|factor| factor.assumed);
        list.items.push(Item {
            kind: ItemKind::Pain,
            id: pain.id.clone(),
            name: self.name(Some(&pain.text)),
            rung: self.best_rung(&hurt.cells).unwrap_or(4),
            priority: tidy(self.pain(hurt, mean)),
            rank: 0,
            top_probability: None,
            because,
            assumed: filled_in || hurt.unfounded || self.unfounded(&hurt.cells),
        });
    }

    fn add_opportunity(&self, opportunity: &'a Opportunity, gains: &[Gain<'_>], list: &mut List) {
        let mut refuse = |why: &str| {
            let id = opportunity.id.clone();
            list.unranked.push(Unranked { id, kind: ItemKind::Opportunity, why: why.to_owned() });
        };
        match opportunity.status {
            Some(OpportunityStatus::Done) => return refuse("it is done"),
            Some(OpportunityStatus::Dropped) => return refuse("it was given up"),
            _ => {}
        }
        let Some(gain) = gains.iter().find(|gain| std::ptr::eq(gain.opportunity, opportunity)) else {
            return refuse(if opportunity.addresses.is_empty() && opportunity.improves.is_empty() {
                "it says neither what it improves nor what it addresses: link it to a need or a pain"
            } else {
                "nothing that it improves or addresses can be valued: rate these needs, or give these pains a severity and reach"
            });
        };
        let mean = means(&self.table.book.estimates);
        let benefit = self.benefit(gain, mean);
        let effort = self.effort(gain, gains);
        let mut because = vec![Factor::new("benefit", benefit)];
        because.extend(effort.map(|(effort, filled_in)| Factor::new("effort", effort).filled_in(filled_in)));
        because.extend(self.because_gain(gain, mean));
        let (cells, ceiling): (Vec<usize>, bool) = match &gain.way {
            Way::Improves(lifts) => (lifts.iter().map(|lift| lift.cell).collect(), false),
            Way::Closes { cells, .. } => (cells.clone(), true),
        };
        list.items.push(Item {
            kind: ItemKind::Opportunity,
            id: opportunity.id.clone(),
            name: self.name(Some(&opportunity.text)),
            rung: self.best_rung(&cells).unwrap_or(4),
            priority: tidy(benefit / effort.map_or(1.0, |(effort, _)| effort)),
            rank: 0,
            top_probability: None,
            assumed: ceiling || because.iter().any(|factor| factor.assumed) || self.unfounded(&cells),
            because,
        });
    }

    fn add_need(&self, need: &Need, list: &mut List) {
        let cells = self.cells_of(&need.id, None);
        let Some(rung) = self.best_rung(&cells) else {
            let rated =
                self.table.leaves.iter().any(|leaf| leaf.spot.need.id == need.id && leaf.own.is_some());
            let why = if rated {
                "nothing to compare our rating with: collect ratings of rivals, a target or its importance"
            } else {
                "nobody says how well we meet it: collect ratings of us, best of rivals too"
            };
            list.unranked.push(Unranked { id: need.id.clone(), kind: ItemKind::Need, why: why.to_owned() });
            return;
        };
        let mean = means(&self.table.book.estimates);
        list.items.push(Item {
            kind: ItemKind::Need,
            id: need.id.clone(),
            name: self.name(Some(&need.text)),
            rung,
            priority: tidy(self.lost(&cells, mean)),
            rank: 0,
            top_probability: None,
            because: self.because_cells(&cells, mean),
            assumed: self.unfounded(&cells),
        });
    }

    fn add_step(&self, moment: &Moment<'_>, list: &mut List) {
        let mean = means(&self.table.book.estimates);
        let id: &Id = &moment.step.id;
        let Some(lost) = self.step(moment, mean) else {
            let why = "nobody says what hurts here, how it feels or how many leave: collect a pain with severity and reach, an emotion, or drop-off from event data";
            list.unranked.push(Unranked { id: id.clone(), kind: ItemKind::Step, why: why.to_owned() });
            return;
        };
        let cells = self.cells_of_step(moment);
        let because = self.because_step(moment, mean);
        let pains = || self.judged_pains(moment);
        let judged = cells.is_empty() && pains().any(|hurt| hurt.unfounded || !hurt.is_complete());
        let claimed = judged || self.unfounded(&cells);
        let bare = cells.is_empty() && pains().next().is_none();
        let felt_only = bare && because.iter().all(|factor| factor.evidence.is_empty());
        list.items.push(Item {
            kind: ItemKind::Step,
            id: id.clone(),
            name: self.name(moment.stage.name_of(moment.step)),
            rung: self.best_rung(&cells).unwrap_or(4),
            priority: tidy(lost),
            rank: 0,
            top_probability: None,
            assumed: claimed || felt_only,
            because,
        });
    }
}

/// Largest priority first; equal ones by rung, then kind, then as they stand.
fn order(items: &mut [Item]) {
    items.sort_by(|a, b| {
        b.priority.total_cmp(&a.priority).then(a.rung.cmp(&b.rung)).then(a.kind.cmp(&b.kind))
    });
    let mut last: Option<(f64, usize)> = None;
    for (index, item) in items.iter_mut().enumerate() {
        let rank = last.filter(|(before, _)| *before == item.priority).map_or(index + 1, |(_, rank)| rank);
        last = Some((item.priority, rank));
        item.rank = rank;
    }
}
