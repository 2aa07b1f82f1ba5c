//! `CJM1xx`: a member is missing, unknown or of the wrong kind.

pub(crate) mod metric_out_of_range;
pub(crate) mod metric_without_scale;
pub(crate) mod schema_violation;
pub(crate) mod stale_suppression;
pub(crate) mod unknown_member;
