//! The rules: a folder a family, a file a rule.

pub(crate) mod action;
pub(crate) mod evidence;
pub(crate) mod experience;
pub(crate) mod living;
pub(crate) mod references;
pub(crate) mod shape;
pub(crate) mod structure;
pub(crate) mod text;
pub(crate) mod value;
pub(crate) mod wording;
