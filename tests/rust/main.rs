//! What no single crate can test.

mod compare;
mod fresh;
mod json_suite;
mod laws;
mod naughty;
mod rules;
mod score;
mod thin;
mod vectors;
