//! `persona-stale-or-thin`

use crate::check::rule::{Check, rule};
use crate::check::sources::{COMPONENTS, GOAL};
use crate::check::{Context, Setting};
use crate::date::Day;
use crate::model::{Path, Persona};

const DAYS: Setting =
    Setting::count("days", 730.0, "after how many days a portrait should be looked at again");

rule! {
    /// A persona's portrait is imagined (no evidence, nor any habit, frustration, delight or quote
    /// that somebody could have observed), or was looked at too long ago. Personas are made from data
    /// and talks with real customers, and they change.
    "CJM411" "persona-stale-or-thin" Experience Info recommended,
    source: [GOAL, COMPONENTS],
    bad: r#"{ "cjm": "1.0", "personas": [{ "id": "mara", "name": "Mara", "goals": ["plan"], "traits": { "age": 34 } }] }"#,
    good: r#"{ "cjm": "1.0", "evidence": [{ "id": "talks", "kind": "interview", "n": 12 }],
  "personas": [{ "id": "mara", "name": "Mara", "goals": ["plan"], "traits": { "age": 34 }, "evidence": ["talks"] }] }"#,
    check: Check::Persona(check),
    settings: [DAYS],
}

fn check(context: &mut Context<'_>, persona: &Persona, path: &Path<'_>) {
    let drawn = persona.role.is_some() || !persona.goals.is_empty() || !persona.traits.is_empty();
    let thin = drawn
        && persona.evidence.is_empty()
        && persona.behaviours.is_empty()
        && persona.frustrations.is_empty()
        && persona.delights.is_empty()
        && persona.quote.is_none();
    let reviewed = persona.reviewed.as_ref().and_then(|date| Day::parse(&date.0));
    let age = context.today.zip(reviewed).map(|(today, day)| today.days_since(day));
    let days = context.setting(&DAYS);
    let (template, help) = if thin {
        (
            "nothing shows that persona `{persona}` is more than imagined",
            "add `evidence`, or the habits, frustrations and words that you observed",
        )
    } else if age.is_some_and(|age| age as f64 > days) {
        (
            "persona `{persona}` was last looked at {age} days ago",
            "check that the portrait is still true, and set `reviewed`",
        )
    } else {
        return;
    };
    context
        .finding(path, template)
        .called("persona", Some(&persona.name), &persona.id)
        .with("age", age.unwrap_or_default() as f64)
        .subject("persona", Some(persona.id.as_str()), Some(&persona.name))
        .help(help)
        .report();
}
