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
