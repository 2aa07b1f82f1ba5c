//! `CJM2xx`: ids and what points to them.

pub(crate) mod dangling_reference;
pub(crate) mod duplicate_id;
