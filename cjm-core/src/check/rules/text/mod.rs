//! `CJM0xx`: the text cannot be read.

pub(crate) mod bad_unicode;
pub(crate) mod duplicate_key;
pub(crate) mod internal_error;
pub(crate) mod invalid_text;
pub(crate) mod limit_exceeded;
pub(crate) mod version_missing;
pub(crate) mod version_newer;
pub(crate) mod version_unreadable;
