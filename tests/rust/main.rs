//! What no single crate can test.

// A document written with `json!` is deep.
#![recursion_limit = "256"]

mod compare;
mod fixes;
mod fresh;
mod house;
mod json_suite;
mod laws;
mod naughty;
mod oracle;
mod pictures;
mod planted;
mod rules;
mod score;
mod thin;
mod vectors;
mod yaml;
