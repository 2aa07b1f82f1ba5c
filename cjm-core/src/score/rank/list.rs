//! The one list of everything that can be ranked.

use super::item::{Factor, Item, ItemKind, Unranked};
use super::ladder::Ladder;
use super::moment::Moment;
use super::opportunity::{Gain, Way};
use super::pain::Hurt;
use super::subject::Subject;
use crate::model::{Id, Need, Opportunity, OpportunityStatus, PainStatus, Text};
use crate::score::book::Place;
use crate::score::grid::tidy;

/// An item and what its number is computed from.
pub(super) struct Entry<'a, 'g> {
    pub(super) item: Item,
    pub(super) subject: Subject<'a, 'g>,
}

pub(super) struct List<'a, 'g> {
    pub(super) entries: Vec<Entry<'a, 'g>>,
    pub(super) unranked: Vec<Unranked>,
}

impl<'a, 'g> List<'a, 'g> {
    fn refuse(&mut self, kind: ItemKind, id: &Id, why: &str) {
        self.unranked.push(Unranked { id: id.clone(), kind, why: why.to_owned() });
    }
}

/// What an item says beside its number.
struct Label<'a> {
    kind: ItemKind,
    id: &'a Id,
    name: Option<&'a Text>,
}

impl<'a> Ladder<'a> {
    /// Everything that can be ranked, in order; and what cannot. `gains` are the opportunities that
    /// can be valued.
    pub(super) fn list<'g>(&self, gains: &'g [Gain<'a>], mean: &dyn Fn(Place) -> f64) -> List<'a, 'g> {
        let mut list = List { entries: Vec::new(), unranked: Vec::new() };
        for (index, hurt) in self.hurts.iter().enumerate() {
            self.add_pain(index, hurt, mean, &mut list);
        }
        for opportunity in &self.map.opportunities {
            self.add_opportunity(opportunity, gains, mean, &mut list);
        }
        for need in self.needs() {
            self.add_need(need, mean, &mut list);
        }
        for (index, moment) in self.moments.iter().enumerate() {
            self.add_step(index, moment, mean, &mut list);
        }
        order(&mut list.entries);
        list
    }

    fn entry<'g>(
        &self,
        label: Label<'_>,
        rung: Option<u8>,
        subject: Subject<'a, 'g>,
        (because, assumed): (Vec<Factor>, bool),
        mean: &dyn Fn(Place) -> f64,
    ) -> Entry<'a, 'g> {
        let name = label.name.map(|text| text.in_language(self.document.language.as_deref()).to_owned());
        let item = Item {
            kind: label.kind,
            id: label.id.clone(),
            name,
            rung: rung.unwrap_or(4),
            priority: tidy(self.worth(&subject, mean)),
            rank: 0,
            top_probability: None,
            worth_knowing: None,
            confidence: None,
            because,
            assumed,
        };
        Entry { item, subject }
    }

    fn add_pain(&self, index: usize, hurt: &Hurt<'_>, mean: &dyn Fn(Place) -> f64, list: &mut List<'a, '_>) {
        let (kind, id) = (ItemKind::Pain, &hurt.pain.id);
        match hurt.pain.status {
            Some(PainStatus::Fixed) => return list.refuse(kind, id, "it is fixed"),
            Some(PainStatus::Accepted) => return list.refuse(kind, id, "it is accepted as it is"),
            _ => {}
        }
        if hurt.cells.is_empty() && !hurt.is_known() {
            let why =
                "nobody says how bad it is or how many meet it: collect its severity and reach, or votes";
            return list.refuse(kind, id, why);
        }
        let cells: Vec<usize> = hurt.cells.iter().map(|&(cell, _)| cell).collect();
        let because = self.because_pain(hurt, mean);
        let assumed = because.iter().any(|factor| factor.assumed) || hurt.unfounded || self.unfounded(&cells);
        let subject =
            if cells.is_empty() { Subject::Pains(vec![index]) } else { Subject::Cells(hurt.cells.clone()) };
        let label = Label { kind, id, name: Some(&hurt.pain.text) };
        list.entries.push(self.entry(label, self.best_rung(&cells), subject, (because, assumed), mean));
    }

    fn add_opportunity<'g>(
        &self,
        opportunity: &'a Opportunity,
        gains: &'g [Gain<'a>],
        mean: &dyn Fn(Place) -> f64,
        list: &mut List<'a, 'g>,
    ) {
        let (kind, id) = (ItemKind::Opportunity, &opportunity.id);
        match opportunity.status {
            Some(OpportunityStatus::Done) => return list.refuse(kind, id, "it is done"),
            Some(OpportunityStatus::Dropped) => return list.refuse(kind, id, "it was given up"),
            _ => {}
        }
        let Some(gain) = gains.iter().find(|gain| std::ptr::eq(gain.opportunity, opportunity)) else {
            let why = if opportunity.addresses.is_empty() && opportunity.improves.is_empty() {
                "it says neither what it improves nor what it addresses: link it to a need or a pain"
            } else {
                "nothing that it improves or addresses can be valued: rate these needs, or give these pains a severity and reach"
            };
            return list.refuse(kind, id, why);
        };
        let mut because = vec![Factor::new("benefit", self.benefit(gain, mean))];
        because.extend(self.because_gain(gain, mean));
        let effort = gain.divisor;
        because.extend(effort.map(|effort| Factor::new("effort", effort).filled_in(gain.effort.is_none())));
        let cells: Vec<usize> = self.wins(gain, mean).iter().filter_map(|(harm, _)| harm.cell()).collect();
        let ceiling = matches!(gain.way, Way::Closes(_));
        let assumed = ceiling || because.iter().any(|factor| factor.assumed) || self.unfounded(&cells);
        let label = Label { kind, id, name: Some(&opportunity.text) };
        let rung = self.best_rung(&cells);
        let mut entry = self.entry(label, rung, Subject::Gain(gain), (because, assumed), mean);
        entry.item.confidence = opportunity.confidence.map(|confidence| confidence.0);
        list.entries.push(entry);
    }

    fn add_need(&self, need: &Need, mean: &dyn Fn(Place) -> f64, list: &mut List<'a, '_>) {
        let cells = self.cells_of(&need.id, None);
        let Some(rung) = self.best_rung(&cells) else {
            let mut leaves = self.table.leaves.iter();
            let why = if leaves.any(|leaf| leaf.spot.need.id == need.id && leaf.own.is_some()) {
                "nothing to compare our rating with: collect ratings of rivals, a target or its importance"
            } else {
                "nobody says how well we meet it: collect ratings of us, best of rivals too"
            };
            return list.refuse(ItemKind::Need, &need.id, why);
        };
        let because = (self.because_cells(&cells, mean), self.unfounded(&cells));
        let label = Label { kind: ItemKind::Need, id: &need.id, name: Some(&need.text) };
        list.entries.push(self.entry(label, Some(rung), Subject::whole(&cells), because, mean));
    }

    fn add_step(
        &self,
        index: usize,
        moment: &Moment<'_>,
        mean: &dyn Fn(Place) -> f64,
        list: &mut List<'a, '_>,
    ) {
        let id = &moment.step.id;
        let cells = self.cells_of_step(moment);
        let pains = self.judged_pains(moment);
        let because = self.because_step(moment, mean);
        let (subject, assumed) = if !cells.is_empty() {
            (Subject::whole(&cells), self.unfounded(&cells))
        } else if !pains.is_empty() {
            let mut hurts = pains.iter().filter_map(|&index| self.hurts.get(index));
            let assumed = hurts.any(|hurt| hurt.unfounded || !hurt.is_complete());
            (Subject::Pains(pains), assumed)
        } else if moment.is_known() {
            (Subject::Moment(index), because.iter().all(|factor| factor.evidence.is_empty()))
        } else {
            let why = "nobody says what hurts here, how it feels or how many leave: collect a pain with severity and reach, an emotion, or drop-off from event data";
            return list.refuse(ItemKind::Step, id, why);
        };
        let label = Label { kind: ItemKind::Step, id, name: moment.stage.name_of(moment.step) };
        list.entries.push(self.entry(label, self.best_rung(&cells), subject, (because, assumed), mean));
    }
}

/// Largest priority first; equal ones by rung, then kind, then as they stand.
fn order(entries: &mut [Entry<'_, '_>]) {
    entries.sort_by(|a, b| {
        let (a, b) = (&a.item, &b.item);
        b.priority.total_cmp(&a.priority).then(a.rung.cmp(&b.rung)).then(a.kind.cmp(&b.kind))
    });
    let mut last: Option<(f64, usize)> = None;
    for (index, Entry { item, .. }) in entries.iter_mut().enumerate() {
        let rank = last.filter(|(before, _)| *before == item.priority).map_or(index + 1, |(_, rank)| rank);
        last = Some((item.priority, rank));
        item.rank = rank;
    }
}
