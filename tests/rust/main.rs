//! What no single crate can test.

// A document written with `json!` is deep.
#![recursion_limit = "256"]

mod check_command;
mod compare;
mod fixes;
mod fresh;
mod git;
mod hostile;
mod house;
mod json_suite;
mod laws;
mod merge;
mod merge_laws;
mod naughty;
mod oracle;
mod pictures;
mod planted;
mod roadmap;
mod rules;
mod score;
mod score_laws;
mod thin;
mod vectors;
mod yaml;
