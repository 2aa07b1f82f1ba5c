//! [`Columns`]: which column of a table plays which role.

use super::entity::entity;

entity! {
    /// Which column of a table plays which role; each value is a column's name.
    Columns {
        /// Whose row it is: the id of the customer, visit or respondent.
        case: Option<String>,
        /// What happened: the name of the event.
        event: Option<String>,
        /// When it happened.
        time: Option<String>,
        /// On which channel.
        channel: Option<String>,
        /// Which segment the customer belongs to.
        segment: Option<String>,
        /// Which need is rated.
        need: Option<String>,
        /// Who is rated: `us` or a competitor's id.
        of: Option<String>,
        /// Which persona the customer is.
        persona: Option<String>,
        /// The stage it is about.
        stage: Option<String>,
        /// The step it is about.
        step: Option<String>,
        /// The metric whose value it is.
        metric: Option<String>,
        /// A value: money, a reading.
        value: Option<String>,
        /// What was said, in words.
        text: Option<String>,
        /// A rating.
        rating: Option<String>,
    }
}
