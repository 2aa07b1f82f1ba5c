//! `persona-without-needs`

use crate::check::Context;
use crate::check::rule::{Check, rule};
use crate::check::sources::{COMPONENTS, CONSULTING, STEPS};
use crate::model::{Path, Persona};

rule! {
    /// A persona has no goals, and no need belongs to them. Who does not want anything has no
    /// journey: there is nothing to rate, and no reason for any step.
    "CJM408" "persona-without-needs" Experience Warning recommended,
    source: [CONSULTING, STEPS, COMPONENTS],
    bad: r#"{ "cjm": "1.0", "personas": [{ "id": "mara", "name": "Mara" }] }"#,
    good: r#"{ "cjm": "1.0", "personas": [{ "id": "mara", "name": "Mara", "goals": ["plan the routes before five"] }] }"#,
    check: Check::Persona(check),
}

fn check(context: &mut Context<'_>, persona: &Persona, path: &Path<'_>) {
    let mut needs = context.document.needs.iter();
    let has_need = || needs.any(|need| need.personas.is_empty() || need.personas.contains(&persona.id));
    if persona.goals.is_empty() && !{ has_need }() {
        context
            .finding(path, "persona `{persona}` has no goals and no needs")
            .called("persona", Some(&persona.name), &persona.id)
            .subject("persona", Some(persona.id.as_str()), Some(&persona.name))
            .help("add `goals`, or `needs` of the document that name this persona")
            .report();
    }
}
