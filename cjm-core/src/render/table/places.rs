//! What stands in a step: pictures, touchpoints, channels, needs, pains, gains, ways.

use super::Item;
use super::builder::Builder;
use crate::model::{Id, Measure, Step};
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
    pub(super) fn of_scale(
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

    /// Ways from here that the map names.
    pub(super) fn ways(&self, step: &'d Step) -> Vec<Item> {
        let said = self.index.ways_from(step).iter();
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
