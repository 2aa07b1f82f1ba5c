//! What no single crate can test.

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
