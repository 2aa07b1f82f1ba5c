//! [`Money`]: what it costs that customers leave.

use serde::Serialize;

use super::ladder::Ladder;
use crate::model::Id;
use crate::score::Note;
use crate::score::flow::Flow;
use crate::score::note::Notes;

/// What it costs that customers leave, in the period that the event data cover. The amounts of steps
/// don't add up: whoever stays at one may leave at the next.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Money {
    /// Currency of all amounts, ISO 4217.
    pub currency: String,
    /// Customers in the data.
    pub customers: f64,
    /// Customers who got to the end.
    pub converted: f64,
    /// What they brought in.
    pub revenue: f64,
    /// One a step where some leave: largest amount first.
    pub at_stake: Vec<AtStake>,
}

/// What it costs that customers leave at a step.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AtStake {
    /// The step.
    pub step: Id,
    /// Customers who left here.
    pub left: f64,
    /// What would come in more if nobody left here and all who stay went on like the others: a ceiling.
    pub amount: f64,
}

impl Ladder<'_> {
    /// Money at stake, where the map is observed and a conversion has a value.
    pub(super) fn money(&self, more_notes: &mut Vec<Note>) -> Option<Money> {
        let value = self.map.value.as_ref()?;
        let mut notes = Notes::default();
        let flow = Flow::of(self.map, self.table.map_index, &mut notes);
        more_notes.extend(notes.into_vec());
        let flow = flow?;
        let each = value.per_conversion.0;
        let mut at_stake: Vec<AtStake> = flow
            .steps
            .iter()
            .filter_map(|step| {
                let amount = cents(flow.more(step)? * each);
                Some(AtStake { step: step.step.clone(), left: step.left.round(), amount })
            })
            .collect();
        at_stake.sort_by(|a, b| b.amount.total_cmp(&a.amount));
        Some(Money {
            currency: value.currency.clone(),
            customers: flow.customers,
            converted: flow.converted().round(),
            revenue: cents(flow.converted().round() * each),
            at_stake,
        })
    }
}

/// The nearest hundredth.
fn cents(amount: f64) -> f64 {
    (amount * 100.0).round() / 100.0
}
