//! [`Opportunity`]: something that could be done.

use super::entity::{choice, entity};
use super::{Count, Date, Fraction, Id, Improvement, Measure, Text};

choice! {
    /// What an opportunity would do.
    OpportunityKind {
        /// Take away what hurts.
        Fix = "fix",
        /// Please beyond expectation.
        Delight = "delight",
        /// Sell more to those who buy.
        Upsell = "upsell",
        /// Keep those who would leave.
        PreventChurn = "preventChurn",
        /// Fit it to the single customer.
        Personalise = "personalise",
        /// Take work off people.
        Automate = "automate",
    }
}

choice! {
    /// How far an opportunity has come.
    OpportunityStatus {
        /// Thought of.
        Idea = "idea",
        /// Decided.
        Planned = "planned",
        /// Begun.
        InProgress = "inProgress",
        /// Delivered.
        Done = "done",
        /// Given up.
        Dropped = "dropped",
    }
}

entity! {
    /// Something that could be done to serve customers better, and what it would change.
    Opportunity {
        /// Stable id, unique in the map. The same id in another map means the same opportunity.
        id: Id,
        /// What would be done.
        text: Text,
        /// What it would do for the customer or for us.
        kind: Option<OpportunityKind>,
        /// What it answers to: pains, needs, failures, steps, cells.
        addresses: Vec<Id>,
        /// How much better needs would be met; absent = it is assumed to close what it addresses.
        improves: Vec<Improvement>,
        /// How much work it is; default scale `effort5`, 1 (least) to 5 (most).
        effort: Option<Measure>,
        /// How sure we are that it works, 0 to 1.
        confidence: Option<Fraction>,
        /// The department that would do it.
        owner: Option<Id>,
        /// How far it has come.
        status: Option<OpportunityStatus>,
        /// The day by which it shall be done.
        due: Option<Date>,
        /// The opportunities that must be done first.
        after: Vec<Id>,
        /// Where it is tracked: a ticket, a page.
        link: Option<String>,
        /// Votes it got in a workshop.
        votes: Option<Count>,
        /// Who wrote it.
        author: Option<String>,
    }
}
