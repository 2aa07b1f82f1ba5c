//! What event data say about the steps of a map.

use crate::check::Setting;
use crate::check::gathered::{At, steps};
use crate::model::{Map, ObservedStep, Stage, Step};

/// Fewer prove nothing.
pub(super) const CUSTOMERS: Setting =
    Setting::count("customers", 30.0, "the fewest customers from which a share is told");

/// A step that event data speak of.
pub(super) struct Seen<'a> {
    pub(super) at: At,
    pub(super) stage: &'a Stage,
    pub(super) step: &'a Step,
    pub(super) data: &'a ObservedStep,
    /// Whether the journey may end here: whoever leaves has arrived.
    pub(super) ends: bool,
}

/// The steps of a map that event data speak of, in its order.
pub(super) fn seen(map: &Map) -> impl Iterator<Item = Seen<'_>> {
    let last = map.steps().last().map(|(_, step)| &step.id);
    steps(map).filter_map(move |(at, stage, step)| {
        let data = map.observed.as_ref()?.steps_observed.iter().find(|data| data.step == step.id)?;
        Some(Seen { at, stage, step, data, ends: step.exit == Some(true) || last == Some(&step.id) })
    })
}

/// How many customers leave at a step, where it is a share that should be told.
pub(super) fn leaving(seen: &Seen<'_>, share: f64, customers: f64) -> Option<f64> {
    let came = seen.data.customers.0 as f64;
    let left = seen.data.drop_off.as_ref().map(|left| left.0)?;
    (!seen.ends && came >= customers && left >= share).then(|| (left * came).round())
}
