//! [`Flow`]: who leaves where, as event data say.

use super::note::Notes;
use crate::model::{Id, Map};

/// Customers on their way through a map.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Flow<'a> {
    pub(super) customers: f64,
    /// The steps where some leave before the end, in the order of the journey.
    pub(super) steps: Vec<Leaving<'a>>,
}

/// A step where some leave.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Leaving<'a> {
    pub(super) step: &'a Id,
    /// How many had left at no step before.
    pub(super) before: f64,
    /// How many left here.
    pub(super) left: f64,
}

impl<'a> Flow<'a> {
    /// What `observed` says; nothing without it, and where more leave than there are (then with a
    /// note). Whoever leaves at the last step or one where the journey may end has arrived.
    pub(super) fn of(map: &'a Map, map_index: usize, notes: &mut Notes) -> Option<Self> {
        let observed = map.observed.as_ref()?;
        let customers = observed.customers.0 as f64;
        let last = map.steps().last().map(|(_, step)| &step.id);
        let mut before = customers;
        let mut steps = Vec::new();
        for (_, step) in map.steps() {
            if step.exit == Some(true) || Some(&step.id) == last {
                continue;
            }
            let Some(seen) = observed.steps_observed.iter().find(|seen| seen.step == step.id) else {
                continue;
            };
            let left = seen.customers.0 as f64 * seen.drop_off.map_or(0.0, |share| share.0);
            if left > 0.0 {
                steps.push(Leaving { step: &step.id, before, left });
                before -= left;
            }
        }
        // A rounded share of a count may be off by less than a customer.
        if before < -0.5 {
            notes.add(
                format!("/maps/{map_index}/observed"),
                "more customers leave than there are: no money is computed",
            );
            return None;
        }
        (customers > 0.0).then_some(Self { customers, steps })
    }

    /// How many get to the end.
    pub(super) fn converted(&self) -> f64 {
        (self.customers - self.steps.iter().map(|step| step.left).sum::<f64>()).max(0.0)
    }

    /// How many more would get to the end if nobody left at this step, and all who stay went on like
    /// the others. Nothing where nobody goes on from here.
    pub(super) fn more(&self, step: &Leaving<'_>) -> Option<f64> {
        let onward = step.before - step.left;
        (onward > 0.0).then(|| step.left * self.converted() / onward)
    }
}
