//! The rules: a folder a family, a file a rule.

pub(super) mod references;
pub(super) mod shape;
pub(super) mod text;
