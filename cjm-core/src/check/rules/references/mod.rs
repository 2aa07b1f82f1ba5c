//! `CJM2xx`: ids and what points to them.

pub(crate) mod cyclic_reference;
pub(crate) mod dangling_reference;
pub(crate) mod duplicate_id;
pub(crate) mod duplicate_touchpoint;
pub(crate) mod reserved_id;
pub(crate) mod unstable_id;
pub(crate) mod unused_definition;
