//! [`Need`]: what customers need.

use super::entity::{choice, entity};
use super::{Id, Measure, Rating, Text};

choice! {
    /// What sort of need it is.
    NeedKind {
        /// Get something done.
        Functional = "functional",
        /// Feel in a certain way.
        Emotional = "emotional",
        /// Be seen in a certain way by others.
        Social = "social",
        /// Know something.
        Informational = "informational",
        /// Have little effort.
        Ease = "ease",
        /// Be able to rely on something.
        Trust = "trust",
    }
}

entity! {
    /// What customers need, how important it is to them and how well it is met by us and by
    /// competitors. The value gap hangs on needs: see `scoring`.
    Need {
        /// Stable id, unique in the document.
        id: Id,
        /// The need in the customer's words.
        text: Text,
        /// What sort of need it is.
        kind: Option<NeedKind>,
        /// The personas who have it; absent = all of the map's.
        personas: Vec<Id>,
        /// The scale of importance, target and ratings; absent = `likert5`, and a lint says so.
        scale: Option<Id>,
        /// How important it is, on the need's scale; one a persona, or one for all.
        importance: Vec<Measure>,
        /// How well it ought to be met, on the need's scale.
        target: Option<Measure>,
        /// How well it is met, by us and by competitors, on the need's scale.
        ratings: Vec<Rating>,
    }
}
