//! What no single crate can test.

#![recursion_limit = "256"]

mod compare;
mod fresh;
mod json_suite;
mod laws;
mod naughty;
mod pictures;
mod rules;
mod score;
mod thin;
mod vectors;
