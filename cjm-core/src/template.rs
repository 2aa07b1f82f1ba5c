//! Documents to begin with, and the sample company.

/// A starter document.
pub(crate) struct Template {
    pub(crate) id: &'static str,
    /// What it is for, in a line.
    pub(crate) about: &'static str,
    /// Commented YAML.
    pub(crate) text: &'static str,
}

static TEMPLATES: &[Template] = &[
    Template {
        id: "journey",
        about: "one persona, three stages, every kind of entry once",
        text: include_str!("../data/templates/journey.cjm.yaml"),
    },
    Template {
        id: "b2b-saas",
        about: "a company buys software: who wants it, who signs, what makes them renew",
        text: include_str!("../data/templates/b2b-saas.cjm.yaml"),
    },
    Template {
        id: "b2c-shop",
        about: "a web shop, from the picture on the phone to the parcel that goes back",
        text: include_str!("../data/templates/b2c-shop.cjm.yaml"),
    },
    Template {
        id: "retail-store",
        about: "a visit to a store: the shelf, the advice, the till, and at home",
        text: include_str!("../data/templates/retail-store.cjm.yaml"),
    },
    Template {
        id: "bank-account",
        about: "changing the bank, with the checks and the fear that the rent bounces",
        text: include_str!("../data/templates/bank-account.cjm.yaml"),
    },
    Template {
        id: "public-service",
        about: "applying at a public office, for people who cannot choose another",
        text: include_str!("../data/templates/public-service.cjm.yaml"),
    },
    Template {
        id: "healthcare-visit",
        about: "a patient and a relative: before, during and after a visit",
        text: include_str!("../data/templates/healthcare-visit.cjm.yaml"),
    },
    Template {
        id: "support-case",
        about: "one support case, with hand-overs, measures and a way back",
        text: include_str!("../data/templates/support-case.cjm.yaml"),
    },
    Template {
        id: "day-in-the-life",
        about: "a customer's day without us: where is a need that nobody meets?",
        text: include_str!("../data/templates/day-in-the-life.cjm.yaml"),
    },
    Template {
        id: "service-blueprint",
        about: "what happens before and behind the line of visibility, and where it can fail",
        text: include_str!("../data/templates/service-blueprint.cjm.yaml"),
    },
    Template {
        id: "workshop",
        about: "two hours in a room: five questions a stage, votes, and what nobody knew",
        text: include_str!("../data/templates/workshop.cjm.yaml"),
    },
    Template {
        id: "survey",
        about: "a questionnaire with its wording, the columns that `cjm survey` reads, and workshop questions",
        text: include_str!("../data/templates/survey.cjm.yaml"),
    },
];

/// A complete document in YAML to try things on: how an invented company's customers buy and use its
/// software today (`buy-current`) and in the future (`buy-future`).
pub const SAMPLE: &str = include_str!("../data/sample.cjm.yaml");

pub(crate) fn all() -> &'static [Template] {
    TEMPLATES
}

pub(crate) fn get(id: &str) -> Option<&'static Template> {
    TEMPLATES.iter().find(|template| template.id == id)
}
