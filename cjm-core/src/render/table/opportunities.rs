//! What could be done, in the steps that it would change.

use super::Item;
use super::builder::Builder;
use crate::model::{Opportunity, Step, Support};
use crate::render::number::percent;
use crate::render::phrase::Phrase;

impl<'d> Builder<'d> {
    /// The opportunities that answer to something in this step.
    pub(super) fn opportunities_at(&self, step: &'d Step) -> Vec<Item> {
        self.index.opportunities_at(step).iter().map(|opportunity| self.opportunity(opportunity)).collect()
    }

    /// The opportunities that answer to nothing in any step.
    pub(super) fn unplaced(&self) -> Vec<Item> {
        self.index.unplaced().iter().map(|opportunity| self.opportunity(opportunity)).collect()
    }

    fn opportunity(&self, opportunity: &'d Opportunity) -> Item {
        let words = &self.words.details;
        let mut details: Vec<Phrase> = Vec::new();
        details.extend(opportunity.owner.as_ref().map(|id| self.department(id)));
        details
            .extend(opportunity.status.map(|status| Phrase::from((self.words.opportunity_status)(status))));
        details.extend(self.of_scale(opportunity.effort.as_ref(), "effort5", words.effort));
        if self.full() {
            details.extend(opportunity.kind.map(|kind| Phrase::from((self.words.opportunity_kind)(kind))));
            details.extend(
                opportunity
                    .confidence
                    .map(|sure| Phrase::from((words.confidence)(&percent(sure.0, self.words)))),
            );
            details.extend(opportunity.due.as_ref().map(|day| Phrase::from((words.due)(&day.0))));
            let after: Vec<String> = opportunity
                .after
                .iter()
                .filter_map(|id| self.map.opportunity(id.as_str()))
                .map(|other| self.phrase(&other.text).text)
                .collect();
            details.extend((!after.is_empty()).then(|| Phrase::from((words.after)(&after.join("; ")))));
            details
                .extend(self.workshop(opportunity.votes.map(|votes| votes.0), opportunity.author.as_deref()));
        }
        Item {
            details,
            support: Some(self.grounds_of(opportunity)),
            link: opportunity.link.clone(),
            ..Item::new(self.phrase(&opportunity.text))
        }
    }

    /// How well it is founded: as the best founded pain or cell that it addresses.
    fn grounds_of(&self, opportunity: &Opportunity) -> Support {
        let things = opportunity.addresses.iter().filter_map(|id| self.index.thing(id));
        let supports = things.filter_map(|thing| Some(self.grounds(thing.step).support(thing.evidence?)));
        supports.max().unwrap_or(Support::Assumed)
    }
}
