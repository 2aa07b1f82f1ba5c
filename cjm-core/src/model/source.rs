//! [`Source`]: how a table of data is to be read.

use std::collections::BTreeMap;

use super::entity::{choice, entity};
use super::{Columns, Count, Id, Match, Question};

choice! {
    /// What the rows of a table are.
    SourceKind {
        /// One event of one customer a row.
        Events = "events",
        /// One answer or one respondent a row.
        Survey = "survey",
        /// One remark a row: reviews, tickets.
        Feedback = "feedback",
        /// One customer a row.
        Customers = "customers",
    }
}

choice! {
    /// What counts as one customer.
    CustomerUnit {
        /// A person.
        Person = "person",
        /// An account: a company or a household.
        Account = "account",
    }
}

entity! {
    /// One kind of customer id in a table, and what it proves.
    IdKind {
        /// The column that holds it.
        column: String,
        /// Whether rows with the same id are the same customer; absent = yes.
        link: Option<bool>,
        /// How many different ids of this kind one customer may have before the link is doubted.
        per_person = "perPerson": Option<Count>,
    }
}

entity! {
    /// Which events belong to which step, where the steps themselves don't say.
    SourceRule {
        ..
        /// The events meant.
        matches: Match,
        /// The step they belong to.
        step: Id,
    }
}

entity! {
    /// How a table of data is to be read: an event log, a survey, reviews, a customer list.
    Source {
        /// Stable id, unique in the document.
        id: Id,
        /// What its rows are.
        kind: SourceKind,
        /// A known export format whose columns need not be listed.
        preset: Option<String>,
        /// Which column plays which role.
        columns: Option<Columns>,
        /// A wide survey: what each column asks.
        questions: Vec<Question>,
        /// Time zone of times without one: an IANA name such as `Europe/Berlin`.
        timezone: Option<String>,
        /// What counts as one customer.
        unit: Option<CustomerUnit>,
        /// Kinds of customer ids by name: account, e-mail, cookie.
        id_kinds = "idKinds": BTreeMap<String, IdKind>,
        /// Columns of numbers and the edges at which they are cut into bands: `age: [18, 30, 50]`.
        bands: BTreeMap<String, Vec<f64>>,
        /// Which events belong to which step; the first that fits wins.
        rules: Vec<SourceRule>,
    }
}
