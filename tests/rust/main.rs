//! What no single crate can test.

// A document written with `json!` is deep.
#![recursion_limit = "256"]

mod boxes;
mod check_command;
mod compare;
mod fixes;
mod fresh;
mod hostile;
mod house;
mod json_suite;
mod laws;
mod naughty;
mod oracle;
mod pictures;
mod planted;
mod rules;
mod score;
mod score_laws;
mod thin;
mod vectors;
mod yaml;
