//! [`Evidence`]: what a claim rests on.

use super::entity::{choice, entity};
use super::{Count, Date, Id, Text};

choice! {
    /// How evidence was gathered. The class is derived from it: see [`EvidenceKind::class`].
    EvidenceKind {
        /// Questions put to many.
        Survey = "survey",
        /// Talks with single customers.
        Interview = "interview",
        /// A standing group of customers.
        Panel = "panel",
        /// Reviews on shops and comparison sites.
        Review = "review",
        /// Posts and comments on social networks.
        Social = "social",
        /// Tickets, calls and chats with support.
        SupportCase = "supportCase",
        /// Customers watched while they try something.
        UsabilityTest = "usabilityTest",
        /// Customers watched where they live or work.
        FieldStudy = "fieldStudy",
        /// Customers' own records over time.
        Diary = "diary",
        /// Measured behaviour: page views, events.
        Analytics = "analytics",
        /// Our own operational data: stock, billing, waiting times.
        Operational = "operational",
        /// What colleagues said in a workshop.
        Workshop = "workshop",
        /// Desk research: reports, standards, books.
        Desk = "desk",
    }
}

choice! {
    /// The class of evidence, derived from its kind.
    EvidenceClass {
        /// Customers were asked.
        Solicited = "solicited",
        /// Customers spoke without being asked.
        Unsolicited = "unsolicited",
        /// Customers were watched.
        Research = "research",
        /// Behaviour was measured.
        Analytics = "analytics",
        /// We know or believe it ourselves.
        Internal = "internal",
    }
}

impl EvidenceKind {
    /// The class that this kind belongs to.
    pub const fn class(self) -> EvidenceClass {
        match self {
            Self::Survey | Self::Interview | Self::Panel => EvidenceClass::Solicited,
            Self::Review | Self::Social | Self::SupportCase => EvidenceClass::Unsolicited,
            Self::UsabilityTest | Self::FieldStudy | Self::Diary => EvidenceClass::Research,
            Self::Analytics => EvidenceClass::Analytics,
            Self::Operational | Self::Workshop | Self::Desk => EvidenceClass::Internal,
        }
    }
}

entity! {
    /// A body of evidence: a survey, a set of interviews, an analytics report.
    Evidence {
        /// Stable id, unique in the document.
        id: Id,
        /// How it was gathered.
        kind: EvidenceKind,
        /// What it is called.
        title: Option<Text>,
        /// Where it is: a link or a citation.
        source: Option<String>,
        /// First day of collection.
        from: Option<Date>,
        /// Last day of collection.
        to: Option<Date>,
        /// Sample size: respondents, interviews, cases, sessions.
        n: Option<Count>,
        /// How it was done.
        method: Option<Text>,
        /// Checksum of the data it came from.
        hash: Option<String>,
        /// Whether the underlying data hold personal data.
        personal_data = "personalData": Option<bool>,
    }
}
