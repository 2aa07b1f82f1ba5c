//! [`OpenQuestion`]: which answer could change what to do first.

use std::collections::BTreeSet;

use serde::Serialize;

use super::item::ItemKind;
use super::ladder::Ladder;
use super::list::Entry;
use super::opportunity::Harm;
use super::subject::Subject;
use crate::model::{Id, KnowledgeGap, Priority};
use crate::score::Options;
use crate::score::book::Place;
use crate::score::grid::tidy;
use crate::score::leaf::means;
use crate::score::simulation::Simulation;

/// A knowledge gap that nobody has answered, and what an answer is worth to the choice of the first
/// opportunity.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OpenQuestion {
    /// The knowledge gap.
    pub id: Id,
    /// What has to be found out, in the document's language.
    pub question: String,
    /// How urgent the document calls it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub priority: Option<Priority>,
    /// By how many points of priority the choice of the best opportunity would gain if the ratings of
    /// what it is about were known for sure (expected value of partial perfect information, the other
    /// ratings at their means). Absent where no rating there says how many answered, and with less
    /// than two opportunities: then it is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worth_knowing: Option<f64>,
    /// The probability that the answer makes another opportunity the best.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changes_choice: Option<f64>,
}

impl Ladder<'_> {
    /// The open questions that are about something on the map or in the libraries: worth most first,
    /// then by urgency, then as they stand.
    pub(super) fn questions(&self, entries: &[Entry<'_, '_>], options: &Options) -> Vec<OpenQuestion> {
        let open: Vec<&KnowledgeGap> = self
            .document
            .knowledge_gaps
            .iter()
            .filter(|gap| gap.answered_by.is_empty() && !gap.about.is_empty())
            .collect();
        let gains: Vec<&Subject<'_, '_>> = entries
            .iter()
            .filter(|entry| entry.item.kind == ItemKind::Opportunity)
            .map(|entry| &entry.subject)
            .collect();
        let about: Vec<BTreeSet<Place>> = open
            .iter()
            .map(|gap| gap.about.iter().flat_map(|id| self.places_of(id, entries)).collect())
            .collect();
        let worths = self.draw(&about, &gains, options);
        let language = self.document.language.as_deref();
        let mut questions: Vec<OpenQuestion> = open
            .iter()
            .zip(worths)
            .map(|(gap, worth)| OpenQuestion {
                id: gap.id.clone(),
                question: gap.question.in_language(language).to_owned(),
                priority: gap.priority,
                worth_knowing: worth.map(|(worth, _)| worth),
                changes_choice: worth.map(|(_, changes)| changes),
            })
            .collect();
        questions.sort_by(|a, b| {
            let worth = |it: &OpenQuestion| it.worth_knowing.unwrap_or(0.0);
            let urgent = |it: &OpenQuestion| (it.priority.is_none(), it.priority);
            worth(b).total_cmp(&worth(a)).then(urgent(a).cmp(&urgent(b)))
        });
        questions
    }

    /// For each set of ratings what it would be worth to know them, and how often they change the
    /// choice.
    fn draw(
        &self,
        about: &[BTreeSet<Place>],
        gains: &[&Subject<'_, '_>],
        options: &Options,
    ) -> Vec<Option<(f64, f64)>> {
        let load = 8 * about.len() * gains.len();
        let estimates = &self.table.book.estimates;
        let mut simulation = Simulation::new(estimates, options.seed, options.draws, load);
        let unsure = |place: &Place| {
            estimates.get(*place).and_then(|it| it.variance).is_some_and(|variance| variance > 0.0)
        };
        if gains.len() < 2 || !simulation.is_random() {
            return vec![None; about.len()];
        }
        let known = means(estimates);
        let draws = simulation.draws();
        let mut worths: Vec<Vec<f64>> = vec![Vec::with_capacity(draws * gains.len()); about.len()];
        for _ in 0..draws {
            let drawn = simulation.next();
            for (places, worths) in about.iter().zip(&mut worths) {
                let mean = |place: Place| if places.contains(&place) { drawn(place) } else { known(place) };
                worths.extend(gains.iter().map(|gain| self.worth(gain, &mean)));
            }
        }
        about
            .iter()
            .zip(&worths)
            .map(|(places, worths)| places.iter().any(unsure).then(|| value(worths, gains.len())))
            .collect()
    }

    /// The ratings behind a thing: a need, pain, step, stage, persona, opportunity or the map.
    fn places_of(&self, id: &Id, entries: &[Entry<'_, '_>]) -> Vec<Place> {
        let mut places: Vec<Place> = Vec::new();
        let cell = |index: usize| self.table.leaves.get(index).into_iter().flat_map(|leaf| leaf.places());
        for leaf in &self.table.leaves {
            let spot = &leaf.spot;
            let here = spot.need.id == *id
                || spot.stage.id == *id
                || spot.persona.is_some_and(|persona| persona.id == *id);
            if here || self.map.id == *id {
                places.extend(leaf.places());
            }
        }
        for hurt in &self.hurts {
            let moment = &hurt.moment;
            if hurt.pain.id == *id || moment.step.id == *id || moment.stage.id == *id || self.map.id == *id {
                places.extend(hurt.places());
                places.extend(hurt.cells.iter().flat_map(|&(index, _)| cell(index)));
            }
        }
        for moment in &self.moments {
            if moment.step.id == *id || moment.stage.id == *id || self.map.id == *id {
                places.extend(moment.places());
                places.extend(self.cells_of_step(moment).into_iter().flat_map(cell));
            }
        }
        let known = means(&self.table.book.estimates);
        for entry in entries.iter().filter(|entry| entry.item.id == *id) {
            let Subject::Gain(gain) = &entry.subject else { continue };
            for (harm, _) in self.wins(gain, &known) {
                match harm {
                    Harm::Cell(index) => places.extend(cell(index)),
                    Harm::Pain(index) => {
                        places.extend(self.hurts.get(index).into_iter().flat_map(|it| it.places()))
                    }
                    Harm::Moment(index) | Harm::Failure(index, _) => {
                        places.extend(self.moments.get(index).into_iter().flat_map(|it| it.places()));
                    }
                }
            }
        }
        places
    }
}

/// From the worths of `count` things, draw after draw: the mean of the best less the best mean, and the
/// share of draws in which another one is the best.
fn value(worths: &[f64], count: usize) -> (f64, f64) {
    let rows = || worths.chunks_exact(count);
    let draws = rows().count().max(1) as f64;
    let mut sums = vec![0.0; count];
    for row in rows() {
        sums.iter_mut().zip(row).for_each(|(sum, worth)| *sum += worth);
    }
    let first = |row: &[f64]| {
        let all = row.iter().copied().enumerate();
        all.reduce(|best, next| if next.1 > best.1 { next } else { best }).unwrap_or((0, 0.0))
    };
    let (choice, most) = first(&sums);
    let best: f64 = rows().map(|row| first(row).1).sum();
    let other = rows().filter(|row| first(row).0 != choice).count() as f64;
    (tidy(((best - most) / draws).max(0.0)), other / draws)
}
