//! What no single crate can test.

// A document written with `json!` is deep.
#![recursion_limit = "256"]

mod attach;
mod boxes;
mod check_command;
mod columns;
mod compare;
mod conflict_table;
mod coverage;
mod draft;
mod edit_laws;
mod evidence;
mod fixes;
mod flow;
mod fresh;
mod frozen;
mod git;
mod hostile;
mod house;
mod identity;
mod journey_checks;
mod json_suite;
mod laws;
mod merge;
mod merge_laws;
mod mermaid;
mod method_laws;
mod methods;
mod naughty;
mod notes;
mod oracle;
mod pictures;
mod planted;
mod roadmap;
mod rules;
mod schemas;
mod score;
mod score_bad_input;
mod score_laws;
mod segments;
mod similarity;
mod survey;
mod templates;
mod thin;
mod vectors;
mod workbook;
mod worked_example;
mod yaml;
