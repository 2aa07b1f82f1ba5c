//! [`Map`]: one customer journey map.

use super::entity::{choice, entity};
use super::{Flow, Id, MapRating, Observed, Opportunity, Reading, Review, Stage, Text, Trigger, Value};

choice! {
    /// What a map is about.
    MapKind {
        /// The journey of a customer with an offer.
        Journey = "journey",
        /// A day in the customer's life, with or without us.
        DayInTheLife = "dayInTheLife",
        /// A journey with everything behind it (Shostack 1984).
        ServiceBlueprint = "serviceBlueprint",
    }
}

choice! {
    /// Which time a map shows.
    MapState {
        /// As it is.
        Current = "current",
        /// As it shall be.
        Future = "future",
    }
}

choice! {
    /// What a map was drawn from.
    Basis {
        /// As designed.
        Planned = "planned",
        /// As done: one dated case, or a practice.
        Actual = "actual",
        /// Over many cases.
        Aggregated = "aggregated",
    }
}

choice! {
    /// How much of the journey a map covers.
    MapScope {
        /// From the first thought to the end of use.
        EndToEnd = "endToEnd",
        /// A part of it.
        Partial = "partial",
    }
}

choice! {
    /// Who sells to whom.
    Market {
        /// Companies to companies.
        B2b = "b2b",
        /// Companies to consumers.
        B2c = "b2c",
        /// Companies to public bodies.
        B2g = "b2g",
        /// Within one organisation.
        Internal = "internal",
    }
}

entity! {
    /// One customer journey map: stages, each a row of steps, and what follows from them.
    Map {
        /// Stable id, unique in the document.
        id: Id,
        /// What it is called.
        title: Text,
        /// What it is about; absent = a journey.
        kind: Option<MapKind>,
        /// Whether it shows what is or what shall be. A future map is complete, not an overlay.
        state: Option<MapState>,
        /// The current map that this future map replaces.
        future_of = "futureOf": Option<Id>,
        /// What it was drawn from.
        basis: Option<Basis>,
        /// Whether the whole map is a hypothesis, not yet checked with customers.
        assumed: Option<bool>,
        /// The decision it shall serve.
        purpose: Option<Text>,
        /// How much of the journey it covers.
        scope: Option<MapScope>,
        /// Who sells to whom.
        market: Option<Market>,
        /// The personas who take this journey.
        personas: Vec<Id>,
        /// The situation in which it begins.
        scenario: Option<Text>,
        /// What sets the customer going.
        trigger: Option<Trigger>,
        /// The department that answers for the whole journey.
        owner: Option<Id>,
        /// What everything inside rests on that names no evidence of its own.
        evidence: Vec<Id>,
        /// Where the map stands, in your own words: `draft`, `approved`.
        status: Option<String>,
        /// Your own version label.
        version: Option<String>,
        /// How often it is checked, and when it last was.
        review: Option<Review>,
        /// The stages, in the order of the journey.
        stages: Vec<Stage>,
        /// What could be done better, or newly.
        opportunities: Vec<Opportunity>,
        /// Ways from step to step other than one after the other.
        flow: Vec<Flow>,
        /// Ratings that hold in this map and override the needs' own.
        ratings: Vec<MapRating>,
        /// Readings for the whole journey.
        metrics: Vec<Reading>,
        /// What a completed journey is worth.
        value: Option<Value>,
        /// What event data say about this map.
        observed: Option<Observed>,
    }
}
