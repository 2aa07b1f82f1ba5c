//! What stands above and below the map.

use super::builder::Builder;
use super::{Fact, Item, Mark, MarkKind};
use crate::model::{Grounds, Kind, Persona, Step, references};
use crate::render::number::plain;
use crate::render::phrase::Phrase;

impl<'d> Builder<'d> {
    pub(super) fn facts(&self) -> Vec<Fact> {
        let (map, label) = (self.map, &self.words.facts);
        let mut facts: Vec<Fact> = Vec::new();
        let mut say = |label: &str, values: Vec<Phrase>| {
            if !values.is_empty() {
                facts.push(Fact { label: label.to_owned(), values });
            }
        };
        let one = |phrase: Option<Phrase>| phrase.into_iter().collect::<Vec<_>>();
        say(label.persona, self.personas());
        if self.full() {
            for persona in self.document.personas_of(map) {
                let goals = persona.goals.iter().map(|goal| self.phrase(&goal.text)).collect();
                let name = self.phrase(&persona.name).text;
                say(&format!("{} ({name})", label.goal), goals);
            }
        }
        let state = map.state.map(|state| Phrase::from((self.words.state)(state)));
        let hypothesis = (map.assumed == Some(true)).then(|| Phrase::from(label.hypothesis));
        say(label.state, state.into_iter().chain(hypothesis).collect());
        say(label.scenario, one(self.phrase_of(map.scenario.as_ref())));
        say(label.trigger, one(map.trigger.as_ref().map(|trigger| self.phrase(&trigger.text))));
        if self.full() {
            say(label.purpose, one(self.phrase_of(map.purpose.as_ref())));
            say(label.scope, one(map.scope.map(|scope| Phrase::from((self.words.scope)(scope)))));
            say(label.basis, one(map.basis.map(|basis| Phrase::from((self.words.basis)(basis)))));
            say(label.owner, one(map.owner.as_ref().map(|id| self.department(id))));
            say(label.status, one(map.status.as_deref().map(Phrase::from)));
        }
        say(label.version, one(map.version.as_deref().map(Phrase::from)));
        let reviewed = map.review.as_ref().and_then(|review| review.last.as_ref());
        say(label.reviewed, one(reviewed.map(|day| Phrase::from(day.0.as_str()))));
        for item in self.readings(&map.metrics, Grounds::of(self.document).in_map(map)) {
            let text = [item.lead.as_ref(), Some(&item.text)].into_iter().flatten();
            let value: Vec<&str> = text.skip(1).map(|phrase| phrase.text.as_str()).collect();
            let details: Vec<&str> = item.details.iter().map(|detail| detail.text.as_str()).collect();
            let value = value.join(" ");
            let shown = if details.is_empty() { value } else { format!("{value} ({})", details.join(", ")) };
            say(
                &item.lead.as_ref().map_or(String::new(), |lead| lead.text.clone()),
                vec![Phrase::from(shown)],
            );
        }
        if let Some(value) = map.value.as_ref().filter(|_| self.full()) {
            let shown = format!("{} {}", plain(value.per_conversion.0, self.words), value.currency);
            say(label.value, vec![Phrase::from(shown)]);
        }
        facts
    }

    /// The personas of whom there is a picture.
    pub(super) fn portraits(&self) -> Vec<Item> {
        let portrait = |persona: &'d Persona| {
            let image = persona.image.as_ref()?;
            Some(Item {
                lead: Some(self.phrase(&persona.name)),
                image: Some(image.href.clone()),
                ..Item::new(self.phrase(&image.alt))
            })
        };
        self.document.personas_of(self.map).filter_map(portrait).collect()
    }

    fn personas(&self) -> Vec<Phrase> {
        let known = |id| {
            let Some(persona) = self.document.persona(id) else { return Phrase::from(id) };
            let name = self.phrase(&persona.name);
            match self.phrase_of(persona.role.as_ref()) {
                Some(role) => Phrase { text: format!("{}, {}", name.text, role.text), ..name },
                None => name,
            }
        };
        self.map.personas.iter().map(|id| known(id.as_str())).collect()
    }

    pub(super) fn marks(&self, step: &Step) -> Vec<Mark> {
        let words = &self.words.marks;
        let mut marks = Vec::new();
        let mut mark = |kind, text: Phrase| marks.push(Mark { kind, text });
        if step.entry == Some(true) {
            mark(MarkKind::Entry, words.entry.into());
        }
        if let Some(kind) = step.kind.and_then(self.words.step_kind) {
            mark(MarkKind::Other, kind.into());
        }
        if step.optional == Some(true) {
            mark(MarkKind::Other, words.optional.into());
        }
        if !step.personas.is_empty() && step.personas != self.map.personas {
            let names: Vec<String> = step.personas.iter().map(|id| self.persona(id).text).collect();
            mark(MarkKind::Other, (words.only)(&names.join(", ")).into());
        }
        if let Some(at) = &step.at {
            mark(MarkKind::Other, at.0.as_str().into());
        }
        if step.exit == Some(true) {
            mark(MarkKind::Exit, words.exit.into());
        }
        if let Some(moment) = &step.moment_of_truth {
            mark(MarkKind::MomentOfTruth, words.moment_of_truth.into());
            if let Some(reason) = moment.reason() {
                mark(MarkKind::Reason, self.phrase(&reason.text));
            }
        }
        marks
    }

    /// The evidence that this map names.
    pub(super) fn sources(&self) -> Vec<Item> {
        let mut used = Vec::new();
        let here = self.document.maps.iter().position(|map| std::ptr::eq(map, self.map));
        references(self.document, &mut |reference| {
            if reference.map == here
                && reference.targets.contains(&Kind::Evidence)
                && !used.contains(&reference.id)
            {
                used.push(reference.id);
            }
        });
        let named = self.document.evidence.iter().filter(|evidence| used.contains(&&evidence.id));
        named
            .map(|evidence| {
                let title = self.phrase_of(evidence.title.as_ref());
                let kind = (self.words.evidence)(evidence.kind);
                let mut details: Vec<Phrase> = title.is_some().then(|| kind.into()).into_iter().collect();
                details.extend(evidence.n.map(|n| Phrase::from(format!("n={n}"))));
                let days: Vec<&str> =
                    [&evidence.from, &evidence.to].into_iter().flatten().map(|day| day.0.as_str()).collect();
                details.extend(match days.as_slice() {
                    [from, to] if from != to => {
                        Some(Phrase::from(format!("{from} {} {to}", self.words.units.to)))
                    }
                    [day, ..] => Some(Phrase::from(*day)),
                    [] => None,
                });
                Item {
                    details,
                    link: evidence.source.clone(),
                    ..Item::new(title.unwrap_or_else(|| kind.into()))
                }
            })
            .collect()
    }

    /// What is not known yet about this map or something in it.
    pub(super) fn questions(&self) -> Vec<Item> {
        let open = self
            .document
            .knowledge_gaps
            .iter()
            .filter(|gap| gap.answered_by.is_empty() && gap.about.iter().any(|id| self.index.knows(id)));
        open.map(|gap| {
            let mut details: Vec<Phrase> = Vec::new();
            details.extend(gap.priority.map(|priority| Phrase::from((self.words.priority)(priority))));
            details.extend(gap.owner.as_ref().map(|id| self.department(id)));
            details.extend(gap.due.as_ref().map(|day| Phrase::from((self.words.details.due)(&day.0))));
            Item { details, ..Item::new(self.phrase(&gap.question)) }
        })
        .collect()
    }
}
