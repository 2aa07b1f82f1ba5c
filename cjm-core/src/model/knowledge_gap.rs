//! [`KnowledgeGap`]: what is not known yet.

use super::entity::{choice, entity};
use super::{Date, Id, Text};

choice! {
    /// How urgent an answer is.
    Priority {
        /// Decisions wait for it.
        Critical = "critical",
        /// It could change what we do first.
        High = "high",
        /// It would make the map better.
        Medium = "medium",
        /// Good to know.
        Low = "low",
    }
}

entity! {
    /// What is not known yet, and who will find out.
    KnowledgeGap {
        /// Stable id, unique in the document.
        id: Id,
        /// What has to be found out.
        question: Text,
        /// The things it is about: anything that has an id, in the libraries or in a map.
        about: Vec<Id>,
        /// How urgent an answer is.
        priority: Option<Priority>,
        /// The department that will find out.
        owner: Option<Id>,
        /// The day by which an answer is wanted.
        due: Option<Date>,
        /// Where it stands, in your own words: `open`, `planned`, `answered`.
        status: Option<String>,
        /// The evidence that answered it.
        answered_by = "answeredBy": Vec<Id>,
    }
}
