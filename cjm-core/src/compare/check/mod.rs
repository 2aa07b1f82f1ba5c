//! What changes mean to the customer.
//!
//! Each check has a name for the way there and one for the way back: what is introduced one way is
//! resolved the other. Only the first is looked for; the second is the first with the maps swapped,
//! so the two cannot disagree.

mod arrivals;
mod curve;
mod definition;
mod derived;
mod emotion;
mod gaps;
mod index;
mod maps;
mod regrouped;
mod severity;
mod side;

mod backstage_changed;
mod channel_added;
mod channel_switched;
mod confidence_raised;
mod emotion_area_raised;
mod emotion_drop_eased;
mod emotion_end_raised;
mod emotion_low_raised;
mod emotion_mean_raised;
mod emotion_newly_known;
mod emotion_peak_raised;
mod emotion_rose;
mod emotion_valleys_fewer;
mod evidence_added;
mod evidence_went_stale;
mod gain_added;
mod gap_opened;
mod gap_widened;
mod hand_offs_more;
mod importance_raised;
mod lead_lost;
mod metric_improved;
mod moment_of_truth_gained;
mod moved;
mod need_added;
mod opportunity_added;
mod opportunity_linked;
mod opportunity_rescoped;
mod owner_changed;
mod pain_evidenced;
mod pain_introduced;
mod pain_merged;
mod pain_vanished;
mod pain_worsened;
mod persona_added;
mod persona_changed;
mod renamed;
mod replaced;
mod scoring_changed;
mod stage_added;
mod step_added;
mod touchpoint_added;
mod touchpoint_moved;
mod wait_shortened;

use serde::Serialize;

use super::op::Subject;
use crate::model::Any;
pub use definition::Definition;
pub(super) use definition::severity_of;
pub(super) use emotion::mean_change;
pub(super) use index::Known;
pub(super) use maps::Maps;
pub use severity::Severity;

/// One finding about a comparison.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Check {
    /// Its name: `pain-introduced`.
    pub check: String,
    /// Whether the customer is better off.
    pub direction: Direction,
    /// How much it weighs.
    pub severity: Severity,
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
    &pain_vanished::DEFINITION,
    &pain_worsened::DEFINITION,
    &moved::PAIN,
    &pain_merged::DEFINITION,
    &pain_evidenced::DEFINITION,
    &gain_added::DEFINITION,
    &gap_opened::DEFINITION,
    &gap_widened::DEFINITION,
    &lead_lost::DEFINITION,
    &scoring_changed::DEFINITION,
    &emotion_rose::DEFINITION,
    &emotion_mean_raised::DEFINITION,
    &emotion_area_raised::DEFINITION,
    &emotion_peak_raised::DEFINITION,
    &emotion_low_raised::DEFINITION,
    &emotion_end_raised::DEFINITION,
    &emotion_drop_eased::DEFINITION,
    &emotion_valleys_fewer::DEFINITION,
    &emotion_newly_known::DEFINITION,
    &moment_of_truth_gained::DEFINITION,
    &wait_shortened::DEFINITION,
    &metric_improved::DEFINITION,
    &stage_added::DEFINITION,
    &replaced::STAGE,
    &moved::STAGE,
    &renamed::STAGE,
    &step_added::DEFINITION,
    &replaced::STEP,
    &moved::STEP,
    &renamed::STEP,
    &touchpoint_added::DEFINITION,
    &replaced::TOUCHPOINT,
    &touchpoint_moved::DEFINITION,
    &renamed::TOUCHPOINT,
    &channel_switched::DEFINITION,
    &channel_added::DEFINITION,
    &owner_changed::DEFINITION,
    &hand_offs_more::DEFINITION,
    &backstage_changed::DEFINITION,
    &opportunity_added::DEFINITION,
    &opportunity_linked::DEFINITION,
    &opportunity_rescoped::DEFINITION,
    &confidence_raised::DEFINITION,
    &persona_added::DEFINITION,
    &persona_changed::DEFINITION,
    &need_added::DEFINITION,
    &importance_raised::DEFINITION,
    &evidence_added::DEFINITION,
    &evidence_went_stale::DEFINITION,
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
        // What a later version finds keeps its name.
        let (check, severity) =
            definition::inverse(&self.check).unwrap_or((self.check.as_str(), self.severity));
        Self {
            check: check.to_owned(),
            direction,
            severity,
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
