//! `CJM1xx`: a member is missing, unknown or of the wrong kind.

pub(crate) mod schema_violation;
pub(crate) mod unknown_member;
