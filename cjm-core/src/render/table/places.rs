//! What stands in a step: pictures, touchpoints, channels, needs, pains, gains, opportunities, ways.

use super::Item;
use super::builder::Builder;
use crate::model::{Id, Measure, Opportunity, Step, Support};
use crate::render::number::{percent, plain};
use crate::render::phrase::Phrase;

impl<'d> Builder<'d> {
    pub(super) fn image(&self, step: &'d Step) -> Vec<Item> {
        let image = step.image.as_ref();
        image
            .map(|image| Item { image: Some(image.href.clone()), ..Item::new(self.phrase(&image.alt)) })
            .into_iter()
            .collect()
    }

    pub(super) fn touchpoints(&self, step: &'d Step) -> Vec<Item> {
        let item = |id: &'d Id| {
            let Some(found) = self.document.touchpoint(id.as_str()) else {
                return Item::new(id.as_str().into());
            };
            let owner = found.owner.as_ref().filter(|_| self.full());
            Item {
                details: owner.map(|id| self.department(id)).into_iter().collect(),
                ..Item::new(self.phrase(&found.name))
            }
        };
        step.touchpoints.iter().map(item).collect()
    }

    /// The step's channels and those of its touchpoints.
    pub(super) fn channels(&self, step: &'d Step) -> Vec<Item> {
        let of_touchpoints =
            step.touchpoints.iter().filter_map(|id| self.document.touchpoint(id.as_str())?.channel.as_ref());
        let mut seen: Vec<&Id> = Vec::new();
        for id in step.channels.iter().chain(of_touchpoints) {
            if !seen.contains(&id) {
                seen.push(id);
            }
        }
        seen.into_iter().map(|id| Item::new(self.channel(id))).collect()
    }

    fn channel(&self, id: &Id) -> Phrase {
        let declared = self.document.channels.iter().find(|channel| channel.id == *id);
        match (declared, (self.words.channel)(id.as_str()), self.document.channel(id.as_str())) {
            (Some(channel), _, _) | (None, None, Some(channel)) => self.phrase(&channel.name),
            (None, Some(name), _) => name.into(),
            (None, None, None) => id.as_str().into(),
        }
    }

    pub(super) fn needs(&self, step: &'d Step) -> Vec<Item> {
        let text = |id: &Id| match self.document.need(id.as_str()) {
            Some(need) => self.phrase(&need.text),
            None => id.as_str().into(),
        };
        step.needs.iter().map(|id| Item::new(text(id))).collect()
    }

    /// `severity 4 of 5`.
    fn of_scale(
        &self,
        measure: Option<&Measure>,
        scale: &str,
        words: fn(&str, &str) -> String,
    ) -> Option<Phrase> {
        let measure = measure?;
        let scale = self.document.scale_of(measure, scale)?;
        let value = measure.value_on(scale)?;
        Some(Phrase::from(words(&plain(value, self.words), &plain(scale.max, self.words))))
    }

    pub(super) fn pains(&self, step: &'d Step) -> Vec<Item> {
        let words = &self.words.details;
        let item = |pain: &'d crate::model::Pain| {
            let mut details: Vec<Phrase> = Vec::new();
            details.extend(self.of_scale(pain.severity.as_ref(), "severity5", words.severity));
            details
                .extend(pain.reach.map(|reach| Phrase::from((words.reach)(&percent(reach.0, self.words)))));
            if self.full() {
                details.extend(
                    pain.frequency.map(|times| Phrase::from((words.frequency)(&plain(times.0, self.words)))),
                );
                details.extend(pain.status.map(|status| Phrase::from((self.words.pain_status)(status))));
                details.extend(self.workshop(pain.votes.map(|votes| votes.0), pain.author.as_deref()));
            }
            Item {
                lead: self.persona_lead(pain.persona.as_ref()),
                details,
                ..self.claim(step, &pain.text, &pain.evidence)
            }
        };
        step.pains.iter().map(item).collect()
    }

    pub(super) fn gains(&self, step: &'d Step) -> Vec<Item> {
        let words = &self.words.details;
        let item = |gain: &'d crate::model::Gain| {
            let mut details: Vec<Phrase> = Vec::new();
            details
                .extend(gain.reach.map(|reach| Phrase::from((words.reach)(&percent(reach.0, self.words)))));
            if self.full() {
                details.extend(
                    gain.frequency.map(|times| Phrase::from((words.frequency)(&plain(times.0, self.words)))),
                );
                details.extend(self.workshop(gain.votes.map(|votes| votes.0), gain.author.as_deref()));
            }
            Item {
                lead: self.persona_lead(gain.persona.as_ref()),
                details,
                ..self.claim(step, &gain.text, &gain.evidence)
            }
        };
        step.gains.iter().map(item).collect()
    }

    /// The opportunities that answer to something in this step.
    pub(super) fn opportunities_at(&self, step: &'d Step) -> Vec<Item> {
        let here = self.map.opportunities.iter().filter(|opportunity| self.answers_to(opportunity, step));
        here.map(|opportunity| self.opportunity(opportunity)).collect()
    }

    /// The opportunities that answer to nothing in any step.
    pub(super) fn unplaced(&self) -> Vec<Item> {
        let nowhere = |opportunity: &&'d Opportunity| {
            !self.map.steps().any(|(_, step)| self.answers_to(opportunity, step))
        };
        self.map
            .opportunities
            .iter()
            .filter(nowhere)
            .map(|opportunity| self.opportunity(opportunity))
            .collect()
    }

    /// Whether it addresses the step or a thing in it; a need only counts where nothing else does.
    fn answers_to(&self, opportunity: &Opportunity, step: &Step) -> bool {
        let names = |id: &Id| named(step, id);
        let placed =
            || self.map.steps().any(|(_, step)| opportunity.addresses.iter().any(|id| named(step, id)));
        opportunity.addresses.iter().any(names)
            || (opportunity.addresses.iter().any(|id| step.needs.contains(id)) && !placed())
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
        let mut best = Support::Assumed;
        for (_, step) in self.map.steps() {
            let pains = step
                .pains
                .iter()
                .filter(|pain| opportunity.addresses.contains(&pain.id))
                .map(|pain| &pain.evidence);
            let cells = step
                .cells()
                .filter(|(_, cell)| cell.id.as_ref().is_some_and(|id| opportunity.addresses.contains(id)));
            let evidence = pains.chain(cells.map(|(_, cell)| &cell.note.evidence));
            best = evidence
                .map(|evidence| self.grounds(step).support(evidence))
                .chain([best])
                .max()
                .unwrap_or(best);
        }
        best
    }

    /// Ways from here other than on to the next step.
    pub(super) fn ways(&self, step: &'d Step) -> Vec<Item> {
        let said = self.map.ways().into_iter().filter(|way| std::ptr::eq(way.from.step, step));
        said.filter_map(|way| {
            let flow = way.flow?;
            let to = self.step_name(way.to.stage, way.to.step);
            let details = self.phrase_of(flow.text.as_ref()).into_iter().collect();
            let kind = Some((self.words.flow)(way.kind).into());
            Some(Item { lead: kind, details, ..Item::new(to) })
        })
        .collect()
    }
}

/// Whether `id` is the step or a pain, cell or failure in it.
fn named(step: &Step, id: &Id) -> bool {
    step.id == *id
        || step.pains.iter().any(|pain| pain.id == *id)
        || step.cells().any(|(_, cell)| {
            cell.id.as_ref() == Some(id) || cell.failures.iter().any(|failure| failure.id == *id)
        })
}
