//! [`Lane`]: a row of the picture.

use serde::{Deserialize, Serialize};

use super::Level;
use crate::model::MapKind;

/// A row of the picture. The order is the one in which pictures show them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum), value(rename_all = "camelCase"))]
pub enum Lane {
    /// The steps of a stage, where a column is a stage.
    Step,
    /// Pictures of the moment.
    Image,
    /// Where customer and offer meet.
    Touchpoint,
    /// What the customer can see, hear or hold.
    PhysicalEvidence,
    /// What the customer does.
    Action,
    /// What the customer thinks.
    Thought,
    /// What customers need.
    Need,
    /// How the customer feels: the curve.
    Emotion,
    /// Channels used.
    Channel,
    /// Devices used.
    Device,
    /// What we do in the customer's sight.
    Frontstage,
    /// What we do out of the customer's sight.
    Backstage,
    /// What others do so that backstage can work.
    SupportProcess,
    /// What hurts.
    Pain,
    /// What pleases.
    Gain,
    /// What could be done.
    Opportunity,
    /// Readings of stages and steps.
    Metric,
    /// What event data say.
    Observed,
    /// Waiting and working time.
    Time,
    /// Who answers for a step.
    Owner,
    /// Ways other than on to the next step.
    Flow,
}

impl Lane {
    /// All lanes, in the order in which pictures show them.
    pub const ALL: [Self; 21] = [
        Self::Step,
        Self::Image,
        Self::Touchpoint,
        Self::PhysicalEvidence,
        Self::Action,
        Self::Thought,
        Self::Need,
        Self::Emotion,
        Self::Channel,
        Self::Device,
        Self::Frontstage,
        Self::Backstage,
        Self::SupportProcess,
        Self::Pain,
        Self::Gain,
        Self::Opportunity,
        Self::Metric,
        Self::Observed,
        Self::Time,
        Self::Owner,
        Self::Flow,
    ];

    /// The rows of a map of this kind. A full picture has all, a blueprint its layers first, a day the
    /// person's own things first.
    pub(super) fn of(kind: MapKind, level: Level) -> Vec<Self> {
        let first: &[Self] = match kind {
            MapKind::Journey => &[],
            MapKind::ServiceBlueprint => &[
                Self::Image,
                Self::Touchpoint,
                Self::PhysicalEvidence,
                Self::Action,
                Self::Channel,
                Self::Frontstage,
                Self::Backstage,
                Self::SupportProcess,
                Self::Owner,
                Self::Time,
                Self::Flow,
            ],
            MapKind::DayInTheLife => &[
                Self::Image,
                Self::Time,
                Self::Action,
                Self::Thought,
                Self::Emotion,
                Self::Need,
                Self::Device,
                Self::Channel,
                Self::Touchpoint,
            ],
        };
        let rest = Self::ALL.into_iter().filter(|lane| !first.contains(lane));
        let rest = rest.filter(|lane| match lane {
            Self::Step => level == Level::Stage,
            Self::Need | Self::Device | Self::Owner => level == Level::Full,
            _ => true,
        });
        let all = first.iter().copied().chain(rest);
        all.filter(|lane| level != Level::Stage || !lane.is_of_steps()).collect()
    }

    /// Whether its entries say little once the steps of a stage are put together.
    const fn is_of_steps(self) -> bool {
        matches!(
            self,
            Self::Action
                | Self::Thought
                | Self::Need
                | Self::Image
                | Self::Device
                | Self::Owner
                | Self::Time
                | Self::Flow
        )
    }

    /// The word that options use.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Step => "step",
            Self::Image => "image",
            Self::Touchpoint => "touchpoint",
            Self::PhysicalEvidence => "physicalEvidence",
            Self::Action => "action",
            Self::Thought => "thought",
            Self::Need => "need",
            Self::Emotion => "emotion",
            Self::Channel => "channel",
            Self::Device => "device",
            Self::Frontstage => "frontstage",
            Self::Backstage => "backstage",
            Self::SupportProcess => "supportProcess",
            Self::Pain => "pain",
            Self::Gain => "gain",
            Self::Opportunity => "opportunity",
            Self::Metric => "metric",
            Self::Observed => "observed",
            Self::Time => "time",
            Self::Owner => "owner",
            Self::Flow => "flow",
        }
    }
}
