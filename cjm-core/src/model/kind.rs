//! [`Kind`]: what can have an id.

use super::entity::choice;

choice! {
    /// What a thing with an id is.
    Kind {
        /// A persona.
        Persona = "persona",
        /// A channel, declared or preset.
        Channel = "channel",
        /// A touchpoint.
        Touchpoint = "touchpoint",
        /// A department.
        Department = "department",
        /// A competitor.
        Competitor = "competitor",
        /// A scale, declared or preset.
        Scale = "scale",
        /// A need.
        Need = "need",
        /// A metric.
        Metric = "metric",
        /// A body of evidence.
        Evidence = "evidence",
        /// A knowledge gap.
        KnowledgeGap = "knowledgeGap",
        /// A data source.
        Source = "source",
        /// A map.
        Map = "map",
        /// A stage of a map.
        Stage = "stage",
        /// A step of a map.
        Step = "step",
        /// A pain of a map.
        Pain = "pain",
        /// A gain of a map.
        Gain = "gain",
        /// An opportunity of a map.
        Opportunity = "opportunity",
        /// A failure of a map.
        Failure = "failure",
        /// A cell of a map.
        Cell = "cell",
    }
}

impl Kind {
    /// Whether ids of this kind are unique in a map only, not in the whole document.
    pub const fn is_in_map(self) -> bool {
        matches!(
            self,
            Self::Stage
                | Self::Step
                | Self::Pain
                | Self::Gain
                | Self::Opportunity
                | Self::Failure
                | Self::Cell
        )
    }
}
