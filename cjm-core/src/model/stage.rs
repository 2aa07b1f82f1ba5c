//! [`Stage`]: a part of the journey with a goal of its own.

use std::collections::BTreeMap;

use super::entity::{choice, entity};
use super::{Amount, Id, Reading, Step, Text};

choice! {
    /// A step of the company's own funnel.
    FunnelStage {
        /// Gets to know that there is something.
        Awareness = "awareness",
        /// Compares.
        Consideration = "consideration",
        /// Makes up the mind.
        Decision = "decision",
        /// Orders and pays.
        Purchase = "purchase",
        /// Gets going.
        Onboarding = "onboarding",
        /// Uses it.
        Usage = "usage",
        /// Stays.
        Retention = "retention",
        /// Renews the contract.
        Renewal = "renewal",
        /// Buys more.
        Upgrade = "upgrade",
        /// Needs help.
        Support = "support",
        /// Recommends.
        Advocacy = "advocacy",
        /// Leaves.
        Churn = "churn",
        /// Something else.
        Other = "other",
    }
}

entity! {
    /// A part of the journey with a goal of its own, seen from the customer's side.
    Stage {
        /// Stable id, unique in the map. The same id in another map means the same stage.
        id: Id,
        /// What it is called.
        name: Option<Text>,
        /// What the customer wants to reach in it.
        goal: Option<Text>,
        /// The stages of the company's own funnel that it answers to.
        funnel: Vec<FunnelStage>,
        /// How much it matters; relative to the other stages'.
        weight: Option<Amount>,
        /// How much it matters to a persona, where that differs; relative to the other stages'.
        #[cfg_attr(feature = "schema", schemars(with = "BTreeMap<String, Amount>"))]
        persona_weights = "personaWeights": BTreeMap<Id, Amount>,
        /// The department that answers for it.
        owner: Option<Id>,
        /// What customers need in it.
        needs: Vec<Id>,
        /// Readings for the whole stage.
        metrics: Vec<Reading>,
        /// Whether it is without contact on purpose: the customer thinks, uses, waits.
        no_contact = "noContact": Option<bool>,
        /// The steps, in order.
        steps: Vec<Step>,
    }
}
