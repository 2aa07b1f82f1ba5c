//! Documents and reports as text: canonical and house form, content hash.

pub mod json;
