//! What changes mean to the customer.
//!
//! Each check has a name for the way there and one for the way back: what is introduced one way is
//! resolved the other. Only the first is looked for; the second is the first with the maps swapped,
//! so the two cannot disagree.

mod definition;
mod emotion;
mod index;
mod maps;

mod channel_added;
mod channel_switched;
mod emotion_end_raised;
mod emotion_low_raised;
mod emotion_rose;
mod gain_added;
mod hand_offs_more;
mod metric_improved;
mod moment_of_truth_gained;
mod moved;
mod opportunity_added;
mod opportunity_linked;
mod owner_changed;
mod pain_introduced;
mod pain_worsened;
mod stage_added;
mod step_added;
mod touchpoint_added;
mod wait_shortened;

use serde::Serialize;

use super::op::Subject;
use crate::model::Any;
pub use definition::Definition;
pub(super) use emotion::mean_change;
pub(super) use index::Known;
pub(super) use maps::Maps;

/// One finding about a comparison.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Check {
    /// Its name: `pain-introduced`.
    pub check: String,
    /// Whether the customer is better off.
    pub direction: Direction,
    /// What it is about.
    pub subject: Subject,
    /// The member, where it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The persona, where it holds for one alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub persona: Option<String>,
    /// What was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<Any>,
    /// What is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<Any>,
    /// New less old, in the unit that the check states.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delta: Option<f64>,
}

/// Whether the customer is better off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Direction {
    /// Better.
    Improvement,
    /// Worse.
    Regression,
    /// Neither, or not known.
    Neutral,
}

static DEFINITIONS: &[&Definition] = &[
    &pain_introduced::DEFINITION,
    &pain_worsened::DEFINITION,
    &moved::PAIN,
    &gain_added::DEFINITION,
    &emotion_rose::DEFINITION,
    &emotion_low_raised::DEFINITION,
    &emotion_end_raised::DEFINITION,
    &moment_of_truth_gained::DEFINITION,
    &wait_shortened::DEFINITION,
    &metric_improved::DEFINITION,
    &stage_added::DEFINITION,
    &moved::STAGE,
    &step_added::DEFINITION,
    &moved::STEP,
    &touchpoint_added::DEFINITION,
    &channel_switched::DEFINITION,
    &channel_added::DEFINITION,
    &owner_changed::DEFINITION,
    &hand_offs_more::DEFINITION,
    &opportunity_added::DEFINITION,
    &opportunity_linked::DEFINITION,
];

/// All checks, in the order in which their findings are listed.
pub fn checks() -> impl Iterator<Item = &'static Definition> {
    DEFINITIONS.iter().copied()
}

/// Everything that the changes between two maps mean.
pub(super) fn find(maps: &Maps<'_>) -> Vec<Check> {
    let mut found = Vec::new();
    for definition in DEFINITIONS {
        definition.run(maps, &mut found);
    }
    found
}

impl Check {
    /// The finding of the way back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        let direction = match self.direction {
            Direction::Improvement => Direction::Regression,
            Direction::Regression => Direction::Improvement,
            Direction::Neutral => Direction::Neutral,
        };
        Self {
            check: definition::inverse(&self.check).to_owned(),
            direction,
            subject: self.subject.clone(),
            field: self.field.clone(),
            persona: self.persona.clone(),
            old: self.new.clone(),
            new: self.old.clone(),
            // Not -0.
            delta: self.delta.map(|delta| 0.0 - delta),
        }
    }
}
