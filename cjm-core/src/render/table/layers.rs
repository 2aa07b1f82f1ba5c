//! What our side does, and who does it.

use super::Item;
use super::builder::Builder;
use crate::model::{Cell, Id, Stage, Step};
use crate::render::number::duration;
use crate::render::phrase::Phrase;

impl<'d> Builder<'d> {
    /// The cells of a layer, each followed by how it can fail.
    pub(super) fn work(&self, step: &'d Step, cells: &'d [Cell]) -> Vec<Item> {
        let mut items = Vec::new();
        for cell in cells {
            let mut details: Vec<Phrase> = Vec::new();
            details.extend(cell.department.as_ref().map(|id| self.department(id)));
            details.extend(self.taken_for(cell.department.as_ref(), cell.perceived_owner.as_ref()));
            if self.full() {
                details.extend(
                    cell.system.as_ref().map(|system| Phrase::from((self.words.details.system)(system))),
                );
                let times =
                    [(self.words.details.wait, &cell.wait), (self.words.details.duration, &cell.duration)];
                for (label, time) in times {
                    let time = time.as_ref().and_then(|time| duration(time, self.words));
                    details.extend(time.map(|time| Phrase::from(format!("{label} {time}"))));
                }
                details
                    .extend(self.workshop(cell.note.votes.map(|votes| votes.0), cell.note.author.as_deref()));
            }
            items.push(Item {
                lead: self.persona_lead(cell.note.persona.as_ref()),
                details,
                ..self.claim(step, &cell.note.text, &cell.note.evidence)
            });
            items.extend(cell.failures.iter().map(|failure| {
                let words = &self.words.details;
                let level = |words: fn(&str) -> String, level| Phrase::from(words((self.words.level)(level)));
                let mut details: Vec<Phrase> = Vec::new();
                details.extend(failure.likelihood.map(|likely| level(words.likelihood, likely)));
                details.extend(failure.impact.map(|impact| level(words.impact, impact)));
                details.extend(failure.owner.as_ref().filter(|_| self.full()).map(|id| self.department(id)));
                Item {
                    lead: Some(words.failure.into()),
                    details,
                    warning: true,
                    ..Item::new(self.phrase(&failure.text))
                }
            }));
        }
        items
    }

    pub(super) fn owners(&self, stage: &'d Stage, step: &'d Step) -> Vec<Item> {
        let owner = step.owner.as_ref().or(stage.owner.as_ref());
        let details = self.taken_for(owner, step.perceived_owner.as_ref());
        let owner = owner.map(|id| Item::new(self.department(id)));
        owner.into_iter().map(|item| Item { details: details.iter().cloned().collect(), ..item }).collect()
    }

    /// Who is taken for the owner, where that is somebody else.
    fn taken_for(&self, owner: Option<&Id>, perceived: Option<&Id>) -> Option<Phrase> {
        let other = perceived.filter(|id| Some(*id) != owner)?;
        Some(Phrase::from((self.words.details.taken_for)(&self.department(other).text)))
    }
}
