//! What to collect for a better answer.

use super::item::{Item, ItemKind, Unranked};
use super::ladder::Ladder;
use crate::model::{KnowledgeGap, Priority};

/// The most ids that a sentence lists.
const FEW: usize = 5;

impl Ladder<'_> {
    /// What to collect first, most useful first: what makes anything rankable, then what climbs the
    /// ladder.
    pub(super) fn collect(&self, items: &[Item], unranked: &[Unranked]) -> Vec<String> {
        let mut wanted = Vec::new();
        let steps = self.moments.len();
        let open =
            |kind: ItemKind| unranked.iter().filter(move |it| it.kind == kind && it.why.contains("collect"));
        let ids = |found: &mut dyn Iterator<Item = String>| {
            let all: Vec<String> = found.collect();
            let more = all.len().saturating_sub(FEW);
            let shown = all.iter().take(FEW).map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
            if more > 0 { format!("{shown} and {more} more") } else { shown }
        };
        if steps == 0 && items.is_empty() {
            wanted.push("the stages and steps of the journey, and what customers need in them".to_owned());
            return wanted;
        }
        if self.hurts.is_empty() && items.iter().all(|item| item.rung == 4) {
            wanted.push(format!(
                "what hurts customers - pains at the {steps} steps, each with a severity (1 to 5) and a reach (share of customers)"
            ));
        }
        let unfelt = self
            .moments
            .iter()
            .filter(|moment| {
                moment
                    .step
                    .emotions
                    .iter()
                    .all(|it| it.measure.value.is_none() && it.measure.counts.is_empty())
            })
            .count();
        if unfelt == steps && items.is_empty() {
            wanted.push("how customers feel at each step (-2 to 2)".to_owned());
        }
        if open(ItemKind::Pain).next().is_some() {
            let list = ids(&mut open(ItemKind::Pain).map(|it| it.id.to_string()));
            wanted.push(format!("severity and reach (or votes) of the pains {list}"));
        }
        let needs = self.needs();
        if needs.is_empty() {
            wanted.push(
                "what customers need in each stage, how important it is, and how well we and rivals meet it"
                    .to_owned(),
            );
        }
        if open(ItemKind::Need).next().is_some() {
            let list = ids(&mut open(ItemKind::Need).map(|it| it.id.to_string()));
            wanted.push(format!("ratings of us, best of rivals too, for {list}"));
        }
        let low = |item: &&Item| item.kind == ItemKind::Need && item.rung > 1;
        if items.iter().any(|item| low(&item)) {
            let list = ids(&mut items.iter().filter(low).map(|it| it.id.to_string()));
            wanted.push(format!(
                "ratings of rivals for {list}: only these show whether customers have better elsewhere"
            ));
        }
        let mined = self.moments.iter().any(|moment| moment.drop_off.is_some());
        if !mined && self.table.leaves.iter().all(|leaf| leaf.own.is_none()) {
            wanted.push("how many leave at each step: mine an event log".to_owned());
        }
        wanted.extend(self.open_questions());
        wanted
    }

    /// The document's own open questions, most urgent first: critical and high ones.
    fn open_questions(&self) -> Option<String> {
        let mut open: Vec<&KnowledgeGap> = self
            .document
            .knowledge_gaps
            .iter()
            .filter(|gap| gap.answered_by.is_empty())
            .filter(|gap| matches!(gap.priority, Some(Priority::Critical | Priority::High)))
            .collect();
        open.sort_by_key(|gap| gap.priority);
        let language = self.document.language.as_deref();
        let shown: Vec<String> = open
            .iter()
            .take(3)
            .map(|gap| format!("{} [{}]", gap.question.in_language(language), gap.id))
            .collect();
        (!shown.is_empty()).then(|| format!("answers to the open questions: {}", shown.join("; ")))
    }
}
