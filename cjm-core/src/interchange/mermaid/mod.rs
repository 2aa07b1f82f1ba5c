//! Mermaid's `journey` diagrams.
//!
//! The grammar is that of Mermaid 11 (`journey.jison`, `preprocess.ts`, `journeyDb.js`), restated: what it
//! refuses is refused, what it reads is read the same. Markup in titles is cleaned of scripts and styles only.

mod diagram;
mod entity;
mod export;
mod import;
mod lexer;
mod script;
mod source;

pub(in crate::interchange) use export::export;
pub(in crate::interchange) use import::import;

/// What Mermaid itself makes of a text.
///
/// # Errors
/// Why Mermaid refuses the text.
#[cfg(feature = "testing")]
pub(crate) fn reading(text: &str) -> Result<serde_json::Value, String> {
    let source = source::Source::new(text);
    let diagram = diagram::Diagram::parse(&source).map_err(|refusal| refusal.message)?;
    let sections = &diagram.sections;
    let score = |score: f64| match score.is_finite() {
        true => serde_json::json!(score),
        false if score.is_nan() => serde_json::json!("NaN"),
        false => serde_json::json!(if score > 0.0 { "Infinity" } else { "-Infinity" }),
    };
    let tasks = diagram.tasks.iter().map(|task| {
        let section = task.section.and_then(|at| sections.get(at)).cloned().unwrap_or_default();
        serde_json::json!({ "section": section, "task": task.name, "score": score(task.score), "people": task.people })
    });
    Ok(serde_json::json!({
        "title": diagram.title, "accTitle": diagram.acc_title, "accDescr": diagram.acc_descr,
        "sections": sections, "tasks": tasks.collect::<Vec<_>>(),
    }))
}
